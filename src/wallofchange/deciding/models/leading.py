"""Who leads a morning: in turn, unless somebody takes it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.conf import settings
from django.db import models

from wallofchange.diary.models import note
from wallofchange.people.models import Team, User


def whose_turn(among: Collection[User], last: Mapping[int, int]) -> User | None:
    """Of these people, the one who led longest ago; `last` grows with each morning."""
    return min(among, key=lambda person: last.get(person.pk, 0), default=None)


class Lead(models.Model):
    """Somebody takes a morning, their own or another's; the last one who did leads it."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="+")
    on = models.DateField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["team", "on"], name="lead_of_a_morning")]

    def __str__(self) -> str:
        return f"{self.who} {self.on}"

    @classmethod
    def take(cls, team: Team, on: date, *, who: User, by: User, at: datetime) -> Lead:
        taken = cls.objects.create(team=team, on=on, who=who, by=by, at=at)
        note("leads the day-start", taken, by=by, at=at, team_id=team.pk, who=who.name, on=on.isoformat())
        return taken

    @classmethod
    def taken(cls, team: Team, days: Collection[date]) -> dict[date, User]:
        """Who took which of these mornings."""
        found = cls.objects.filter(team=team, on__in=days).select_related("who").order_by("pk")
        return {lead.on: lead.who for lead in found}
