"""The figures that hang on goals: a share of this quarter beside the same weeks a year ago."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from wallofchange.deciding.models import GoalMeasure
from wallofchange.learning.cube import counts, teams_of
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.learning.cube import Counts
    from wallofchange.measuring.share import Share, ShareDiff

QUARTER = timedelta(weeks=13)
YEAR = timedelta(weeks=52)  # whole weeks: the same season, and every weekday as often
FEWEST = 10  # answers, below which somebody might be recognised
STATED = ("below", "met", "exceeded")


class Asked(NamedTuple):
    """So many of those who answered."""

    hits: int
    n: int


@dataclass(frozen=True)
class Figure:
    """A share (0 to 1) with its interval; `before`: a year ago. None where too few answered."""

    measure: GoalMeasure
    n: int
    now: Share | None
    before: Share | None
    change: ShareDiff | None

    @property
    def moved(self) -> bool:
        """Whether a change is shown: its interval leaves nothing out."""
        return self.change is not None and (self.change.low > 0 or self.change.high < 0)


def figures_of(measures: Iterable[GoalMeasure], user: User, *, today: date) -> dict[int, Figure]:
    """By the key of the measure, of the answers this person may hear; the cube is asked twice."""
    measures = list(measures)
    if not measures:
        return {}
    now, before = _counted(user, today), _counted(user, today - YEAR)
    return {each.pk: _figure(each, _asked(now, each), _asked(before, each)) for each in measures}


def _counted(user: User, until: date) -> Counts:
    since = until - QUARTER + timedelta(days=1)
    return counts(by=("moment", "expectation"), since=since, until=until, teams=teams_of(user))


def _asked(found: Counts, measure: GoalMeasure) -> Asked:
    if measure.measure == GoalMeasure.Kind.NINE_PLUS:
        cube = found.usual
        if measure.moment_id:
            cube = cube.where("moment", lambda moment: moment == measure.moment_id)
        return Asked(cube.histogram.nine_plus, cube.n)
    told = [
        (expectation, n)
        for (moment, expectation), n in found.tally("moment", "expectation").items()
        if expectation in STATED and measure.moment_id in (None, moment)
    ]
    return Asked(sum(n for each, n in told if each == measure.measure), sum(n for _each, n in told))


def _figure(measure: GoalMeasure, now: Asked, before: Asked) -> Figure:
    from wallofchange.measuring.share import share, share_diff

    enough, known = now.n >= FEWEST, before.n >= FEWEST
    return Figure(
        measure,
        now.n,
        share(*now) if enough else None,
        share(*before) if known else None,
        share_diff(before, now) if enough and known else None,
    )
