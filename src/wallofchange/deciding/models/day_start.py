"""The daily stand-up in front of the wall: fifteen minutes, a fixed order, a rotating leader."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models, transaction

from wallofchange.diary.models import note
from wallofchange.people.models import Team, User


class DayStart(models.Model):
    """One morning of one team. It ends with one sentence: what will a customer notice today?"""

    team = models.ForeignKey(Team, models.CASCADE, related_name="day_starts")
    on = models.DateField()
    leader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    today = models.TextField(blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["team", "on"], name="one_day_start_a_day")]

    def __str__(self) -> str:
        return f"{self.team} {self.on}"

    @classmethod
    def hold(cls, team: Team, on: date, *, leader: User, at: datetime) -> DayStart:
        """Begin this morning's day-start, or find the one that is under way."""
        held, made = cls.objects.get_or_create(
            team=team, on=on, defaults={"leader": leader, "started_at": at}
        )
        if made:
            note("began the day-start", held, by=leader, at=at, team_id=team.pk)
        return held

    @classmethod
    def next_leader(cls, team: Team) -> User | None:
        """Who leads next: the member whose turn is longest ago."""
        turn = models.Max("pk")
        last = dict(cls.objects.filter(team=team).values_list("leader").annotate(last=turn))
        members = list(team.members.order_by("name"))
        return min(members, key=lambda member: last.get(member.pk, 0), default=None)

    def close(self, today: str, *, by: User, at: datetime) -> None:
        """End with the one sentence that counts; whatever is left will still hang here tomorrow."""
        with transaction.atomic():
            self.closed_at, self.closed_by, self.today = at, by, today.strip()
            self.save(update_fields=["closed_at", "closed_by", "today"])
            note("closed the day-start", self, by=by, at=at, team_id=self.team_id, today=self.today)
