"""Counting in the record itself: exact and of this moment, and slow where there is much to count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf, TruncDate
from django.utils import timezone

from wallofchange.learning.cube.counted import Tallied
from wallofchange.learning.cube.question import Question
from wallofchange.listening.models import Signal

Span = tuple[date | None, date | None]  # first and last day, at home; None: no bound

_TEXT: dict[str, Any] = {"output_field": TextField()}
FACTS: dict[str, Any] = {
    "team": F("source__team_id"),
    "moment": F("moment_id"),
    "unit": F("unit"),
    "channel": F("channel"),
    "language": Coalesce(NullIf(F("gist__language"), Value("")), F("language")),
    "segment": Coalesce(Cast(KeyTextTransform("segment", "extra"), TextField()), Value(""), **_TEXT),
    "question": F("question"),
    "stated": F("expectation"),
    "expectation": Coalesce(F("gist__expectation"), F("expectation")),
}


def tallied(question: Question, spans: Sequence[Span]) -> Iterator[Tallied]:
    """What was said in these spans of days, counted in the record."""
    signals = Signal.objects.heard().filter(_within(spans))
    signals = signals.alias(**{f"is_{name}": FACTS[name] for name in question.watched})
    for name, values in question.where:
        signals = signals.filter(_among(f"is_{name}", values))
    yield from map(_tallied, _counted(question, signals))


def _counted(question: Question, signals: QuerySet[Signal]) -> QuerySet[Signal, tuple[Any, ...]]:
    day = {"on": TruncDate("said_at", tzinfo=timezone.get_default_timezone())} if question.daily else {}
    keys = {f"by_{name}": FACTS[name] for name in question.places}
    scored = ("scale_low", "scale_high", "score")
    rows = signals.order_by().values(**day, **keys).values_list(*day, *keys, *scored)
    return rows.annotate(n=Count("pk"))


def _tallied(row: tuple[Any, ...]) -> Tallied:
    day, key = (row[0], row[1:-4]) if isinstance(row[0], date) else (None, row[:-4])
    return Tallied(day, key, *row[-4:])


def _among(name: str, values: frozenset[Any]) -> Q:
    known = Q(**{f"{name}__in": [value for value in values if value is not None]})
    return known | Q(**{f"{name}__isnull": True}) if None in values else known


def _within(spans: Sequence[Span]) -> Q:
    found = Q(pk__in=[])
    for first, last in spans:
        bounds = {} if first is None else {"said_at__gte": midnight(first)}
        if last is not None:
            bounds["said_at__lt"] = midnight(last + timedelta(days=1))
        found |= Q(**bounds) if bounds else Q(pk__isnull=False)
    return found


def midnight(day: date) -> datetime:
    """When a day begins at home."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
