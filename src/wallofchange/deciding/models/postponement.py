"""Tomorrow: an idea that is not chosen this morning comes back at the next day-start."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import models, transaction

from wallofchange.deciding.models.idea import Idea
from wallofchange.diary.models import note
from wallofchange.people.models import User


class Postponement(models.Model):
    """Not this morning: nothing moves, it is asked again tomorrow."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="postponements")
    on = models.DateField()  # the morning on which it was put off
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.idea} {self.on}"

    @classmethod
    def make(cls, idea: Idea, on: date, *, by: User, at: datetime) -> None:
        with transaction.atomic():
            cls.objects.create(idea=idea, on=on, by=by, at=at)
            note("tomorrow", idea, by=by, at=at, team_id=idea.team_id)

    @classmethod
    def withdraw(cls, idea: Idea, on: date, *, by: User, at: datetime) -> None:
        """Today after all."""
        with transaction.atomic():
            if cls.objects.filter(idea=idea, on=on, withdrawn_at=None).update(withdrawn_at=at):
                note("today after all", idea, by=by, at=at, team_id=idea.team_id)

    @classmethod
    def of_morning(cls, ideas: Iterable[Idea], on: date) -> dict[int, Postponement]:
        found = cls.objects.filter(idea__in=list(ideas), on=on, withdrawn_at=None).select_related("by")
        return {put_off.idea_id: put_off for put_off in found}
