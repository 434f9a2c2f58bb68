"""Counting in the record itself: exact and of this moment, and slow where there is much to count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from wallofchange.learning.cube.counted import Tallied
from wallofchange.learning.cube.kept import WHO, columns
from wallofchange.learning.cube.question import Question
from wallofchange.learning.lake.facts import COLUMNS, schema
from wallofchange.learning.lake.known import FACTS, midnight
from wallofchange.listening.models import Signal

if TYPE_CHECKING:
    import pyarrow as pa

Span = tuple[date | None, date | None]  # first and last day, at home; None: no bound


def tallied(question: Question, span: Span) -> Iterator[Tallied]:
    """What was said in a span of days, counted in the record."""
    yield from map(_tallied, _counted(question, _asked_for(question, span)))


def people(question: Question, span: Span, *, scored: bool) -> pa.Table:
    """Who said what was asked for in a span of days (empty: not known), and how often, by its places."""
    import pyarrow as pa

    signals = _asked_for(question, span)
    if scored:
        signals = signals.exclude(score=None).exclude(scale_low=None).exclude(scale_high=None)
    facts = {name: COLUMNS[name] for name in (*columns(question), WHO)}
    named = {f"by_{name}": fact for name, fact in facts.items()}
    rows = list(signals.order_by().values(**named).values_list(*named).annotate(n=Count("pk")))
    kinds = pa.schema([*(schema().field(name) for name in facts), ("n", pa.int64())])
    values = zip(*rows, strict=True) if rows else [()] * len(kinds)
    return pa.table([pa.array(each, kind) for each, kind in zip(values, kinds.types, strict=True)], kinds)


def _asked_for(question: Question, span: Span) -> QuerySet[Signal]:
    signals = Signal.objects.heard().counted().filter(**_within(span))
    if question.heard_until is not None:
        signals = signals.filter(heard_at__lte=question.heard_until)
    signals = signals.alias(**{f"is_{name}": FACTS[name] for name in question.watched})
    for name, values in question.where:
        signals = signals.filter(_among(f"is_{name}", values))
    return signals


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


def _within(span: Span) -> dict[str, datetime]:
    first, last = span
    bounds = {} if first is None else {"said_at__gte": midnight(first)}
    return bounds if last is None else bounds | {"said_at__lt": midnight(last + timedelta(days=1))}
