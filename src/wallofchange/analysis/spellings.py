"""Scores and days as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from math import isfinite
from zoneinfo import ZoneInfo

from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.measuring.words import Words

SCORE = re.compile(
    r"\s*([+-]?\d+(?:[.,]\d+)?|[+-]?[.,]\d+)(?:\s*[/(:;].*|\s*[–-]\s*\D.*|\s+\D.*)?\s*", re.DOTALL
)
HOME_ZONE = ZoneInfo("Europe/Amsterdam")
UTC_HOUR = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{1,2})Z")
PARTS = re.compile(r"\s*(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")
COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)\b")
NAMED = re.compile(r"\s*(\d{1,2})[-. ]+([a-z]{3})[a-z]{0,6}[-. ]+(\d{4})", re.IGNORECASE)
NAMED_FIRST = re.compile(r"\s*([a-z]{3})[a-z]{0,6}\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
WEEKDAY = re.compile(
    r"\s*(?:mon|tue|wed|thu|fri|sat|sun|ma|di|wo|do|vr|za|zo)[a-z]{0,6}[., ]+", re.IGNORECASE
)
WEEK = re.compile(r"\s*(\d{4})-?W(\d{2})(?:-?([1-7]))?\s*")
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTHS = {name: at for at, name in enumerate(_NAMES, start=1)} | {"mrt": 3, "maa": 3, "mei": 5, "okt": 10}
AS_A_DAY = Words("Schrijf hem als 2026-10-26.", "Write it as 2026-10-26.")


def score_of(written: object) -> float | None:
    """The number in an answer such as 8, "7,5" or "8 (goed)"; None where there is none.

    >>> score_of("7,5"), score_of("8 (goed)"), score_of("goed")
    (7.5, 8.0, None)
    """
    if isinstance(written, bool | int | float):
        return float(written) if isfinite(written) else None
    found = SCORE.fullmatch(str(written)) if written is not None else None
    return float(found[1].replace(",", ".")) if found else None


def is_empty(written: object) -> bool:
    """Nothing was given: no value, no text, or the nothing of floating-point columns."""
    return written is None or written == "" or written != written  # only NaN differs from itself


def days_of(written: Iterable[object]) -> dict[object, date]:
    """Every readable day among these, at home; day first unless only month first can be meant.

    >>> days_of(["31-12-2026", "2026-01-05"])
    {'31-12-2026': datetime.date(2026, 12, 31), '2026-01-05': datetime.date(2026, 1, 5)}
    """
    values = list(written)
    parts: dict[object, tuple[int, int, int] | None] = {
        value: _parts(value) for value in values if isinstance(value, str)
    }
    firsts = [found for found in parts.values() if found and found[0] < 1000]
    month_first = any(found[1] > 12 for found in firsts) and not any(found[0] > 12 for found in firsts)
    days: dict[object, date] = {}
    for value in values:
        found = _at_home(value) or _day(parts.get(value), month_first=month_first)
        if found is not None:
            days[value] = found
    return days


def one_day(written: object, remedy: Words = AS_A_DAY) -> date:
    """The day that somebody named.

    Raises:
        CannotAnswerError: when it is none.
    """
    found = days_of([written]).get(written)
    if found is None:
        raise CannotAnswerError(Words(f"{written!r} is geen dag.", f"{written!r} is not a day."), remedy)
    return found


def _at_home(value: object) -> date | None:
    """The day at home of a date, a moment, or an hour in UTC such as 2026-03-15T23Z."""
    if isinstance(value, str) and (found := UTC_HOUR.fullmatch(value)):
        value = datetime.fromisoformat(found[1]).replace(hour=int(found[2]), tzinfo=UTC)
    if isinstance(value, datetime):
        return (value.astimezone(HOME_ZONE) if value.tzinfo else value).date()
    return value if isinstance(value, date) else None


def _parts(text: str) -> tuple[int, int, int] | None:
    if week := WEEK.fullmatch(text):
        return _first_of(int(week[1]), int(week[2]), int(week[3] or 1))
    alone = WEEKDAY.sub("", text, count=1) if WEEKDAY.match(text) else text
    for each in (text, alone):  # "maart" begins as Monday does
        if (named := NAMED_FIRST.match(each)) and (month := MONTHS.get(named[1].lower())):
            return int(named[3]), month, int(named[2])
    return _in_order(alone)


def _in_order(text: str) -> tuple[int, int, int] | None:
    if (named := NAMED.match(text)) and (month := MONTHS.get(named[2].lower())):
        return int(named[3]), month, int(named[1])
    found = PARTS.match(text) or COMPACT.match(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _first_of(year: int, week: int, weekday: int) -> tuple[int, int, int] | None:
    """The day of a week as ISO 8601 counts it; its Monday where no day is told."""
    try:
        found = date.fromisocalendar(year, week, weekday)
    except ValueError:
        return None
    return found.year, found.month, found.day


def _day(parts: tuple[int, int, int] | None, *, month_first: bool) -> date | None:
    if parts is None:
        return None
    first, second, third = parts
    if first >= 1000:
        year, month, day = parts
    else:
        year, month, day = (third, first, second) if month_first else (third, second, first)
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
