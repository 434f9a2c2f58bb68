"""One line that says who is away and when, in Dutch or English: "Sefa 2-6 nov", "tomorrow", "vrijdag middag".

Pure: no database, no clock. What cannot be read is refused with how it can be written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused

HALF_A_DAY: Final = Decimal(4)
_MONTHS: Final = {
    name: number
    for names, number in zip(
        (
            "jan",
            "feb",
            "maart mrt mar",
            "apr",
            "mei may",
            "jun",
            "jul",
            "aug",
            "sep",
            "okt oct",
            "nov",
            "dec",
        ),
        range(1, 13),
        strict=True,
    )
    for name in names.split()
}
_DAYS: Final = (
    ("maandag", "monday"), ("dinsdag", "tuesday"), ("woensdag", "wednesday"), ("donderdag", "thursday"),
    ("vrijdag", "friday"), ("zaterdag", "saturday"), ("zondag", "sunday"),
)  # fmt: skip
_RELATIVE: Final = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2}
_HALVES: Final = frozenset({"ochtend", "morning", "middag", "afternoon"})
_GLUED: Final = re.compile(r"\b(\w+dag|morgen)(ochtend|middag)\b")
_WHOLE_WEEKS: Final = {"volgende week": 1, "next week": 1, "deze week": 0, "this week": 0}
_NOISE: Final = {
    "is", "away", "off", "vrij", "weg", "afwezig", "van", "from", "op", "on", "the", "de", "vakantie",
    "holiday", "verlof", "leave",
}  # fmt: skip
_UNTIL: Final = re.compile(r"[-–]|\bt/m\b|\btot en met\b|\b(?:until|till|through|tot|to)\b")
_DAY: Final = re.compile(r"^(\d{1,2})(?:\s+([a-z]+))?(?:\s+(\d{4}))?$")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Away:
    """What the line says: whose name stood in it, the days, and how much of each of them."""

    who: str
    first: date
    last: date
    hours: Decimal | None = None


def read(line: str, today: date, names: Mapping[str, object]) -> Away:
    """Read one line. `names` are those one may say it for, in lower case; no name is oneself.

    Days without a year are the next ones to come.

    Raises:
        Refused: when there is no day in it, or the days end before they begin.
    """
    text = " ".join(line.lower().replace(",", " ").replace("?", " ").split())
    who = next(
        (name for name in sorted(names, key=len, reverse=True) if re.match(rf"{re.escape(name)}\b", text)), ""
    )
    text = text[len(who) :].strip(" :")
    text, hours = _without_half(_GLUED.sub(r"\1 \2", text))
    days = _whole_week(text, today) or _span(text, today)
    if days is None:
        raise Refused(
            _("There is no day in '%(line)s' that can be read.") % {"line": line.strip()[:80]},
            remedy=_("Write it as: 2-6 nov, tomorrow, Friday afternoon, or 2026-11-02 until 2026-11-06."),
            code="day",
        )
    return Away(who, *days, hours)


def _without_half(text: str) -> tuple[str, Decimal | None]:
    words = text.split()
    half = len(words) > 1 and any(word in _HALVES for word in words)
    return " ".join(word for word in words if word not in _HALVES), HALF_A_DAY if half else None


def _whole_week(text: str, today: date) -> tuple[date, date] | None:
    weeks = next((weeks for said, weeks in _WHOLE_WEEKS.items() if said in text), None)
    if weeks is None:
        return None
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    return max(monday, today), monday + timedelta(days=6)


def _span(text: str, today: date) -> tuple[date, date] | None:
    written = [_iso(found) for found in _ISO.findall(text)]
    if written:
        first, last = written[0], written[-1]
        return (first, last) if first and last else None
    bare = " ".join(word for word in text.split() if word not in _NOISE)
    parts = [part.strip() for part in _UNTIL.split(bare) if part.strip()]
    if not 1 <= len(parts) <= 2:
        return None
    last = _one(parts[-1], today)
    first = _one(_with_month(parts[0], parts[-1]), today) if len(parts) == 2 else last
    if first and last and last < first and "-" not in parts[0]:
        first = _earlier(first, last)
    return (first, last) if first and last else None


def _with_month(first: str, last: str) -> str:
    """In "2-6 nov" the month is that of the last day."""
    rest = last.split(maxsplit=1)
    return f"{first} {rest[1]}" if first.isdigit() and len(rest) == 2 else first


def _one(text: str, today: date) -> date | None:
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    if (weekday := _weekday(text)) is not None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    if not (found := _DAY.match(text)):
        return None
    day, month, year = found.groups()
    number = _MONTHS.get((month or "")[:3], _MONTHS.get(month or ""))
    if month and number is None:
        return None
    return _next(int(day), number, int(year) if year else None, today)


def _weekday(text: str) -> int | None:
    """The day that is meant, also where it is cut short: "vr", "mon"."""
    if len(text) < 2:
        return None
    return next((n for n, names in enumerate(_DAYS) if any(each.startswith(text) for each in names)), None)


def _next(day: int, month: int | None, year: int | None, today: date) -> date | None:
    """That day, this year or the next; without a month this month or the next."""
    month_or_this = month or today.month
    try:
        found = date(year or today.year, month_or_this, day)
    except ValueError:
        return None
    if year or found >= today - timedelta(days=31 if month else 0):
        return found
    try:
        return date(today.year + 1, month_or_this, day) if month else _month_later(found)
    except ValueError:
        return None


def _month_later(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=day.day)


def _earlier(first: date, last: date) -> date:
    """A span that began before today, such as "Monday until Friday" said on a Wednesday."""
    return first - timedelta(days=7) if first - timedelta(days=7) <= last else first


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
