"""Absence out of calendar files, as the programs of others write them."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.diary.refused import Refused
from wallofchange.people.calendar_file import MOST_BYTES, Read, read

ZONE = ZoneInfo("Europe/Amsterdam")
SINCE, UNTIL = date(2026, 10, 1), date(2027, 10, 1)


def calendar(*events: str) -> bytes:
    inner = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    whole = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//x//y//EN\n{inner}END:VCALENDAR\n"
    return whole.replace("\n", "\r\n").encode()


def days(*events: str) -> list[tuple[date, date, Decimal | None]]:
    return [(span.first, span.last, span.hours) for span in _read(*events).spans]


def _read(*events: str) -> Read:
    return read(calendar(*events), ZONE, SINCE, UNTIL)


def test_whole_days_are_absence_and_the_end_is_the_day_after():
    assert days("UID:1\nDTSTART;VALUE=DATE:20261102\nDTEND;VALUE=DATE:20261107\nSUMMARY:Leave") == [
        (date(2026, 11, 2), date(2026, 11, 6), None)
    ]


def test_a_day_without_an_end_is_that_day():
    assert days("UID:1\nDTSTART;VALUE=DATE:20261102") == [(date(2026, 11, 2), date(2026, 11, 2), None)]


def test_a_meeting_is_no_absence_and_neither_is_a_birthday():
    found = _read(
        "UID:1\nDTSTART:20261102T090000Z\nDTEND:20261102T100000Z\nSUMMARY:Stand-up",
        "UID:2\nDTSTART;VALUE=DATE:20261103\nTRANSP:TRANSPARENT\nSUMMARY:Birthday of Tom",
    )

    assert (found.spans, found.left_out) == ([], 2)


def test_hours_that_a_program_marks_as_away_are_a_part_of_the_day():
    away = "X-MICROSOFT-CDO-BUSYSTATUS:OOF"

    assert days(f"UID:1\nDTSTART:20261102T120000Z\nDTEND:20261102T143000Z\n{away}") == [
        (date(2026, 11, 2), date(2026, 11, 2), Decimal("2.5"))
    ]


def test_a_time_zone_by_its_windows_name_is_understood():
    zone = 'TZID="W. Europe Standard Time"'
    away = "X-MICROSOFT-CDO-BUSYSTATUS:OOF"

    assert days(f"UID:1\nDTSTART;{zone}:20261102T230000\nDTEND;{zone}:20261103T010000\n{away}") == [
        (date(2026, 11, 2), date(2026, 11, 3), None)
    ]


def test_every_friday_comes_back_until_its_end_without_the_one_that_was_taken_out():
    rule = "RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261127T000000Z"
    found = days(f"UID:1\nDTSTART;VALUE=DATE:20261106\n{rule}\nEXDATE;VALUE=DATE:20261113")

    assert [first for first, _last, _hours in found] == [
        date(2026, 11, 6),
        date(2026, 11, 20),
        date(2026, 11, 27),
    ]


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=SECONDLY", "FREQ=YEARLY"])
def test_a_rhythm_that_cannot_be_read_is_counted_and_not_guessed(rule):
    found = _read(f"UID:1\nDTSTART;VALUE=DATE:20261106\nRRULE:{rule}")

    assert (found.spans, found.unreadable) == ([], 1)


def test_one_that_never_ends_stops_where_we_stop_looking():
    found = days("UID:1\nDTSTART;VALUE=DATE:20250101\nRRULE:FREQ=DAILY")

    assert (found[0][0], found[-1][0], len(found)) == (SINCE, UNTIL, 366)


def test_a_number_of_times_is_counted_from_the_first():
    found = days("UID:1\nDTSTART;VALUE=DATE:20260925\nRRULE:FREQ=WEEKLY;COUNT=3")

    assert [first for first, _last, _hours in found] == [date(2026, 10, 2), date(2026, 10, 9)]


def test_what_lies_outside_the_days_that_count_is_left_out():
    found = _read("UID:1\nDTSTART;VALUE=DATE:20200101")

    assert (found.spans, found.left_out) == ([], 1)


@pytest.mark.parametrize(
    "file", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"x" * (MOST_BYTES + 1), b"BEGIN:VCALENDAR"]
)
def test_what_is_no_calendar_is_refused_with_another_way(file):
    with pytest.raises(Refused) as refusal:
        read(file, ZONE, SINCE, UNTIL)

    assert refusal.value.remedy


@given(st.binary(max_size=300))
def test_no_file_whatever_is_in_it_gets_further_than_a_refusal(rubbish):
    with suppress(Refused):
        read(b"BEGIN:VCALENDAR\r\n" + rubbish + b"\r\nEND:VCALENDAR\r\n", ZONE, SINCE, UNTIL)
