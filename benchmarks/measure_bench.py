"""The score cube beside hand-written DuckDB SQL and pandas, at 1, 10 and 50 million rows, in one run.

python benchmarks/measure_bench.py [ROWS…]     (1000000 10000000 unless told; 50000000 takes minutes)

Each road runs in a process of its own on the same Parquet file, made in DuckDB: a year of weeks, 52 teams,
three channels, scores 0-10. All give the figures of each team; `measure` gives their intervals as well, and
`cube` the counts per week, team, channel and score that every figure and trap reads. Told are the median
of the warm rounds by the clock and in processor time (which other work on the machine touches less), and how
much the process grew over what it was with its libraries loaded.

Where the cube's time goes at ten million rows (a profile on two cores): opening the file 14 ms, planning
through Ibis 3 ms, the engine 170 ms, reading the 89,000 cells it counted 45 ms (a sixth of that is the
garbage collector, once). By the clock of a quiet machine the cube then takes 1.05 to 1.11 times as long as
SQL by hand (five runs, 1.06 in the middle), and 1.03 at 50 million. The figures by team take 0.7 to 0.8,
and 0.6 at 50 million, where pandas takes 8.6 times as long as they do and 600 times their memory.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROUNDS = 5
FIGURES = """
    SELECT team, count(*) AS n, avg(score) AS mean, stddev_samp(score) AS sd,
           avg((score >= 9)::INT) AS nine_plus,
           avg((score >= 10)::INT) AS top, avg((score <= 0)::INT) AS bottom,
           100 * (avg((score >= 9)::INT) - avg((score <= 6)::INT)) AS nps
    FROM read_parquet('{path}') WHERE score IS NOT NULL GROUP BY team ORDER BY team
"""
COUNTS = """
    SELECT day, team, channel, score, count(*) AS n
    FROM read_parquet('{path}') GROUP BY ALL
"""
MADE = """
    COPY (
        SELECT (hash(i) % 11)::DOUBLE AS score, (hash(i + 1e9::BIGINT) % 52)::INT AS team,
               DATE '2026-01-05' + 7 * (hash(i + 2e9::BIGINT) % 52)::INT AS day,
               ['mail', 'text', 'phone'][1 + (hash(i + 3e9::BIGINT) % 3)::INT] AS channel
        FROM range({rows}) AS numbers(i)
    ) TO '{path}' (FORMAT parquet)
"""


def sql(path: str) -> Callable[[], object]:
    import duckdb

    return lambda: duckdb.connect().sql(FIGURES.format(path=path)).fetchall()


def ours(path: str) -> Callable[[], object]:
    import ibis.backends.duckdb
    import scipy.special
    import scipy.stats

    from wallofchange.analysis import measure

    assert all((ibis.backends.duckdb, scipy.special, scipy.stats))  # loaded before the growth is counted
    return lambda: measure(path, score="score", by=["team"])


def frame(path: str) -> Callable[[], object]:
    import pandas as pd
    import pyarrow.parquet

    assert pyarrow.parquet

    def figures() -> object:
        answers = pd.read_parquet(path, columns=["team", "score"]).dropna(subset=["score"])
        answers = answers.assign(
            nine_plus=answers.score >= 9, top=answers.score >= 10, bottom=answers.score <= 0
        )
        by_team = answers.assign(detractors=answers.score <= 6).groupby("team")
        found = by_team.agg(
            n=("score", "size"),
            mean=("score", "mean"),
            sd=("score", "std"),
            nine_plus=("nine_plus", "mean"),
            top=("top", "mean"),
            bottom=("bottom", "mean"),
            detractors=("detractors", "mean"),
        )
        return found.assign(nps=100 * (found.nine_plus - found.detractors))

    return figures


def cube_sql(path: str) -> Callable[[], object]:
    import duckdb

    return lambda: duckdb.connect().sql(COUNTS.format(path=path)).fetchall()


def cube(path: str) -> Callable[[], object]:
    import ibis.backends.duckdb

    from wallofchange.analysis import cube as counted

    assert ibis.backends.duckdb
    by = {"period": "day", "unit": "team", "channel": "channel"}
    return lambda: counted(path, score="score", by=by)


ROADS = {"SQL by hand": sql, "measure": ours, "pandas": frame, "SQL by hand, cube": cube_sql, "cube": cube}


def main(sizes: list[int]) -> None:
    for rows in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "answers.parquet")
            _apart("--make", str(rows), path)
            _apart("--make", "1000", _few(path))
            found = {name: json.loads(_apart("--road", name, path)) for name in ROADS}
        _tell(rows, found)


def _tell(rows: int, found: dict[str, dict[str, float]]) -> None:
    print(f"\n{rows:,} rows, 52 teams, median of {ROUNDS - 1} warm rounds")
    heads = "".join(f"{head:>11}" for head in ("seconds", "processor", "grew MiB"))
    print(f"{'':18}{heads}   beside SQL by hand: clock, processor, memory")
    for name, own in found.items():
        by_hand = found["SQL by hand, cube" if name.endswith("cube") else "SQL by hand"]
        times = "".join(f"{own[what] / max(by_hand[what], 1e-9):8.2f}" for what in ("clock", "cpu", "grew"))
        print(f"{name:18}{own['clock']:11.3f}{own['cpu']:11.3f}{own['grew']:11.0f}   {times}")
    mine, pandas = found["measure"], found["pandas"]
    told = ", ".join(
        f"{what} {pandas[what] / max(mine[what], 1e-9):.1f}" for what in ("clock", "cpu", "grew")
    )
    print(f"pandas beside measure: {told}")


def _few(path: str) -> str:
    return str(Path(path).with_name("few.parquet"))


def _make(rows: str, path: str) -> None:
    import duckdb

    duckdb.connect().execute(MADE.format(rows=rows, path=path))


def _apart(*words: str) -> bytes:
    """What another process, with nothing loaded yet, prints."""
    return subprocess.run([sys.executable, __file__, *words], capture_output=True, check=True).stdout


def _walk(name: str, path: str) -> None:
    ROADS[name](_few(path))()  # whatever is loaded at the first question is loaded now
    call = ROADS[name](path)
    before = _peak()
    clock, cpu = [], []
    for _ in range(ROUNDS):
        start, worked = perf_counter(), process_time()
        call()
        clock.append(perf_counter() - start)
        cpu.append(process_time() - worked)
    print(json.dumps({"clock": median(clock[1:]), "cpu": median(cpu[1:]), "grew": _peak() - before}))


def _peak() -> float:
    """The most memory this process ever held, in MiB."""
    status = Path("/proc/self/status")
    if status.exists():  # the figure of `resource` begins with what the parent held
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    if sys.argv[1:2] == ["--road"]:
        _walk(*sys.argv[2:4])
    elif sys.argv[1:2] == ["--make"]:
        _make(*sys.argv[2:4])
    else:
        main([int(word) for word in sys.argv[1:]] or [1_000_000, 10_000_000])
