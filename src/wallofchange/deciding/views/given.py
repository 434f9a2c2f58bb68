"""What somebody typed or tapped, read as what it means; a refusal says how to write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

MOST_HOURS = 10_000
MOST_MONEY = 10_000_000
CENT = Decimal("0.01")


def one_of(values: list[str], text: str) -> str:
    if text not in values:
        raise Refused(
            _("'%(text)s' is not one of the choices.") % {"text": text}, remedy=_("Choose one of them.")
        )
    return text


def hours(text: str) -> Decimal:
    """Hours, with a point or a comma."""
    try:
        given = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        given = Decimal(-1)
    if not given.is_finite() or not 0 <= given <= MOST_HOURS:
        raise Refused(
            _("'%(text)s' is not a number of hours.") % {"text": text},
            remedy=_("Give a number from 0 up, such as 8 or 2.5."),
            code="hours",
        )
    return given


def money(text: str) -> Decimal:
    """Euros, with a point or a comma, and with or without their sign."""
    try:
        given = Decimal(text.replace("€", "").strip().replace(",", "."))
    except InvalidOperation:
        given = Decimal(-1)
    if not given.is_finite() or not 0 <= given <= MOST_MONEY:
        raise Refused(
            _("'%(text)s' is not an amount.") % {"text": text},
            remedy=_("Give a number from 0 up, such as 40 or 12.50."),
            code="money",
        )
    return given.quantize(CENT)


def day(text: str, otherwise: date) -> date:
    """A day, else the one that was filled in."""
    if not text.strip():
        return otherwise
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refused(
            _("'%(text)s' is not a day.") % {"text": text}, remedy=_("Write it as 2026-03-31."), code="day"
        ) from None


def colleague(idea: Idea, text: str) -> User | None:
    """Somebody of the teams that work on it; nobody when nothing was chosen."""
    if not text:
        return None
    return get_object_or_404(idea.people(), pk=number(text))


def numbers(texts: list[str]) -> list[int]:
    return [number(part) for text in texts for part in text.split(",") if part.strip()]


def number(text: str) -> int:
    """A key; what is no number finds nothing."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
