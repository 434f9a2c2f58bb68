"""The calendar of the story: from Monday 28 April 2025 (week 1) to Sunday 25 October 2026 (week 78)."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

WEEKS: Final = 78
FIRST_MONDAY: Final = date(2025, 4, 28)
ZONE: Final = ZoneInfo("Europe/Amsterdam")
TODAY: Final = datetime(2026, 10, 26, 8, 30, tzinfo=ZONE)
OUTAGE_WEEK: Final = 38


def day(week: int, weekday: int = 0) -> date:
    """Return the date of a weekday (0 is Monday) in a week of the story."""
    return FIRST_MONDAY + timedelta(weeks=week - 1, days=weekday)


def moment_in(week: int, weekday: int = 0, clock: str = "09:00") -> datetime:
    """Return a moment of the story, aware, on the clock of Amsterdam."""
    return datetime.combine(day(week, weekday), time.fromisoformat(clock), tzinfo=ZONE)


def week_of(moment: datetime) -> int:
    """Return the week of the story in which a moment falls, on the clock of Amsterdam."""
    return (moment.astimezone(ZONE).date() - FIRST_MONDAY).days // 7 + 1


def season(week: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return the season of weeks: 1 in the middle of January, -1 in the middle of July (no unit)."""
    day_of_year = np.array([day(number, 3).timetuple().tm_yday for number in range(1, WEEKS + 1)])
    waves = np.cos(2 * np.pi * (day_of_year - 15) / 365.25)
    return np.asarray(waves[np.asarray(week) - 1], dtype=np.float64)


def progress_of(week: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Return how far the story is, from 0 in week 1 to 1 in week 78."""
    return np.asarray((np.asarray(week) - 1) / (WEEKS - 1), dtype=np.float64)


def as_utc(
    week: npt.NDArray[np.int64], weekday: npt.NDArray[np.int64], minute: npt.NDArray[np.int64]
) -> npt.NDArray[np.datetime64]:
    """Return UTC instants (datetime64[us]) of minutes after local midnight; not for the small hours."""
    days = (week - 1) * 7 + weekday
    midnight = np.datetime64(FIRST_MONDAY, "us") + days * np.timedelta64(86_400_000_000, "us")
    offset = _hours_ahead_of_utc()[days]
    return np.asarray(midnight + (minute - 60 * offset) * np.timedelta64(60_000_000, "us"))


@cache
def _hours_ahead_of_utc() -> npt.NDArray[np.int64]:
    noons = (
        datetime.combine(FIRST_MONDAY + timedelta(days=n), time(12), tzinfo=ZONE) for n in range(7 * WEEKS)
    )
    return np.array([int((noon.utcoffset() or timedelta()).total_seconds() // 3600) for noon in noons])
