"""Working days: Monday to Friday. Holidays come with the calendars of the teams."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone


def working_days_after(at: datetime, days: int) -> datetime:
    """The same time of day, this many working days later."""
    moment = timezone.localtime(at)
    while days > 0:
        moment += timedelta(days=1)
        days -= moment.weekday() < 5
    return moment
