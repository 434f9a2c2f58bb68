"""Which days at home changed since their part of the lake was made."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils import timezone

from wallofchange.learning.models import Touched


def dirty_days() -> set[date]:
    """Days of which only the record knows what holds."""
    days: set[date] = set()
    for day, at_home in Touched.objects.values_list("day", "at_home").distinct().order_by():
        days |= {day} if at_home else _at_home(day)
    return days


def settle() -> None:
    """Turn the days that the database wrote down into days at home, each of which lies in one month."""
    written = list(Touched.objects.filter(at_home=False).values_list("pk", "day"))
    if not written:
        return
    days = {home for _pk, day in written for home in _at_home(day)}
    with transaction.atomic():
        Touched.objects.bulk_create([Touched(day=day, at_home=True) for day in sorted(days)])
        for first in range(0, len(written), 500):
            Touched.objects.filter(pk__in=[pk for pk, _day in written[first : first + 500]]).delete()


def _at_home(day: date) -> set[date]:
    """The days at home that a day of UTC reaches into."""
    home = timezone.get_default_timezone()
    ends = (time.min, time.max)
    return {datetime.combine(day, end, UTC).astimezone(home).date() for end in ends}
