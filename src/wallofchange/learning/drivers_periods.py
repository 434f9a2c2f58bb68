"""Equal stretches of whole weeks, up to a last day, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from wallofchange.diary.tongue import spoken
from wallofchange.measuring.words import MONTHS, Language, Words

MONTHS_SHORT = 3  # letters, in a table


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
        months = MONTHS[spoken(nl="nl", en="en")]
        first, last = (months[day.month - 1][:MONTHS_SHORT] for day in (self.since, self.until))
        return f"{first}–{last} {self.until:%y}" if first != last else f"{first} {self.until:%y}"

    def as_dict(self) -> dict[str, str]:
        return {"since": self.since.isoformat(), "until": self.until.isoformat()}

    def _named(self, language: Language) -> str:
        first, last = (MONTHS[language][day.month - 1] for day in (self.since, self.until))
        if self.since.year != self.until.year:
            return f"{first} {self.since.year}–{last} {self.until.year}"
        return f"{first}–{last} {self.until.year}" if first != last else f"{first} {self.until.year}"


def periods_up_to(until: date, since: date, weeks: int, most: int) -> list[Period]:
    """As many whole stretches as fit between the two days, the last ending on `until`; in order of time."""
    fit = min(most, ((until - since).days + 1) // (7 * weeks))
    lasts = [until - timedelta(weeks=weeks * back) for back in reversed(range(fit))]
    return [Period(last - timedelta(weeks=weeks) + timedelta(days=1), last) for last in lasts]


def place_of(day: date, periods: list[Period]) -> int | None:
    """The period that holds a day."""
    return next((place for place, period in enumerate(periods) if period.holds(day)), None)
