"""What is known of a signal besides its score, as the record tells it: figures are asked by these."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, CharField, F, TextField, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils import timezone

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
    "wordless": Case(When(words="", then=Value("1")), default=Value(""), output_field=CharField()),
}
PLACES = tuple(FACTS)


def month_after(month: date) -> date:
    """The first day of the next month."""
    return (month + timedelta(days=32)).replace(day=1)


def midnight(day: date) -> datetime:
    """When a day begins at home."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())
