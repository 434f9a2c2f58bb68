"""Rows a second of a whole import beside a bare bulk insert of the same rows, in one run.

    .venv/bin/python benchmarks/import_bench.py [ROWS]

A CSV file of ROWS (1,000,000) answers goes through `wallofchange import` in a process of its own:
looked at, parsed, checked, fingerprinted, stored. The same rows are then read back and put into an
empty table with the same indexes by nothing but executemany. SQLite; seconds are CPU and wall.

Seen in November 2026, two cores shared with much other work, 1,000,000 rows, two runs: the import took
1.55 and 1.67 times the CPU of the bare insert (110 and 121 s against 71 and 72 s), and held 100 MB
of memory of its own, where a tenth of the rows held 88. By the clock such a busy machine says little:
5,300 and 2,900 rows a second against 8,100 and 8,200; 100,000 rows into an empty home went at 14,000.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROWS = 1_000_000
CHUNK = 5_000
WORDS = [
    "de",
    "monteur",
    "kwam",
    "op",
    "tijd",
    "en",
    "legde",
    "alles",
    "rustig",
    "uit",
    "maar",
    "ik",
    "moest",
    "drie",
    "keer",
    "bellen",
    "voordat",
    "iemand",
    "wist",
    "waar",
    "het",
    "over",
    "ging",
    "en",
    "de",
    "factuur",
    "klopte",
    "niet",
    "helemaal",
    "verder",
    "prima",
    "geholpen",
    "dank",
    "jullie",
    "wel",
]


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    room = Path(tempfile.mkdtemp(prefix="import-bench-"))
    try:
        small, large = _written(room / "small.csv", rows // 10), _written(room / "large.csv", rows)
        first = _in_a_process(_bring_in, room / "small", small)
        whole = _in_a_process(_bring_in, room / "large", large)
        bare = _in_a_process(_insert_bare, room / "large", room / "bare")
    finally:
        shutil.rmtree(room)
    print(json.dumps({
        "rows": rows,
        "import_rows_per_second": round(rows / whole["wall"]),
        "bare_insert_rows_per_second": round(rows / bare["wall"]),
        "import_cpu_seconds": round(whole["cpu"], 1),
        "bare_insert_cpu_seconds": round(bare["cpu"], 1),
        "import_takes_times_the_cpu_of_a_bare_insert": round(whole["cpu"] / bare["cpu"], 2),
        "megabytes_held": {f"{rows // 10} rows": round(first["held"]), f"{rows} rows": round(whole["held"])},
        "with_mapped_file": {f"{rows // 10} rows": first["peak"], f"{rows} rows": whole["peak"]},
    }, indent=2))  # fmt: skip


def _written(path: Path, rows: int) -> Path:
    """Answers as an export has them: an id, a date, a customer, a score, a sentence, a branch."""
    chance = random.Random(1)
    with path.open("w", encoding="cp1252", newline="") as file:
        file.write("nummer;datum;klantnummer;rapportcijfer;toelichting;vestiging\r\n")
        for number in range(rows):
            score = str(chance.randint(1, 9)) + chance.choice(["", ",5", " (goed)"])
            words = " ".join(chance.choices(WORDS, k=chance.randint(5, 25)))
            day = (
                f"{1 + number % 28:02d}-{1 + number // 28 % 12:02d}-2025 {number % 24:02d}:{number % 60:02d}"
            )
            file.write(f'{number};{day};K{number % 50_000};{score};"{words}";vestiging {number % 40}\r\n')
    return path


def _bring_in(home: Path, file: Path) -> dict[str, float]:
    from wallofchange.house.home import open_home

    open_home(home)
    from django.utils import timezone

    from wallofchange.listening.importers import inspect, run, source_for
    from wallofchange.people.models import Team

    begun, at = _clocks(), timezone.now()
    inspection = inspect(file, at=at)
    source = source_for(inspection, team=Team.objects.create(name="Service"), at=at)
    held = [0.0]
    outcome = run(
        file, inspection, source=source, by=None, at=at, progress=lambda *_: held.append(_own_memory())
    )
    assert outcome.rejected == 0
    return _since(begun) | {"held": max(held)}


def _insert_bare(full: Path, home: Path) -> dict[str, float]:
    """Only the inserting is timed, not the reading back."""
    from wallofchange.house.home import open_home

    open_home(home)
    from django.db import connection, transaction

    from wallofchange.listening.importers.store import Stored

    names, taken = ", ".join(Stored._fields), {"wall": 0.0, "cpu": 0.0}
    marks = ", ".join(["%s"] * len(Stored._fields))
    with connection.cursor() as cursor:
        cursor.execute("ATTACH %s AS filled", [str(full / "wall.sqlite3")])
        for table in ("people_team", "listening_source", "listening_batch", "listening_customer"):
            cursor.execute(f"INSERT INTO {table} SELECT * FROM filled.{table}")
        last = 0
        while True:
            cursor.execute(
                f"SELECT id, {names} FROM filled.listening_signal WHERE id > %s ORDER BY id LIMIT {CHUNK}",
                [last],
            )
            if not (rows := cursor.fetchall()):
                return taken
            last, values = rows[-1][0], [row[1:] for row in rows]
            begun = _clocks()
            with transaction.atomic():
                cursor.executemany(f"INSERT INTO listening_signal ({names}) VALUES ({marks})", values)
            spent = _since(begun)
            taken = {name: taken[name] + spent[name] for name in taken}


def _own_memory() -> float:
    """Megabytes of our own: the database file that SQLite maps into the process is not among them."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("RssAnon:")[1].split()[0]) / 1024


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(begun: tuple[float, float]) -> dict[str, float]:
    wall, cpu = _clocks()
    return {"wall": wall - begun[0], "cpu": cpu - begun[1]}


def _in_a_process(task, *places: Path) -> dict[str, float]:  # type: ignore[no-untyped-def]  # any of the two above
    """Run it where its peak of memory is its own."""
    inlet, outlet = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(outlet, "w") as told:
            json.dump(task(*places), told)
        os._exit(0)
    os.close(outlet)
    with os.fdopen(inlet) as heard:
        answer: dict[str, float] = json.loads(heard.read())
    _, _, used = os.wait4(child, 0)
    return answer | {"peak": round(used.ru_maxrss / 1024)}


if __name__ == "__main__":
    main()
