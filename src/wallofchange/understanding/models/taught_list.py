"""The list of themes as it was taught at one time, and what it finds in signals that were read before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from django.db import models

from wallofchange.listening.models import Signal


class TaughtList(models.Model):
    """What the reader knew of our themes at one time: the head that was taught, and how far it has re-read.

    Re-reading walks from the newest signal back: those below `upto` still stand as they were read before.
    """

    made_from = models.CharField(max_length=40)  # tells this list and these examples from all others
    weights = models.BinaryField(default=bytes)  # arrays without pickle; empty where phrases do it alone
    at = models.DateTimeField()
    start = models.BigIntegerField(default=0)  # the newest signal when it was taught
    upto = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"themes of {self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def latest(cls) -> TaughtList | None:
        return cls.objects.order_by("-id").first()

    @property
    def percent(self) -> int:
        """How much of what was heard before has been read again, 0 to 100; by key, so a little coarse."""
        return 100 if not self.upto else int(100 * (1 - self.upto / max(self.start, 1)))


class ThemeReadingQuerySet(models.QuerySet["ThemeReading"]):
    def found_within(self, span: tuple[int, int]) -> dict[int, tuple[datetime, list[str]]]:
        """When signals in a span of keys were read again, and what was found: {signal: (at, slugs)}."""
        rows = self.filter(signal__gte=span[0], signal__lte=span[1]).values_list("signal_id", "at", "themes")
        return {pk: (at, [found["theme"] for found in themes]) for pk, at, themes in rows}


class ThemeReading(models.Model):
    """The themes of a signal as a later list finds them; a projection, like the gist, that may be made again.

    There is one only where the later list finds something else than the reading did.
    """

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="+")
    themes = models.JSONField(default=list)  # [{"theme": slug, "passage": "…"}]
    at = models.DateTimeField()

    objects: ClassVar[ThemeReadingQuerySet] = ThemeReadingQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    def __str__(self) -> str:
        return f"themes of signal {self.signal_id}, read again"


def found_again(keys: Iterable[int]) -> dict[int, tuple[datetime, list[str]]]:
    """For signals: when a later list read them, and what it found."""
    wanted = set(keys)
    if not wanted:
        return {}
    found = ThemeReading.objects.found_within((min(wanted), max(wanted)))
    return {pk: again for pk, again in found.items() if pk in wanted}
