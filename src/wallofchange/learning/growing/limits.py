"""Measuring the limits that teams set themselves; what is crossed becomes an item for the management."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import Limit
from wallofchange.learning.cube import counts
from wallofchange.learning.growing.figures import FEWEST
from wallofchange.people import working_hours

LATELY = timedelta(weeks=4)
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Measured:
    """What was found, in the unit of the bar, with its interval where it has one."""

    found: Decimal
    n: int
    crossed: bool
    low: Decimal | None = None
    high: Decimal | None = None


def pull(*, at: datetime) -> int:
    """Measure what was not measured for an hour; return how many limits were crossed or hold again."""
    return sum(look_at(limit, at=at) for limit in Limit.objects.due(at).select_related("team"))


def look_at(limit: Limit, *, at: datetime) -> bool:
    """Measure one limit; whether that changed anything. Twice changes things once."""
    measured = measure(limit, at=at)
    Limit.objects.filter(pk=limit.pk).update(looked_at=at)
    if measured is None:
        return False
    if not measured.crossed:
        return bool(limit.hold(at=at))
    crossing = limit.cross(measured.found, at=at, low=measured.low, high=measured.high, n=measured.n)
    return crossing is not None


def measure(limit: Limit, *, at: datetime) -> Measured | None:
    """What the limit is about, now; None where too few answered to say anything."""
    how = {Limit.Of.WAITING: _waiting, Limit.Of.NINES: _nines, Limit.Of.SIZE: _size}
    return how[Limit.Of(limit.of)](limit, at)


def _waiting(limit: Limit, at: datetime) -> Measured:
    """The longest wait for an answer, in working hours."""
    since = FollowUp.objects.waiting().filter(team=limit.team, at__lte=at).values_list("at", flat=True)
    waits = [working_hours.between(timezone.localtime(each), timezone.localtime(at)) for each in since]
    longest = _hundredths(max(waits, default=timedelta(0)) / AN_HOUR)
    return Measured(longest, len(waits), longest > limit.bar)


def _nines(limit: Limit, at: datetime) -> Measured | None:
    """Nines and tens of the last four weeks, in a hundred; crossed when even the upper end lies below."""
    from wallofchange.measuring.share import share

    today = timezone.localdate(at)
    since = today - LATELY + timedelta(days=1)
    side = counts(since=since, until=today, teams=[limit.team_id]).usual.histogram
    if side.n < FEWEST:
        return None
    found = share(side.nine_plus, side.n)
    low, high = _hundredths(100 * found.low), _hundredths(100 * found.high)
    return Measured(_hundredths(100 * found.p), side.n, high < limit.bar, low, high)


def _size(limit: Limit, at: datetime) -> Measured:
    people = limit.team.members.filter(is_active=True).count()
    return Measured(Decimal(people), people, people > limit.bar)


def _hundredths(figure: float) -> Decimal:
    return Decimal(str(round(figure, 2)))
