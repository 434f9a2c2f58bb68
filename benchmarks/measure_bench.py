"""`analysis.measure` beside hand-written DuckDB SQL, on a million rows in one run: what our road costs.

python benchmarks/measure_bench.py [ROWS]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wallofchange.analysis import measure

ROUNDS = 5
BY_HAND = """
    SELECT team, count(*) AS n, avg(score) AS mean, stddev_samp(score) AS sd,
           avg((score >= 9)::INT) AS nine_plus,
           avg((score >= 10)::INT) AS top, avg((score <= 0)::INT) AS bottom,
           100 * (avg((score >= 9)::INT) - avg((score <= 6)::INT)) AS nps
    FROM read_parquet('{path}') WHERE score IS NOT NULL GROUP BY team ORDER BY team
"""


def main(rows: int = 1_000_000) -> None:
    draws = np.random.default_rng(1)
    table = pa.table({"score": draws.integers(0, 11, rows), "team": draws.integers(0, 52, rows)})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.parquet"
        pq.write_table(table, path)
        by_hand = best(lambda: duckdb.connect().sql(BY_HAND.format(path=path)).fetchall())
        ours = best(lambda: measure(path, score="score", by=["team"]))
        from_arrow = best(lambda: measure(table, score="score", by=["team"]))
    print(f"{rows:,} rows, 52 groups, best of {ROUNDS}")
    print(f"SQL by hand, no intervals     {by_hand:7.3f} s")
    print(f"measure, Parquet, intervals   {ours:7.3f} s   {ours / by_hand:5.1f} x")
    print(f"measure, Arrow, intervals     {from_arrow:7.3f} s   {from_arrow / by_hand:5.1f} x")


def best(call: Callable[[], object]) -> float:
    """Seconds of the fastest round; the first one also pays for imports."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
