"""Equal stretches of whole weeks, up to a last day, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from wallofchange.diary.tongue import spoken
from wallofchange.measuring.words import MONTHS, Language, Words

HALF_A_MONTH = timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Period:
    """Whole weeks; both days count."""

    since: date
    until: date

    def holds(self, day: date) -> bool:
        return self.since <= day <= self.until

    @property
    def named(self) -> Words:
        return Words(self._named("nl"), self._named("en"))

    @property
    def short(self) -> str:
        """As a head of a column: apr–jun 25."""
        months = [date_format(day, "M") for day in self._months]
        first, last = spoken(nl=[month.lower() for month in months], en=months)
        year = f"{self._months[1]:%y}"
        return f"{first}–{last} {year}" if first != last else f"{first} {year}"

    def as_dict(self) -> dict[str, str]:
        return {"since": self.since.isoformat(), "until": self.until.isoformat()}

    @property
    def _months(self) -> tuple[date, date]:
        """A day in the first and in the last month that lies in it for the better part."""
        first, last = self.since + HALF_A_MONTH, self.until - HALF_A_MONTH
        return (first, last) if first <= last else (self.since, self.since)

    def _named(self, language: Language) -> str:
        begin, end = self._months
        first, last = (MONTHS[language][day.month - 1] for day in (begin, end))
        if begin.year != end.year:
            return f"{first} {begin.year}–{last} {end.year}"
        return f"{first}–{last} {end.year}" if first != last else f"{first} {end.year}"


def periods_up_to(until: date, since: date, weeks: int, most: int) -> list[Period]:
    """As many whole stretches as fit between the two days, the last ending on `until`; in order of time."""
    fit = min(most, ((until - since).days + 1) // (7 * weeks))
    lasts = [until - timedelta(weeks=weeks * back) for back in reversed(range(fit))]
    return [Period(last - timedelta(weeks=weeks) + timedelta(days=1), last) for last in lasts]


def place_of(day: date, periods: list[Period]) -> int | None:
    """The period that holds a day."""
    return next((place for place, period in enumerate(periods) if period.holds(day)), None)
