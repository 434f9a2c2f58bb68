"""The answers of a table as figures of units in equal stretches of time, as panel designs want them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from wallofchange.analysis.answers import Answers, Plan, Tally
from wallofchange.measuring.comparison import Measure, two_groups
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.strata import valued

if TYPE_CHECKING:
    from wallofchange.measuring.panel import Array

LENGTHS = (7, 14, 28)  # days in a period: whole weeks, longer where answers are few
FILLED = 0.9  # of the cells must hold an answer before a shorter period is taken


@dataclass(frozen=True)
class Grid:
    """Equal periods from the first day of the baseline to the last day after; the last one is whole."""

    first: date
    days: int
    periods: int

    @classmethod
    def of(cls, answers: Answers, plan: Plan, days: int) -> Grid:
        before, after = answers.windows(plan)
        return cls(before[0], days, ((after[1] - before[0]).days + 1) // days)

    def period(self, day: date) -> int | None:
        at = (day - self.first).days // self.days
        return at if 0 <= at < self.periods else None

    def from_on(self, day: date) -> int:
        """The first period that lies wholly on or after this day."""
        return -(-(day - self.first).days // self.days)

    def start(self, period: int) -> date:
        return self.first + timedelta(days=period * self.days)


def counted(answers: Answers, plan: Plan) -> list[Tally]:
    """What both windows count."""
    windows = answers.windows(plan)
    return [tally for tally in answers.tallies if any(plan.counts(tally.day, window) for window in windows)]


def cells_of(
    tallies: Iterable[Tally], answers: Answers, grid: Grid, names: Sequence[str]
) -> list[list[Histogram]]:
    """Per unit and period the answers; by `names`, in their order."""
    found: list[list[list[tuple[float, int]]]] = [[[] for _ in range(grid.periods)] for _ in names]
    place = {name: at for at, name in enumerate(names)}
    for tally in tallies:
        period, unit = grid.period(tally.day), place.get(tally.unit or "")
        if period is not None and unit is not None:
            found[unit][period].append((tally.score, tally.n))
    return [[Histogram.of(answers.scale, cell) for cell in row] for row in found]


def figures_of(measure: Measure, rows: Sequence[Sequence[Histogram]], earlier: Histogram) -> Array:
    """One figure a cell, nan where nobody answered: the mean, the share, the points, or for the ordinal
    measure the chance that an answer of the cell is better than one from before (.5 for alike)."""
    import numpy as np

    def figure(cell: Histogram) -> float:
        if not cell.n or (measure == "ordinal" and not earlier.n):
            return float("nan")
        if measure == "ordinal":
            return two_groups("ordinal", earlier, cell).estimate
        return valued(measure, cell).mean

    return np.array([[figure(cell) for cell in row] for row in rows])


def earlier_of(answers: Answers, plan: Plan) -> Histogram:
    """Everybody's answers before."""
    before = answers.windows(plan)[0]
    return Histogram.of(
        answers.scale, [(each.score, each.n) for each in answers.tallies if plan.counts(each.day, before)]
    )


def pooled(rows: Sequence[Sequence[Histogram]]) -> list[Histogram]:
    """Several units as one."""
    return [sum(column[1:], column[0]) for column in zip(*rows, strict=True)]
