"""What was expected before, beside what was said after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet

from wallofchange.listening.models import Expected, Signal


class Foreseen(NamedTuple):
    """The mark a customer thought it would deserve, asked at that time, on its scale."""

    score: float
    scale: tuple[float, float]
    at: datetime


def before(signals: QuerySet[Signal] | Iterable[Signal]) -> dict[int, Foreseen]:
    """What was expected before each signal, where it was asked: by signal, in one query; of two the last."""
    asked = Expected.objects.counted().filter(signal__in=signals).order_by("at", "pk")
    rows = asked.values_list("signal_id", "score", "scale_low", "scale_high", "at")
    return {signal: Foreseen(score, (low, high), at) for signal, score, low, high, at in rows}
