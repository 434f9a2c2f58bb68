"""Stretches of days, and the days and quarters that moments fall in, on the clock of the home."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def midnight(day: date) -> datetime:
    """When a day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """When a day is over."""
    return midnight(day + timedelta(days=1))


def quarter_of(moment: datetime) -> str:
    """The quarter of a moment, such as "2026-Q3"."""
    day = timezone.localtime(moment)
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def month_of(moment: datetime) -> str:
    """The month of a moment, such as "2026-08"."""
    return f"{timezone.localtime(moment):%Y-%m}"


def week_of(moment: datetime) -> str:
    """The week of a moment as ISO counts it, such as "2026-W31"."""
    return f"{timezone.localtime(moment):%G-W%V}"


PERIODS = {"quarter": quarter_of, "month": month_of, "week": week_of}
