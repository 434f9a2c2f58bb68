"""The audit sample: signals drawn by lot, that people read whatever a reader thinks of them."""

from __future__ import annotations

from django.db import models

from wallofchange.listening.models import Signal


class Drawn(models.Model):
    """This signal was drawn. It is marked here and not on the screen, so that nobody reads it otherwise."""

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="drawn")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"signal {self.signal_id}, drawn by lot"
