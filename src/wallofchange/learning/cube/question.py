"""What is asked of the cube: by what it is counted, and of which answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from wallofchange.learning.lake.known import PLACES

Value = str | int | None
Asked = Value | Iterable[Value]

PERIODS = ("day", "week", "month")
NAMES = (*PERIODS, *PLACES)


@dataclass(frozen=True)
class Question:
    """Counts by these names, of what was said from `since` through `until`, where these values hold."""

    by: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    where: tuple[tuple[str, frozenset[Value]], ...] = ()

    @classmethod
    def of(
        cls, by: str | Iterable[str], since: date | None, until: date | None, where: Mapping[str, Asked]
    ) -> Question:
        """Read what somebody asks; a filter of None leaves everything in.

        Raises:
            ValueError: when it is asked by what the cube does not know.
        """
        names = (by,) if isinstance(by, str) else tuple(by)
        if unknown := [name for name in names if name not in NAMES]:
            raise ValueError(f"The cube knows no {', '.join(unknown)}; it knows {', '.join(NAMES)}.")
        held = {name: _values(asked) for name, asked in where.items() if asked is not None}
        return cls(names, since, until, tuple(sorted(held.items())))

    @property
    def places(self) -> tuple[str, ...]:
        """The names other than periods."""
        return tuple(name for name in self.by if name not in PERIODS)

    @property
    def daily(self) -> bool:
        """Whether days have to be told apart."""
        return any(name in PERIODS for name in self.by)

    @property
    def watched(self) -> frozenset[str]:
        """Every name that plays a part."""
        return frozenset(self.places) | {name for name, _values in self.where}


def period_of(name: str, day: date) -> date:
    """The first day of the period that a day lies in: itself, its Monday, the first of its month."""
    if name == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if name == "month" else day


def _values(asked: Asked) -> frozenset[Value]:
    if isinstance(asked, str | int) or asked is None:
        return frozenset([asked])
    return frozenset(asked if isinstance(asked, Collection) else tuple(asked))
