"""The customers' words that an idea rests on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from wallofchange.diary.models import note
from wallofchange.listening.models import Signal
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea


class Evidence(models.Model):
    """A signal pinned to an idea. Its words may be read by whoever may see the idea."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="evidence")
    signal = models.ForeignKey(Signal, models.PROTECT, related_name="evidence")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    came_with = models.ForeignKey("deciding.Merger", models.SET_NULL, null=True, related_name="brought")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["idea", "signal"], name="one_pin_a_signal")]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"signal {self.signal_id} under idea {self.idea_id}"

    @classmethod
    def pin(cls, idea: Idea, signals: Iterable[Signal], *, by: User, at: datetime) -> int:
        """Pin words to an idea, inside a transaction; return how many were not there yet.

        Who pins what came along with a merger makes it the idea's own: it stays when the two part again.
        """
        keys = [signal.pk for signal in signals]
        wanted = list(Signal.objects.seen_by(by).filter(pk__in=keys).order_by("pk"))
        hanging = set(idea.evidence.values_list("signal_id", flat=True))
        fresh = [signal for signal in wanted if signal.pk not in hanging]
        idea.evidence.filter(signal__in=wanted).exclude(came_with=None).update(came_with=None, by=by, at=at)
        Evidence.objects.bulk_create([Evidence(idea=idea, signal=each, by=by, at=at) for each in fresh], 500)
        if fresh:
            idea.follow_moment(fresh)
            note("attached words", idea, by=by, at=at, team_id=idea.team_id, signals=[s.pk for s in fresh])
        return len(fresh)
