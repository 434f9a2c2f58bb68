"""How often each answer was given at each moment: the one place where these pages count.

Two queries, whatever the number of moments. Everything else is a function of what they return.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import BooleanField, Case, Count, Q, Value, When

from wallofchange.learning.moments.asked import Asked
from wallofchange.listening.models import ANSWERED, Moment, Signal
from wallofchange.listening.models.signal import SignalQuerySet
from wallofchange.people.models import User


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
    answers: Any = _answers(user, asked, moments)
    cells = answers.values_list(
        "moment_id", "now", "scale_low", "scale_high", "score", "expectation", "silent"
    )
    people = answers.values_list("moment_id", "now", "scale_low", "scale_high")
    different = people.annotate(
        scored_known=Count("customer", distinct=True, filter=_SCORED),
        scored_unknown=Count("pk", filter=_SCORED & Q(customer=None)),
        asked_known=Count("customer", distinct=True, filter=_ASKED),
        asked_unknown=Count("pk", filter=_ASKED & Q(customer=None)),
    )
    return Counted(
        [Cell(*row) for row in cells.annotate(n=Count("pk")).order_by()],
        [
            People(moment, now, low, high, scored + scored_too, told + told_too)
            for moment, now, low, high, scored, scored_too, told, told_too in different.order_by()
        ],
    )


def _answers(user: User, asked: Asked, moments: Iterable[Moment]) -> SignalQuerySet:
    """Those that gave a score or told what they had expected, with when and whether they wrote."""
    heard = Signal.objects.seen_by(user).filter(asked.within() | asked.within_then(), asked.narrowed())
    found = heard.filter(_SCORED | _ASKED, moment__in=[moment.pk for moment in moments])
    return found.annotate(
        now=_flag(asked.within()),
        silent=_flag(Q(words="")),
    )


def _flag(holds: Q) -> Case:
    return Case(When(holds, then=Value(True)), default=Value(False), output_field=BooleanField())


_SCORED = Q(score__isnull=False, scale_low__isnull=False, scale_high__isnull=False)
_ASKED = Q(expectation__in=ANSWERED)
