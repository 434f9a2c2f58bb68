"""Trap T16: was what a plan rests on read with one yardstick, before and after?"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from wallofchange.deciding.models import Hypothesis
from wallofchange.listening.models import ANSWERED
from wallofchange.understanding.models import Gist

READ_BY = ("gist__reviewed", "gist__reading__reader", "gist__reading__version")
BELOW = "below"  # the one guardrail that may be read from text
FEWEST = 30  # answers a side that people read by lot: with fewer, agreement is not compared
FEWEST_READ = 1_000  # answers a side that were read: with fewer, five points without a theme may be chance


def read_by(stated: str, reviewed: bool | None, reader: str | None, version: str | None) -> str:
    """Who read what was expected; nobody where the survey asked, or a person read it."""
    return "" if stated in ANSWERED or reviewed or not reader else f"{reader} {version}"


def yardstick(hypothesis: Hypothesis, *, at: datetime) -> dict[str, Any]:
    """What `analysis.effect` wants to know of a plan that rests on labels; nothing for one that does not."""
    from wallofchange.measuring.audited import kappa

    if not any(rail["measure"] == BELOW for rail in hypothesis.guardrails):
        return {}
    sides = [_audited(hypothesis, *window) for window in _windows(hypothesis, at)]
    agreed = [kappa(side) for side in sides if sum(side.values()) >= FEWEST]
    found: dict[str, Any] = {"label_version": "read_by"}
    if len(agreed) == 2 and None not in agreed:
        found["agreement"] = tuple(agreed)
    without = [_without_theme(hypothesis, *window) for window in _windows(hypothesis, at)]
    if None not in without:
        found["unknown"] = tuple(without)
    return found


def _windows(hypothesis: Hypothesis, at: datetime) -> list[tuple[date, date]]:
    until = min(hypothesis.measure_until, timezone.localdate(at))
    return [(hypothesis.baseline_from, hypothesis.baseline_until), (hypothesis.measure_from, until)]


def _audited(hypothesis: Hypothesis, first: date, last: date) -> Counter[tuple[str, str]]:
    """What the reader and a person made of answers drawn by lot, said in these days."""
    lots = _read(hypothesis, first, last).filter(reviewed=True, signal__drawn__isnull=False)
    return Counter(lots.values_list("reading__expectation", "expectation"))


def _without_theme(hypothesis: Hypothesis, first: date, last: date) -> float | None:
    """The share of what was read in these days in which no theme was found; None when that is too little."""
    read = _read(hypothesis, first, last)
    many = read.count()
    return read.filter(themes=None).count() / many if many >= FEWEST_READ else None


def _read(hypothesis: Hypothesis, first: date, last: date) -> QuerySet[Gist]:
    """Answers of the plan's moment and days of which only the words tell what was expected."""
    said = Gist.objects.with_words().counted().exclude(signal__expectation__in=ANSWERED)
    said = said.filter(said_at__gte=_midnight(first), said_at__lt=_midnight(last + timedelta(days=1)))
    return said.filter(moment=hypothesis.moment_id) if hypothesis.moment_id else said


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
