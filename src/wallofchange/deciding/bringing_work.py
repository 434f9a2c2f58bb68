"""Regular work that is planned elsewhere, brought over: piece by piece, under the rules of one piece."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Booking, Cycle
from wallofchange.deciding.models.hours import SMALL
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User

MOST_AT_ONCE = 500
A_YEAR = 366  # days


class Work(NamedTuple):
    """One piece: without hours it is small, without a day it is for the period that is looked at."""

    title: str
    hours: Decimal = SMALL
    on: date | None = None


@dataclass(frozen=True)
class Brought:
    """What came of one piece: the booking, or why it is not planned and what does work."""

    title: str
    booking: Booking | None = None
    refusal: Refused | None = None


def plan_all(
    work: Sequence[Work | Refused], team: Team, *, by: User, at: datetime, on: date | None = None
) -> list[Brought]:
    """Each by itself, in this order: what fits is planned. What could not be read keeps its refusal.

    Raises:
        Refused: when there are too many of them.
    """
    check_many(work)
    return [_brought(each, team, by, at, on) for each in work]


def check_many(work: Sequence[object]) -> None:
    if len(work) > MOST_AT_ONCE:
        raise Refused(
            _("That is more than %(most)s at once.") % {"most": MOST_AT_ONCE},
            remedy=_("Send them in parts."),
            code="too_many",
        )


def check_near(wanted: date, today: date) -> date:
    """A day within a year: looking further makes cycles that nobody needs."""
    if abs((wanted - today).days) > A_YEAR:
        raise Refused(
            _("That is more than a year away."), remedy=_("Give a day of the coming year."), code="day"
        )
    return wanted


def refused(brought: Iterable[Brought]) -> list[tuple[int, Refused]]:
    """Which of them are not planned, by their place, and why."""
    return [(place, each.refusal) for place, each in enumerate(brought) if each.refusal]


def _brought(each: Work | Refused, team: Team, by: User, at: datetime, on: date | None) -> Brought:
    if isinstance(each, Refused):
        return Brought("", refusal=each)
    today = timezone.localdate(at)
    try:
        cycle = Cycle.of(team, check_near(each.on or on or today, today))
        return Brought(each.title, cycle.plan_regular(each.title, each.hours, by=by, at=at))
    except Refused as refusal:
        return Brought(each.title, refusal=refusal)
