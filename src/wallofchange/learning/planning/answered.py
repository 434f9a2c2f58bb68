"""How a moment was answered lately, by week and place: what a plan is reckoned from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from wallofchange.deciding.models import Idea
from wallofchange.learning.cube import counts
from wallofchange.measuring.comparison import Measure
from wallofchange.measuring.cube import Cube
from wallofchange.measuring.foreseen import alike
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.spread import Spread, usual

WEEKS_BACK = 12
BLOCKS = 4  # stretches of three weeks, by which it is seen how alike the answers of one place are
FEWEST = 30  # answers in twelve weeks
WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Answered:
    """How a moment was answered lately, by week and place, on the scale that most used."""

    cube: Cube
    today: date

    @classmethod
    def lately(cls, idea: Idea, plan: Mapping[str, Any], today: date) -> Answered:
        """The last twelve weeks, and the window before where that reaches further back."""
        monday = today - timedelta(days=today.weekday())
        since = min(monday - WEEKS_BACK * WEEK, plan.get("baseline_from") or monday)
        population = plan.get("population") or {}
        teams = None if population.get("all_teams") else idea.team_ids
        chosen = {name: population.get(name) or None for name in ("channel", "language", "unit")}
        found = counts(
            by=("week", "unit"),
            since=since,
            until=monday - timedelta(days=1),
            teams=teams,
            moment=plan.get("moment"),
            **chosen,
        )
        return cls(found.usual, today)

    @property
    def monday(self) -> date:
        """The first day of the week that is not whole yet."""
        return self.today - timedelta(days=self.today.weekday())

    @cached_property
    def lately_by_unit(self) -> dict[str, list[Histogram]]:
        """Per place the last twelve weeks, oldest first."""
        empty = Histogram(self.cube.scale)
        found = self.cube.by("unit", "week")
        weeks = [self.monday - back * WEEK for back in range(WEEKS_BACK, 0, -1)]
        units = {str(unit) for unit, _ in found}
        return {unit: [found.get((unit, week), empty) for week in weeks] for unit in sorted(units)}

    @cached_property
    def all_lately(self) -> Histogram:
        every = [week for weeks in self.lately_by_unit.values() for week in weeks]
        return _together(self.cube.scale, every)

    @property
    def known(self) -> bool:
        """Whether enough of them answered, and differently, to reckon from."""
        return self.all_lately.n >= FEWEST and len(self.all_lately.counts) > 1

    @property
    def spread(self) -> Spread:
        """How they lie; how answers mostly lie where too few came in."""
        return Spread.of(self.all_lately) if self.known else usual(self.cube.scale)

    @property
    def per_week(self) -> float:
        return self.all_lately.n / WEEKS_BACK

    @property
    def places(self) -> list[str]:
        """Places that answered lately; what has no place is none."""
        return [unit for unit, weeks in self.lately_by_unit.items() if unit and any(week.n for week in weeks)]

    def before(self, first: date, last: date) -> float:
        """Answers in a window, those still to come at today's rate; weeks that lie half in it count half."""
        ahead = max(0, (last - max(first, self.monday)).days + 1) / 7 * self.per_week
        return ahead + sum(
            histogram.n * _overlap(week, first, min(last, self.monday - timedelta(days=1)))
            for (week,), histogram in self.cube.by("week").items()
            if isinstance(week, date)
        )

    def alike(self, measure: Measure) -> float:
        """What answers of one place in three weeks share; see `measuring.foreseen.alike`."""
        spread = Spread(self.cube.scale, ())
        size = WEEKS_BACK // BLOCKS
        worth = "mean" if measure == "ordinal" else measure
        cells = []
        for unit in self.places:
            weeks = self.lately_by_unit[unit]
            blocks = [_together(self.cube.scale, weeks[at : at + size]) for at in range(0, WEEKS_BACK, size)]
            cells.append([_moments(block, spread, worth) for block in blocks])
        return alike(cells)


def _together(scale: Scale, weeks: Iterable[Histogram]) -> Histogram:
    return Histogram.of(scale, (pair for week in weeks for pair in week.counts))


def _overlap(week: date, first: date, last: date) -> float:
    """The part of a week that lies in a window."""
    inside = (min(last, week + timedelta(days=6)) - max(first, week)).days + 1
    return max(0, inside) / 7


def _moments(block: Histogram, spread: Spread, measure: Measure) -> tuple[float, float, float]:
    worth = [(spread.worth(measure, score), n) for score, n in block.counts]
    return float(block.n), sum(y * n for y, n in worth), sum(y * y * n for y, n in worth)
