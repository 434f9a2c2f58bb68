"""The wall turned grey: the last ten changes all put something right. Kept, with what was answered."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from wallofchange.diary.models import note
from wallofchange.people.models import Team

if TYPE_CHECKING:
    from wallofchange.people.models import User


class GreyWall(models.Model):
    """From the day it was called grey until something surprises; without a team it is the whole house."""

    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="grey_walls")
    at = models.DateTimeField()
    changes = models.JSONField()  # the keys of the ten ideas, the latest first
    over_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.team or 'the house'}, {self.at:%Y-%m-%d}"

    @property
    def quiet_until_month(self) -> tuple[int, int] | None:
        """The month in which somebody said: not this month, on purpose."""
        last = self.on_purpose.last()
        here = timezone.localtime(last.at) if last else None
        return (here.year, here.month) if here else None

    def not_this_month(self, *, by: User, at: datetime) -> OnPurpose:
        """Repairs only, this month, on purpose: a choice, and kept as one."""
        said = self.on_purpose.create(by=by, at=at)
        note("leaves it grey on purpose", self, by=by, at=at, team_id=self.team_id)
        return said

    def end(self, *, at: datetime) -> None:
        """Something surprises again."""
        self.over_at = at
        self.save(update_fields=["over_at"])
        note("is not grey any more", self, by=None, at=at, team_id=self.team_id)


class OnPurpose(models.Model):
    """Somebody said: not this month, on purpose."""

    wall = models.ForeignKey(GreyWall, models.CASCADE, related_name="on_purpose")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.by}, {self.at:%Y-%m}"
