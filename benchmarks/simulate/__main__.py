"""All promises of the mathematics, measured with fixed seeds: `make simulate` writes docs/simulations.md.

python -m benchmarks.simulate [NAME ...]   only rows whose name holds one of these; the others stay
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.simulate.row import TOP, Check, Row, Runs, line, name_in
from benchmarks.simulate.rows import ROWS

PAGE = Path(__file__).parents[2] / "docs" / "simulations.md"
HEAD = """# What the mathematics promises, and whether it keeps it

Made by `make simulate`: the product's own functions, made-up customers, fixed seeds. `benchmarks/simulate`
has the code and says how to add a row. A coverage or an alarm rate is a share of all runs, with what chance
leaves open (±, in 19 of 20): a figure without it is exact, or only shown. "(close)": within its bar,
and chance could carry it across. "Published" is what the specification of the measuring part, or the
literature it quotes, gives for the same promise. `make test` runs every row small.
"""


def main(names: list[str]) -> int:
    chosen = [row for row in ROWS if not names or any(name.lower() in row.name.lower() for name in names)]
    measured = [_measured(row) for row in chosen]
    write({row.name: line(row, checks) for row, checks, _ in measured})
    kept = all(check.holds() for _, checks, _ in measured for check in checks)
    took = sum(seconds for *_, seconds in measured)
    print(f"{len(measured)} rows, {took:.0f} s ({process_time():.0f} s of processor), all kept: {kept}")
    return 0 if kept else 1


def write(fresh: dict[str, str]) -> None:
    """The page with the lines that were measured now, and the other rows as they stood."""
    stood = {name_in(each): each for each in PAGE.read_text().splitlines()} if PAGE.exists() else {}
    lines = [(stood | fresh).get(row.name) for row in ROWS]
    PAGE.write_text("\n".join([HEAD, *TOP, *filter(None, lines), ""]))


def _measured(row: Row) -> tuple[Row, list[Check], float]:
    start = perf_counter()
    checks = row.checks(Runs())
    seconds = perf_counter() - start
    print(
        f"{row.name} ({seconds:.0f} s; bar: {row.bar})",
        *(f"    {check}" for check in checks),
        sep="\n",
        flush=True,
    )
    return row, checks, seconds


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
