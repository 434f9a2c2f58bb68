"""The traps: one planted table each, and fifty clean ones, through `effect` as a file goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import wallofchange.analysis as woc
from benchmarks.simulate.row import Check, Runs, row
from tests.analysis.planted import CHANGE, Planted, clean, planted

RULE_OF_DISPLAY = "T18"


def codes(told: Planted) -> set[str]:
    options = {"score": "score", "time": "day", "change_at": CHANGE} | told.options
    found = woc.effect(told.table, **options, watch=woc.Watch(**told.watch))
    return {trap.code for trap in found.traps}


@row("Trap battery, planted", published="-", bar="every trap that a table can show goes off")
def goes_off(runs: Runs) -> Iterator[Check]:
    tables = list(planted().items())[:: 1 if runs.in_full else 6]  # all are walked in tests/analysis too
    fired = [name.split()[0] in codes(told) for name, told in tables]
    yield Check("planted tables", sum(fired) / len(fired), least=1.0, times=len(fired))


@row("Trap battery, 50 clean tables without and 50 with an effect", published="-", bar="each at most 5 %")
def stays_quiet(runs: Runs) -> Iterator[Check]:
    for lift in (0.0, 0.3):
        tables = 50 if runs.in_full else 3
        fired: Counter[str] = Counter()
        for seed in range(tables):
            told = clean(1000 + seed, lift=lift)
            told.options = {"treated": ("treated", True), "randomised": True}
            told.watch |= {"planned_share": 0.5}
            fired.update(codes(told) - {RULE_OF_DISPLAY})
        worst, often = max(fired.items(), key=lambda pair: pair[1], default=("none", 0))
        label = f"lift {lift}, the most frequent ({worst})"
        yield Check.of_share(label, often, tables, most=0.05 if runs.in_full else 0.4)
