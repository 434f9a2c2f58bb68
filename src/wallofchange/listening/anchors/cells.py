"""Cells as sheets, exports and programs write them: numbers, yes and no, days, weeks and periods."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from math import isfinite

from django.utils import timezone

from wallofchange.listening.importers.times import EARLIEST, Clock
from wallofchange.listening.importers.values import NOTHING, Unreadable, plain, text_of
from wallofchange.listening.models.measure import Measure

from . import misfits

Cells = Mapping[str, object]
Span = tuple[dt.date, dt.date]
LONGEST = dt.timedelta(days=3 * 366)
_YES = frozenset(("yes", "ja", "true", "waar", "y", "j", "wel", "1"))
_NO = frozenset(("no", "nee", "false", "onwaar", "n", "niet", "0"))
_NUMBER = re.compile(
    r"(?:€\s*)?([-+−]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+|\d+(?:[.,]\d+)?))\s*([a-z%€. ]*)",
    re.I,
)
_DURATION = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")
_MEASURED = {
    Measure.SHARE: "% procent percent",
    Measure.MINUTES: "m min mins minuut minuten minute minutes",
    Measure.HOURS: "h u uur uren hour hours",
    Measure.DAYS: "d dag dagen werkdag werkdagen day days working days",
    Measure.COUNT: "x keer maal times",
    Measure.EUROS: "€ eur euro euros",
}
_MEASURES = {word: measure for measure, words in _MEASURED.items() for word in words.split()}
_NAMES = {
    Measure.YES_NO: "yes no, ja nee, yes or no, ja of nee, boolean, bool",
    Measure.SHARE: "share, aandeel, fractie, fraction, ratio, percentage",
    Measure.COUNT: "count, aantal, number",
}
_SECONDS = {Measure.MINUTES: 60, Measure.HOURS: 3600, Measure.DAYS: 86_400}


def text(cells: Cells, field: str, most: int) -> str:
    """What stands there, or nothing."""
    words = text_of(cells.get(field)).replace("\x00", "")
    return "" if words.casefold() in NOTHING else words[:most]


def is_empty(cell: object) -> bool:
    words = text_of(cell)
    return not words or words.casefold() in NOTHING


def number(cell: object, field: str) -> tuple[float, str]:
    """A number with the word behind it: "7,5 min" is (7.5, "min").

    Raises:
        Misfit: when it is none.
    """
    if isinstance(cell, (int, float)) and isfinite(cell):
        return float(cell), ""
    found = _NUMBER.fullmatch(text_of(cell))
    if not found:
        raise misfits.unreadable(field, cell)
    digits = found[1].replace("−", "-")
    last = max(digits.rfind(","), digits.rfind("."))
    whole = re.sub(r"[.,]", "", digits[:last]) if last >= 0 else digits
    part = f".{digits[last + 1 :]}" if last >= 0 else ""
    return float(whole + part), found[2].strip(" .").casefold() or ("€" if "€" in text_of(cell) else "")


def whole(cell: object, field: str) -> int:
    """A whole number, not negative."""
    found, _ = number(cell, field)
    if found < 0:
        raise misfits.negative(field, cell)
    if found != int(found):
        raise misfits.unreadable(field, cell)
    return int(found)


def yes_or_no(cell: object) -> bool | None:
    """Whether it says yes or no; None when it says neither."""
    if isinstance(cell, bool):
        return cell
    words = plain(text_of(cell))
    return True if words in _YES else False if words in _NO else None


def measure_of(cell: object) -> Measure | None:
    """The measure that the cell itself tells: "86 %", "7 min", "ja"."""
    if isinstance(cell, (dt.time, dt.timedelta)) or _DURATION.fullmatch(text_of(cell)):
        return Measure.MINUTES
    found = _NUMBER.fullmatch(text_of(cell))
    if found or isinstance(cell, bool):
        return _measured(number(cell, "")[1]) if found else Measure.YES_NO
    return Measure.YES_NO if yes_or_no(cell) is not None else None


def measure_named(cell: object) -> Measure | None:
    """The measure that is named; None when nothing is.

    Raises:
        Misfit: when there is no such measure.
    """
    if is_empty(cell):
        return None
    words = plain(text_of(cell))
    for measure, names in _NAMES.items():
        if words in names.split(", "):
            return measure
    if found := _measured(text_of(cell).casefold()):
        return found
    raise misfits.unknown_measure(cell)


def value(cell: object, measure: Measure) -> float:
    """A value in its measure: yes is 1, 86 % is 0.86, 0:07:30 is 7.5 minutes.

    Raises:
        Misfit: when it cannot be read so, is negative where that cannot be, or no share.
    """
    if measure == Measure.YES_NO:
        said = yes_or_no(cell)
        if said is None:
            raise misfits.no_yes_or_no(cell)
        return float(said)
    if measure in _SECONDS and (seconds := _seconds(cell)) is not None:
        return seconds / _SECONDS[measure]
    found, behind = number(cell, measure.value)
    if behind and _measured(behind) not in (measure, None):
        raise misfits.unreadable(measure.value, cell)
    found = found / 100 if measure == Measure.SHARE and _measured(behind) == Measure.SHARE else found
    if found < 0 and measure != Measure.EUROS:
        raise misfits.negative(measure.value, cell)
    if measure == Measure.SHARE and found > 1:
        raise misfits.no_share(cell)
    return found


class Calendar:
    """Reads days and periods on the clock of the home. `at` is now: no fact lies more than a day after it."""

    def __init__(self, clock: Clock, *, at: dt.datetime) -> None:
        self._clock = clock
        self._latest = at + dt.timedelta(days=1)

    def moment(self, cells: Cells, field: str, *, may_come: bool = False) -> dt.datetime | None:
        """The moment in a cell, in UTC; None when it is empty."""
        cell = cells.get(field)
        try:
            found = self._clock.read(cell)
        except Unreadable as trouble:
            raise misfits.unreadable(field, cell) from trouble
        if found and found < EARLIEST:
            raise misfits.too_early(cell)
        if found and found > self._latest and not may_come:
            raise misfits.in_the_future(cell)
        return found

    def day(self, cells: Cells, field: str, *, may_come: bool = False) -> dt.date | None:
        found = self.moment(cells, field, may_come=may_come)
        return timezone.localdate(found) if found else None

    def span(self, cells: Cells) -> Span | None:
        """The period of a row: a week, a month, first and last day, or one day; None when there is none."""
        found = _week(cells) or _month(cells) or self._days(cells)
        if found is None:
            return None
        first, last = found
        if last < first:
            raise misfits.ends_before_it_begins(first, last)
        if last - first > LONGEST:
            raise misfits.too_long(first, last)
        if first > timezone.localdate(self._latest):
            raise misfits.in_the_future(first)
        if first < EARLIEST.date():
            raise misfits.too_early(first)
        return found

    def _days(self, cells: Cells) -> Span | None:
        first = self.day(cells, "starts_on") or self.day(cells, "at")
        last = self.day(cells, "ends_on", may_come=True)
        return (first, last or first) if first else None


def _week(cells: Cells) -> Span | None:
    cell = cells.get("week")
    if is_empty(cell):
        return None
    year, week = _year_and(cell, cells, "week")
    try:
        return dt.date.fromisocalendar(year, week, 1), dt.date.fromisocalendar(year, week, 7)
    except ValueError:
        raise misfits.no_such_week(week, year) from None


def _month(cells: Cells) -> Span | None:
    cell = cells.get("month")
    if is_empty(cell):
        return None
    year, month = _year_and(cell, cells, "month")
    if not 1 <= month <= 12:
        raise misfits.unreadable("month", cell)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, 1), after - dt.timedelta(days=1)


def _year_and(cell: object, cells: Cells, field: str) -> tuple[int, int]:
    """Year and number of "2026-W12", "202612", "week 12 2026", or 12 beside a column with the year."""
    words = plain(text_of(cell))
    if found := re.fullmatch(r"(?:week |month |maand )?(\d{4}) ?(?:w|wk|week|m)? ?(\d{1,2})", words):
        return int(found[1]), int(found[2])
    if found := re.fullmatch(r"(?:w|wk|week|month|maand)? ?(\d{1,2}) (\d{4})", words):
        return int(found[2]), int(found[1])
    if not is_empty(cells.get("year")) and (found := re.fullmatch(r"(?:w|wk|week)? ?(\d{1,2})", words)):
        return whole(cells["year"], "year"), int(found[1])
    raise misfits.unreadable(field, cell)


def _measured(word: str) -> Measure | None:
    return _MEASURES.get(word.split()[0] if word.split() else "")


def _seconds(cell: object) -> float | None:
    if isinstance(cell, dt.timedelta):
        return cell.total_seconds()
    if isinstance(cell, dt.time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second
    found = _DURATION.fullmatch(text_of(cell))
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]) if found else None
