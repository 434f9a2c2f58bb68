"""Thank a team for what a customer said of it: one tap, and they see it at their own day-start."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models, transaction

from wallofchange.diary.models import note
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team, User


class Thanks(models.Model):
    """Once for each sentence and team; whoever says it twice has said it once."""

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, related_name="thanks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [models.UniqueConstraint(fields=["signal", "team"], name="thanked_once")]

    def __str__(self) -> str:
        return f"{self.by} > {self.team}"

    @classmethod
    def say(cls, signal: Signal, team: Team, *, by: User, at: datetime) -> Thanks:
        with transaction.atomic():
            thanks, said = cls.objects.get_or_create(signal=signal, team=team, defaults={"by": by, "at": at})
            if said:
                note("thanked a team", thanks, by=by, at=at, team_id=team.pk, team=team.name)
        return thanks
