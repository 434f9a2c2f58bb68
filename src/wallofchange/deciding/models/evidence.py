"""The customers' words that an idea rests on."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from wallofchange.listening.models import Signal


class Evidence(models.Model):
    """A signal pinned to an idea. Its words may be read by whoever may see the idea."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="evidence")
    signal = models.ForeignKey(Signal, models.PROTECT, related_name="evidence")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["idea", "signal"], name="one_pin_a_signal")]
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return f"signal {self.signal_id} under idea {self.idea_id}"
