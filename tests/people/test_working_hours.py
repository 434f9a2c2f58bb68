"""Time as a customer may count on it."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.people import working_hours

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOUR = timedelta(hours=1)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2029, 1, 1), timezones=st.just(AMSTERDAM))  # noqa: DTZ001 - bounds are naive, the zone is given beside them


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("start", "work", "end"),
    [
        ("2026-03-06 16:30", 1 * HOUR, "2026-03-09 09:30"),  # Friday afternoon
        ("2026-03-02 09:00", 16 * HOUR, "2026-03-03 17:00"),  # two working days
        ("2026-03-02 10:00", 16 * HOUR, "2026-03-04 10:00"),
        ("2026-03-07 12:00", 1 * HOUR, "2026-03-09 10:00"),  # Saturday
        ("2026-03-02 20:00", 1 * HOUR, "2026-03-03 10:00"),  # evening
        ("2026-03-02 06:00", 1 * HOUR, "2026-03-02 10:00"),  # before we open
        ("2026-04-02 16:00", 2 * HOUR, "2026-04-03 10:00"),  # Good Friday is a working day
        ("2026-04-03 16:00", 2 * HOUR, "2026-04-07 10:00"),  # Easter Monday is not
        ("2026-12-24 16:00", 2 * HOUR, "2026-12-28 10:00"),  # Christmas, on a Friday
        ("2026-03-27 16:00", 2 * HOUR, "2026-03-30 10:00"),  # the night in which the clock is put forward
        ("2026-03-02 09:00", 0 * HOUR, "2026-03-02 09:00"),
    ],
)
def test_work_goes_on_where_the_day_ended(start, work, end):
    assert working_hours.after(at(start), work) == at(end)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-03-06 16:30", "2026-03-09 09:30", 1),
        ("2026-03-07 10:00", "2026-03-08 22:00", 0),
        ("2026-03-02 12:00", "2026-03-02 11:00", 0),
        ("2026-03-02 08:00", "2026-03-02 18:00", 8),
        ("2026-12-24 16:00", "2026-12-28 10:00", 2),
    ],
)
def test_only_working_time_passes(start, end, hours):
    assert working_hours.between(at(start), at(end)) == hours * HOUR


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(hours=100)))
def test_what_is_added_has_passed(start, work):
    end = working_hours.after(start, work)

    assert working_hours.between(start, end) == work
    assert working_hours.is_working_day(end.date())


def test_the_holidays_of_2025_are_those_of_the_government():
    assert working_hours.holidays(2025) == {
        date(2025, 1, 1),
        date(2025, 4, 21),
        date(2025, 4, 26),  # the 27th is a Sunday
        date(2025, 5, 5),
        date(2025, 5, 29),
        date(2025, 6, 9),
        date(2025, 12, 25),
        date(2025, 12, 26),
    }


@pytest.mark.parametrize(
    ("year", "monday"), [(2024, date(2024, 4, 1)), (2026, date(2026, 4, 6)), (2027, date(2027, 3, 29))]
)
def test_easter_moves(year, monday):
    assert monday in working_hours.holidays(year)
