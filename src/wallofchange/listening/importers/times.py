"""Dates and times as exports and people write them, made into UTC."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from .values import NOTHING, Unreadable, text_of

EARLIEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
_NAMES = "jan|feb|mar mrt maa|apr|may mei|jun|jul|aug|sep|oct okt|nov|dec"
_MONTHS = {name: number for number, names in enumerate(_NAMES.split("|"), start=1) for name in names.split()}
_CLOCK = (
    r"(?:[T ,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,](?P<part>\d{1,9}))?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?)?"
)
_ZONE = r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?"
_FORMS = [
    re.compile(pattern + _CLOCK + _ZONE)
    for pattern in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<first>\d{1,2})[-/.](?P<second_part>\d{1,2})[-/.](?P<year>\d{4}|\d{2})",
        r"(?:[A-Za-z]{2,9},? )?(?P<day>\d{1,2})\.?[ -](?P<name>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})",
        r"(?:[A-Za-z]{2,9},? )?(?P<name>[A-Za-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    )
]
_TWITTER = re.compile(
    r"[A-Za-z]{3} (?P<name>[A-Za-z]{3}) (?P<day>\d{1,2}) (?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2}) "
    r"(?P<zone>[+-]\d{4}) (?P<year>\d{4})"
)
_DAY_MONTH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})(?!\d)")


class Clock:
    """Reads times of one column: its zone where none is written, and which part is the day."""

    def __init__(self, zone: str = "Europe/Amsterdam", *, day_first: bool = True) -> None:
        self._zone = ZoneInfo(zone)
        self._day_first = day_first
        self._known: dict[object, dt.datetime | None] = {}

    def read(self, cell: object) -> dt.datetime | None:
        """The moment in a cell, in UTC; None when the cell is empty.

        Raises:
            Unreadable: when something else stands there.
        """
        try:
            return self._known[cell]
        except KeyError:
            if len(self._known) > 50_000:
                self._known.clear()
            moment = self._known[cell] = self._read(cell)
            return moment

    def _read(self, cell: object) -> dt.datetime | None:
        if isinstance(cell, dt.datetime):
            return self._utc(cell)
        if isinstance(cell, dt.date):
            return self._utc(dt.datetime(cell.year, cell.month, cell.day, tzinfo=self._zone))
        if isinstance(cell, (int, float)) and not isinstance(cell, bool):
            return None if cell != cell else self._from_number(float(cell))
        words = text_of(cell)
        if not words or words.casefold() in NOTHING:
            return None
        try:
            return self._from_words(words)
        except (ValueError, OverflowError) as trouble:
            raise Unreadable(words) from trouble

    def _from_words(self, words: str) -> dt.datetime:
        if re.fullmatch(r"\d{8}", words) and words[:2] in ("19", "20"):
            return self._utc(dt.datetime(int(words[:4]), int(words[4:6]), int(words[6:]), tzinfo=self._zone))
        if re.fullmatch(r"-?\d+(?:[.,]\d+)?", words):
            return self._from_number(float(words.replace(",", ".")))
        for form in (*_FORMS, _TWITTER):
            if found := form.fullmatch(words):
                return self._utc(self._composed(found.groupdict()))
        return self._utc(dt.datetime.fromisoformat(words))

    def _composed(self, part: dict[str, str | None]) -> dt.datetime:
        year = int(part["year"] or 0)
        month, day = self._month_and_day(part)
        hour = int(part["hour"] or 0)
        if half := part.get("half"):
            hour = hour % 12 + (12 if half[0] in "Pp" else 0)
        return dt.datetime(
            year + 2000 if year < 100 else year,
            month,
            day,
            hour,
            int(part["minute"] or 0),
            int(part["second"] or 0),
            int((part.get("part") or "0").ljust(6, "0")[:6]),
            tzinfo=_zone(part["zone"]),
        )

    def _month_and_day(self, part: dict[str, str | None]) -> tuple[int, int]:
        if name := part.get("name"):
            if name[:3].casefold() not in _MONTHS:
                raise ValueError(name)
            return _MONTHS[name[:3].casefold()], int(part["day"] or 0)
        if first := part.get("first"):
            pair = int(first), int(part["second_part"] or 0)
            return (pair[1], pair[0]) if self._day_first else pair
        return int(part["month"] or 0), int(part["day"] or 0)

    def _from_number(self, number: float) -> dt.datetime:
        """Milliseconds or seconds since 1970, or the day number of a spreadsheet."""
        if 1e11 <= abs(number) < 1e14:
            return dt.datetime.fromtimestamp(number / 1000, dt.UTC)
        if 6e8 <= number < 1e11:
            return dt.datetime.fromtimestamp(number, dt.UTC)
        if 20_000 <= number < 80_000:
            return self._utc(
                dt.datetime(1899, 12, 30, tzinfo=self._zone) + dt.timedelta(seconds=round(number * 86_400))
            )
        raise Unreadable(f"{number:g}")

    def _utc(self, moment: dt.datetime) -> dt.datetime:
        try:
            return (moment if moment.tzinfo else moment.replace(tzinfo=self._zone)).astimezone(dt.UTC)
        except OverflowError as trouble:
            raise Unreadable(str(moment)) from trouble


def day_comes_first(cells: Iterable[object]) -> bool | None:
    """Whether dates like 31-12-2026 stand in these cells (True), 12-31-2026 (False), or it cannot be told."""
    first = second = ambiguous = 0
    for cell in cells:
        if isinstance(cell, str) and (found := _DAY_MONTH.match(cell.strip())):
            first += int(found[1]) > 12
            second += int(found[2]) > 12
            ambiguous += 1
    if first == second:
        return None if ambiguous else True
    return first > second


def _zone(words: str | None) -> dt.tzinfo | None:
    if not words:
        return None
    if words in ("Z", "UTC", "GMT"):
        return dt.UTC
    sign = -1 if words[0] == "-" else 1
    digits = words[1:].replace(":", "").ljust(4, "0")
    return dt.timezone(sign * dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))
