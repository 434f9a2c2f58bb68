"""Absence out of a calendar file (iCalendar, RFC 5545): whole days, and what a program marks as away.

Pure: bytes in, days out. Meetings are nobody's absence; what somebody called a day is not read at all,
only whom a calendar of several people is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused

MOST_BYTES: Final = 2_000_000
MOST_EVENTS: Final = 2_000
LONG_AGO: Final = timedelta(days=3_660)  # an event that comes back began no longer ago
A_WORKING_DAY: Final = Decimal(8)
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_AWAY: Final = frozenset({"OOF", "BUSY-UNAVAILABLE"})


@dataclass(frozen=True)
class Span:
    """Days of one event; `about` are the names and addresses in it, by which whose it is can be known."""

    uid: str
    first: date
    last: date
    hours: Decimal | None
    cancelled: bool
    about: str


@dataclass
class Read:
    """What a file holds: the days, and how many events were no absence or could not be read."""

    spans: list[Span] = field(default_factory=list)
    left_out: int = 0
    unreadable: int = 0


def read(file: bytes, zone: tzinfo, since: date, until: date) -> Read:
    """The absence of a calendar file between these days.

    Raises:
        Refused: when it is no calendar, or larger than any person's.
    """
    if len(file) > MOST_BYTES:
        raise Refused(
            _("This calendar is larger than 2 MB."),
            remedy=_("Export the days of this year only."),
            code="large",
        )
    found = Read()
    for event in _events(file):
        try:
            spans = [] if _is_meeting(event) else list(_spans(event, zone, since, until))
        except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
            found.unreadable += 1
            continue
        found.left_out += not spans
        found.spans += spans
    return found


def _events(file: bytes) -> list[Any]:
    import icalendar

    try:
        calendars = icalendar.Calendar.from_ical(file, multiple=True)
        events = [event for each in calendars for event in each.walk("VEVENT")]
    except (ValueError, IndexError, KeyError, TypeError, RecursionError) as trouble:
        raise _no_calendar() from trouble
    if not calendars:
        raise _no_calendar()
    if len(events) > MOST_EVENTS:
        raise Refused(
            _("This calendar holds more than 2,000 events."),
            remedy=_("Export the days of this year only."),
            code="large",
        )
    return events


def _no_calendar() -> Refused:
    return Refused(
        _("This is no calendar file."),
        remedy=_("Export your calendar as .ics, or say it in one line."),
        code="file",
    )


def _is_meeting(event: Any) -> bool:
    """Whatever does not keep somebody away: free time, and hours that no program marks as away."""
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT" and not _is_marked(event):
        return True
    return isinstance(event["DTSTART"].dt, datetime) and not _is_marked(event)


def _is_marked(event: Any) -> bool:
    return str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper() in _AWAY


def _spans(event: Any, zone: tzinfo, since: date, until: date) -> Iterator[Span]:
    first, last, hours = _days(event, zone)
    uid = str(event.get("UID", ""))[:200] or f"{first}/{last}"
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    about = " ".join(str(event.get(name, "")) for name in ("SUMMARY", "ATTENDEE", "ORGANIZER")).lower()
    skipped = {_day(each.dt, zone) for each in _exdates(event)}
    for start in _starts(event, first, zone, (since, until)):
        end = start + (last - first)
        if end >= since and start <= until and start not in skipped:
            mark = uid if start == first else f"{uid}/{start.isoformat()}"
            yield Span(mark, start, end, hours, cancelled, about)


def _days(event: Any, zone: tzinfo) -> tuple[date, date, Decimal | None]:
    """The first and the last day; with the hours of a day where it is a part of one."""
    start = event["DTSTART"].dt
    end = event["DTEND"].dt if "DTEND" in event else None
    if end is None:
        end = start + (event["DURATION"].dt if "DURATION" in event else timedelta(days=1))
    if not isinstance(start, datetime):
        return start, max(end - timedelta(days=1), start), None
    hours = Decimal((end - start).total_seconds()) / 3600
    first, last = _day(start, zone), _day(end - timedelta(seconds=1), zone)
    whole = hours >= A_WORKING_DAY or last > first
    return first, last, None if whole else max(round(hours * 4) / Decimal(4), Decimal("0.25"))


def _day(moment: date, zone: tzinfo) -> date:
    if not isinstance(moment, datetime):
        return moment
    return moment.astimezone(zone).date() if moment.tzinfo else moment.date()


def _exdates(event: Any) -> list[Any]:
    found = event.get("EXDATE", [])
    return [each for part in (found if isinstance(found, list) else [found]) for each in part.dts]


def _starts(event: Any, first: date, zone: tzinfo, within: tuple[date, date]) -> Iterator[date]:
    """The first days of an event that comes back daily or weekly; another rhythm cannot be read."""
    rule = event.get("RRULE")
    if not rule:
        yield first
        return
    frequency = str(rule["FREQ"][0]).upper()
    if frequency not in ("DAILY", "WEEKLY") or first < within[0] - LONG_AGO:
        raise ValueError(frequency)
    last = min([within[1], *(_day(each, zone) for each in rule.get("UNTIL", []))])
    count = int(rule.get("COUNT", [-1])[0])
    for day in _in_rhythm(first, rule, frequency):
        if day > last or count == 0:
            return
        yield day
        count -= 1


def _in_rhythm(first: date, rule: Any, frequency: str) -> Iterator[date]:
    interval = max(int(rule.get("INTERVAL", [1])[0]), 1)
    if frequency == "DAILY":
        while True:
            yield first
            first += timedelta(days=interval)
    days = sorted(_WEEKDAYS.index(str(day)) for day in rule.get("BYDAY", [])) or [first.weekday()]
    monday = first - timedelta(days=first.weekday())
    while True:
        yield from (day for day in (monday + timedelta(days=n) for n in days) if day >= first)
        monday += timedelta(weeks=interval)
