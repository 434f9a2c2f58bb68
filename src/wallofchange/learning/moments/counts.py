"""How often each answer was given at each moment: the one place where these pages count.

From the score cube, whatever the number of moments. Everything else is a function of what it returns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from wallofchange.learning.cube import Counts, Sought, counts, people, teams_of
from wallofchange.learning.moments.asked import Asked
from wallofchange.listening.models import ANSWERED, Moment
from wallofchange.listening.models.signal import SignalQuerySet
from wallofchange.measuring.cube import Key
from wallofchange.people.models import User

ENOUGH = 10  # people: whether a figure is shown does not ask for more
Scored = tuple[float | None, float | None, float | None]  # low and high of the scale, and the score


class Cell(NamedTuple):
    """So many answers at a moment, now or then, with this score, this expectation, and words or none."""

    moment: int
    now: bool
    low: float | None
    high: float | None
    score: float | None
    expectation: str  # the survey's own answer; empty where it was not asked
    silent: bool
    n: int


class People(NamedTuple):
    """So many different people at a moment, now or then, on one scale."""

    moment: int
    now: bool
    low: float | None
    high: float | None
    scored: int
    asked: int  # who told what they had expected


@dataclass(frozen=True)
class Counted:
    """All that was counted for some moments."""

    cells: list[Cell]
    people: list[People]

    def of(self, moment: Moment) -> Counted:
        return Counted(
            [each for each in self.cells if each.moment == moment.pk],
            [each for each in self.people if each.moment == moment.pk],
        )


def counted(user: User, asked: Asked, moments: Iterable[Moment]) -> Counted:
    """Count what this person may hear, in the two stretches that were asked for."""
    sought: Sought = {"teams": teams_of(user), "moment": [moment.pk for moment in moments]}
    sought |= {"unit": asked.unit or None, "channel": asked.channel or None, "heard_until": asked.as_of}
    cells: list[Cell] = []
    different: list[People] = []
    for now, (since, until) in ((True, (asked.since, asked.until)), (False, asked.then)):
        stretch: Sought = {**sought, "since": since, "until": until}
        cells += _cells(counts(by=("moment", "stated", "wordless"), **stretch), now)
        different += _people(stretch, now)
    return Counted(cells, different)


def _cells(found: Counts, now: bool) -> Iterable[Cell]:
    """Answers that gave a score or told what they had expected."""
    for cube in found.cubes:
        low, high = float(cube.scale.low), float(cube.scale.high)
        for cell in cube.cells:
            yield _cell(cell.key, now, (low, high, cell.score), cell.n)
    for key, n in found.silent:
        if key[1] in ANSWERED:
            yield _cell(key, now, (None, None, None), n)


def _cell(key: Key, now: bool, scored: Scored, n: int) -> Cell:
    moment, stated, wordless = key
    return Cell(int(str(moment)), now, *scored, str(stated), wordless == "1", n)


def _people(stretch: Sought, now: bool) -> Iterable[People]:
    who_told: Sought = {**stretch, "stated": ANSWERED}
    scored = people(by=("moment", "scale"), scored=True, enough=ENOUGH, **stretch)
    told = people(by=("moment", "scale"), enough=ENOUGH, **who_told)
    for key in {**scored, **told}:
        moment, scale = key
        low, high = scale if isinstance(scale, tuple) else (None, None)
        yield People(int(str(moment)), now, low, high, scored.get(key, 0), told.get(key, 0))


def answers_among(signals: SignalQuerySet) -> SignalQuerySet:
    """Those that gave a score or told what they had expected: by which it is judged what may be shown."""
    return signals.filter(_SCORED | _ASKED)


_SCORED = Q(score__isnull=False, scale_low__isnull=False, scale_high__isnull=False)
_ASKED = Q(expectation__in=ANSWERED)
