"""Whose answers, of which moments and days, somebody may look at."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from wallofchange.listening.models import Moment, Signal
from wallofchange.people.models import User

Moments = Moment | Sequence[Moment]
SCALE = (0.0, 10.0)  # where nobody answered


@dataclass(frozen=True, slots=True)
class Scope:
    """Answers of some moments between two days that both count, as far as this person may hear them."""

    moments: tuple[Moment, ...]
    since: date
    until: date
    user: User
    teams: tuple[int, ...] = ()
    units: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        moment: Moments,
        since: date,
        until: date,
        user: User,
        teams: Collection[int] = (),
        units: Collection[str] = (),
    ) -> Scope:
        moments = (moment,) if isinstance(moment, Moment) else tuple(moment)
        return cls(moments, since, until, user, tuple(teams), tuple(units))

    def over(self, since: date, until: date) -> Scope:
        """The same on other days."""
        return replace(self, since=since, until=until)

    def signals(self) -> QuerySet[Signal]:
        """All that was said in it, with a score or without."""
        found = Signal.objects.seen_by(self.user).filter(
            moment__in=[moment.pk for moment in self.moments],
            said_at__gte=midnight(self.since),
            said_at__lt=midnight(self.until + timedelta(days=1)),
        )
        if self.teams:
            found = found.filter(source__team__in=self.teams)
        return found.filter(unit__in=self.units) if self.units else found

    def scored(self) -> tuple[QuerySet[Signal], tuple[float, float]]:
        """The answers on the scale that most were given on, and that scale: two scales are never added up."""
        scored = self.signals().exclude(score=None).exclude(scale_high=None)
        scales = scored.order_by().values_list("scale_low", "scale_high").annotate(n=Count("pk"))
        low, high, _n = scales.order_by("-n").first() or (*SCALE, 0)
        return scored.filter(scale_low=low, scale_high=high), (float(low or 0), float(high or 0))

    def as_dict(self) -> dict[str, Any]:
        return {
            "moments": [moment.slug for moment in self.moments],
            "since": self.since.isoformat(),
            "until": self.until.isoformat(),
            "units": list(self.units),
            "teams": list(self.teams),
        }


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
