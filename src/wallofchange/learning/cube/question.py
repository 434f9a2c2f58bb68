"""What is asked of the cube: by what it is counted, and of which answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypedDict, Unpack

from wallofchange.learning.lake.known import PLACES
from wallofchange.listening.models import Moment
from wallofchange.measuring.cube import Key
from wallofchange.people.models import Team

Value = str | int | None
Asked = str | Iterable[str] | None

PERIODS = ("day", "week", "month")
NAMES = (*PERIODS, *PLACES)


class Sought(TypedDict, total=False):
    """Which answers are meant; what is left out, or None, lets everything in."""

    since: date | None
    until: date | None
    heard_until: datetime | None  # leave out what came in later
    teams: Iterable[Team | int] | None
    moment: Moment | int | Iterable[Moment | int] | None
    unit: Asked
    channel: Asked
    language: Asked
    segment: Asked
    question: Asked
    stated: Asked
    expectation: Asked
    wordless: Asked


@dataclass(frozen=True)
class Question:
    """Counts by these names, of what was said from `since` through `until`, where these values hold."""

    by: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    where: tuple[tuple[str, frozenset[Value]], ...] = ()
    heard_until: datetime | None = None

    @classmethod
    def of(
        cls, by: str | Iterable[str] = (), also: tuple[str, ...] = (), **sought: Unpack[Sought]
    ) -> Question:
        """Read what somebody asks.

        Raises:
            ValueError: when it is asked by, or of, what the cube does not know.
        """
        names = (by,) if isinstance(by, str) else tuple(by)
        if unknown := [name for name in names if name not in (*NAMES, *also)]:
            raise ValueError(f"The cube knows no {', '.join(unknown)}; it knows {', '.join(NAMES)}.")
        values: dict[str, Any] = {**sought, "team": sought.get("teams")}
        held = {name: _values(values[name]) for name in PLACES if values.get(name) is not None}
        bounds = sought.get("since"), sought.get("until")
        return cls(names, *bounds, tuple(sorted(held.items())), sought.get("heard_until"))

    @property
    def places(self) -> tuple[str, ...]:
        """The names other than periods."""
        return tuple(name for name in self.by if name in PLACES)

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


def _values(asked: Any) -> frozenset[Value]:
    if isinstance(asked, str | int | Moment | Team):
        return frozenset([_value(asked)])
    return frozenset(_value(each) for each in asked)


def _value(one: Any) -> Value:
    found: Value = one.pk if isinstance(one, Moment | Team) else one
    return found


__all__ = ["NAMES", "PERIODS", "PLACES", "Key", "Question", "Sought", "period_of"]
