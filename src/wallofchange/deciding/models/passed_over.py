"""A suggestion that somebody looked at and did not take: it is not made again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from wallofchange.listening.models import Signal
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea


class PassedOver(models.Model):
    """Words that say something else after all, or an idea that is another one."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="passed_over")
    signal = models.ForeignKey(Signal, models.CASCADE, null=True, related_name="+")
    other = models.ForeignKey("deciding.Idea", models.CASCADE, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "passed over"
        constraints = [
            models.UniqueConstraint(fields=["idea", "signal"], name="words_passed_over_once"),
            models.UniqueConstraint(fields=["idea", "other"], name="idea_passed_over_once"),
            models.CheckConstraint(
                condition=models.Q(signal=None) ^ models.Q(other=None), name="passed_over_one_thing"
            ),
        ]

    def __str__(self) -> str:
        return f"not under idea {self.idea_id}"

    @classmethod
    def keep(
        cls,
        idea: Idea,
        *,
        by: User,
        at: datetime,
        signal: Signal | None = None,
        other: Idea | None = None,
    ) -> PassedOver:
        """Remember that this does not belong here; twice is once."""
        return cls.objects.get_or_create(
            idea=idea, signal=signal, other=other, defaults={"by": by, "at": at}
        )[0]
