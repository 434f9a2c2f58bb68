"""A person knows better than a reader: a new fact that wins, and survives every re-reading."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from wallofchange.listening.models import Signal


class Correction(models.Model):
    """One field of a signal's gist as a person read it; the latest one not withdrawn counts."""

    class Field(models.TextChoices):
        POLARITY = "polarity"
        EXPECTATION = "expectation"
        THEMES = "themes"
        ASKS_ANSWER = "asks_answer"

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=20, choices=Field.choices)
    value = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.field} of signal {self.signal_id}"
