"""Time as a customer may count on it: Monday to Friday from nine to five, not on public holidays.

Pure: no database, no clock. Every time is aware; days begin and end in the zone of the time that is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

OPENS, CLOSES = time(9), time(17)
A_DAY = timedelta(hours=8)


def after(start: datetime, work: timedelta) -> datetime:
    """The moment at which this much working time has passed. Friday 16:30 and an hour is Monday 9:30."""
    for opens, closes in _days_from(start):
        if work <= closes - opens:
            return opens + work
        work -= closes - opens
    raise AssertionError("days never end")


def between(start: datetime, end: datetime) -> timedelta:
    """The working time from start to end; none when the end comes first."""
    passed = timedelta()
    for opens, closes in _days_from(start):
        if opens >= end:
            break
        passed += min(closes, end) - opens
    return passed


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in holidays(day.year)


@lru_cache(maxsize=64)
def holidays(year: int) -> frozenset[date]:
    """The Dutch public holidays on which offices are closed; Liberation Day once in five years."""
    easter = _easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day -= timedelta(days=1)
    days = {date(year, 1, 1), kings_day, date(year, 12, 25), date(year, 12, 26)}
    days |= {
        easter + timedelta(days=passed) for passed in (1, 39, 50)
    }  # Easter Monday, Ascension, Whit Monday
    return frozenset(days | ({date(year, 5, 5)} if year % 5 == 0 else set()))


def _days_from(start: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The opening and closing of each working day, the first one not before the start."""
    day = start.date()
    while True:
        if is_working_day(day):
            opens, closes = (datetime.combine(day, at, start.tzinfo) for at in (OPENS, CLOSES))
            if start < closes:
                yield max(start, opens), closes
        day += timedelta(days=1)


def _easter(year: int) -> date:
    """Easter Sunday: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
