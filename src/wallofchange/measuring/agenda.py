"""When a plan may be looked at: which of its looks have been, on which answers, and how far each reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import ceil

from wallofchange.measuring.looks import boundaries, spent

NEAR = 1e-3  # looks closer together than this part of the plan are one look
MOST_LOOKS = 5
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Passed:
    """A look that has been: which of how many, on what day, how many answers there were, and its boundary.

    `z` is the reach of its interval in standard errors, `spent` the chance of a false alarm used up by then.
    """

    number: int
    of: int
    on: date
    n: int
    z: float
    spent: float

    @property
    def last(self) -> bool:
        return self.number == self.of


@dataclass(frozen=True, slots=True)
class Agenda:
    """The looks of a plan: parts of the planned answers (0 to 1) or days; its end is always the last one.

    `first` is the first day that counts; `ends` the last planned day.
    """

    looks: tuple[float | date, ...]
    first: date
    planned: int | None = None
    ends: date | None = None

    def __post_init__(self) -> None:
        parts = [look for look in self.looks if not isinstance(look, date)]
        days = [look for look in self.looks if isinstance(look, date)]
        if len(self.looks) > MOST_LOOKS:
            raise ValueError(f"{len(self.looks)} looks are too many: {MOST_LOOKS} at most.")
        if any(not 0 < part <= 1 for part in parts):
            raise ValueError("A look is a day, or a part of the planned answers above 0 and up to 1.")
        if parts and self.planned is None:
            raise ValueError("Parts of the planned answers need the number that is planned.")
        if any(day < self.first for day in days):
            raise ValueError(f"A look comes after {self.first}, the first day that is measured.")

    @property
    def of(self) -> int:
        """How many looks there are, the end included."""
        return len(self._before_the_end()) + 1

    @property
    def last_day(self) -> date | None:
        """The planned last day; without one the last day that was named, where no number was planned."""
        days = [look for look in self.looks if isinstance(look, date)]
        return self.ends or (max(days, default=None) if self.planned is None else None)

    def passed(self, answers: Mapping[date, int], until: date) -> tuple[Passed, ...]:
        """The looks that have been by the end of the day `until`, from the answers of each day.

        A look takes all answers of its day, so that it is the same whenever it is asked for. Looks on one
        day are one look. The chance is spent by the part of the planned answers that is in (by the part of
        the planned days where no number was planned), and all of it at the end (Lan & DeMets 1983).

        >>> days = {date(2026, 1, 5) + timedelta(days=at): 10 for at in range(9)}
        >>> agenda = Agenda((0.2, 0.5, 1.0), date(2026, 1, 5), planned=100)
        >>> [(look.number, look.n, round(look.z, 2)) for look in agenda.passed(days, date(2026, 1, 30))]
        [(1, 20, 4.88), (2, 50, 2.96)]
        """
        total = _added_up(answers, self.first, until)
        found: dict[date, int] = {}
        early = sorted(filter(None, (self._day_of(look, total, until) for look in self._before_the_end())))
        end = self._end(total, until)
        for number, day in enumerate(early, 1):
            if end is None or day < end:
                found[day] = number
        if end is not None:
            found[end] = self.of
        return self._bounded(
            [(day, number, n) for day, number in found.items() if (n := _by(total, day))], end
        )

    def _before_the_end(self) -> list[float | date]:
        last = self.last_day
        parts = sorted({look for look in self.looks if not isinstance(look, date) and look < 1})
        days = sorted({look for look in self.looks if isinstance(look, date) and (not last or look < last)})
        return [*parts, *days]

    def _day_of(self, look: float | date, total: Mapping[date, int], until: date) -> date | None:
        """The day of a look that has been."""
        if isinstance(look, date):
            return look if look <= until else None
        wanted = ceil(look * (self.planned or 0) - 1e-9)
        return next((day for day, n in total.items() if n >= wanted), None)

    def _end(self, total: Mapping[date, int], until: date) -> date | None:
        full = self._day_of(1.0, total, until) if self.planned else None
        over = self.last_day if self.last_day and self.last_day <= until else None
        return min(filter(None, (full, over)), default=None)

    def _bounded(self, looks: Sequence[tuple[date, int, int]], end: date | None) -> tuple[Passed, ...]:
        kept = list(_apart(looks, [self._spent_at(day, n, end) for day, _, n in looks]))
        if not kept:
            return ()
        most, at = kept[-1][0][2], [part for _, part in kept]
        z = boundaries([n / most for (_, _, n), _ in kept], spent_at=at)
        return tuple(
            Passed(number, self.of, day, n, reach, spent(part))
            for ((day, number, n), part), reach in zip(kept, z, strict=True)
        )

    def _spent_at(self, day: date, n: int, end: date | None) -> float:
        if day == end:
            return 1.0
        if self.planned:
            return n / self.planned
        whole = ((self.last_day or day) - self.first).days + 1
        return min(((day - self.first).days + 1) / whole, 1.0)


def _apart(
    looks: Sequence[tuple[date, int, int]], parts: Sequence[float]
) -> Iterable[tuple[tuple[date, int, int], float]]:
    """Of looks that lie too near each other to be told apart the later one."""
    pairs = list(zip(looks, parts, strict=True))
    for at, (look, part) in enumerate(pairs):
        later = pairs[at + 1] if at + 1 < len(pairs) else None
        if later is None or (later[1] - part >= NEAR and later[0][2] - look[2] >= NEAR * later[0][2]):
            yield look, part


def _added_up(answers: Mapping[date, int], first: date, until: date) -> dict[date, int]:
    """How many answers there were by the end of each day with answers."""
    days = sorted(day for day in answers if first <= day <= until)
    return dict(zip(days, accumulate(answers[day] for day in days), strict=True))


def _by(total: Mapping[date, int], day: date) -> int:
    return max((n for each, n in total.items() if each <= day), default=0)
