"""A million short texts read whole, as a person would: `wallofchange understand FILE`, with time and memory.

    python benchmarks/million_bench.py [COUNT]     (1000000 unless told: five to fifteen minutes on two cores)

The texts are distinct, of at most twelve words: all short ones of four sets, and pairs of them joined until
there are enough. Told are the minutes by the clock, seconds of processor, the share that goes to the deep
reader, and the memory of all processes together (each shared page counted once), early and late. Linux only.

Seen in November 2026 on two cores that did little else, of 9.6 words, 28 % of them deep: 5.8 minutes by the
clock, 2,869 a second, 686 seconds of processor; 1,075 MB early and 1,084 late.
"""

from __future__ import annotations

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.reader_tasks import rows
from benchmarks.reader_whole import SHORT_WORDS, share_deep

DATA = Path(os.environ.get("WALLOFCHANGE_TEST_DATA", Path(__file__).parents[2] / "shared" / "data"))
SETS = (
    "goemotions/dev.parquet",
    "mabsa_en_nl/dev.parquet",
    "emotion_nl_tv/dev.parquet",
    "semeval16_restaurants/nl_dev.parquet",
)
LOOK = 1.0  # seconds between two looks at the memory
TRIED = 5_000  # texts of which it is told how many go deep


def main(count: int) -> None:
    texts = _texts(count)
    print(f"{len(texts):,} distinct texts of {sum(len(t.split()) for t in texts) / len(texts):.1f} words")
    print(f"{share_deep(texts[:TRIED]):.0%} of them go to the deep reader")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("text",), *((text,) for text in texts)])
        took, memory = _read(path, path.with_suffix(".parquet"))
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{took / 60:.1f} minutes by the clock, {len(texts) / took:,.0f} texts a second")
    print(f"{used.ru_utime + used.ru_stime:,.0f} seconds of processor")
    some = max(1, len(memory) // 4)
    early, late = memory[:some], memory[-some:]
    print(f"memory: {max(early):,.0f} MB in the first quarter of the time, {max(late):,.0f} in the last")


def _texts(count: int) -> list[str]:
    dice = random.Random(3)
    by_set = [_short(name) for name in SETS]
    if not any(by_set):
        sys.exit(f"There are no texts in {DATA}.")
    found = dict.fromkeys(text for texts in by_set for text in texts)
    while len(found) < count:
        texts = dice.choice(by_set)
        pair = f"{dice.choice(texts)} {dice.choice(texts)}"
        if len(pair.split()) <= SHORT_WORDS:
            found[pair] = None
    texts = list(found)
    dice.shuffle(texts)
    return texts[:count]


def _short(name: str) -> list[str]:
    told = dict.fromkeys((row["text"] or "").strip() for row in rows(DATA / name, "text"))
    return [text for text in told if 0 < len(text.split()) <= SHORT_WORDS]


def _read(path: Path, out: Path) -> tuple[float, list[float]]:
    command = [
        Path(sys.executable).with_name("wallofchange"),
        "understand",
        path,
        "--text",
        "text",
        "-o",
        out,
    ]
    began = time.perf_counter()
    reading = subprocess.Popen([*map(str, command), "-o", str(out)])
    memory = []
    while reading.poll() is None:
        memory.append(sum(_held(process) for process in _family(reading.pid)))
        time.sleep(LOOK)
    took = time.perf_counter() - began
    if reading.returncode:
        sys.exit(f"understand ended with {reading.returncode}")
    return took, memory


def _family(process: int) -> list[int]:
    """A process and all that it started."""
    found = [process]
    for told in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += [one for child in told.read_text().split() for one in _family(int(child))]
        except OSError:
            continue  # it ended while we looked
    return found


def _held(process: int) -> float:
    """Megabytes of one process; what several share is divided among them."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)
