"""Counting in what the lake keeps: the months that lie there, without the days that changed since."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wallofchange.learning.cube.counted import Tallied
from wallofchange.learning.cube.question import Key, Question
from wallofchange.learning.lake.rolled_up import FACTS, SCORED, smallest_for

if TYPE_CHECKING:
    import pyarrow as pa

REMEMBERED = 2_000  # answers of single months: the same page asks the same again, and a month never changes
FEW = 1_000  # what is counted in more places than that takes more memory than it saves time
FIRST = 50_000  # answers in which most people of a large group can be seen already
WHO = "customer"
SCALE = ("scale_low", "scale_high")
Span = tuple[date | None, date | None]
Month = tuple[Path, Span, frozenset[date]]


def tallied(question: Question, place: Path, days: Span, without: frozenset[date]) -> list[Tallied]:
    """What one month of the lake holds of these days, without some of them.

    Where days do not matter one of them stands for all of its week, or of its month.
    """
    asked = (place.name, question, days, without)
    if (found := _remembered.get(asked)) is None:
        found = _tallied(question, place, days, without)
        if len(found) <= FEW:
            _remembered[asked] = found
            while len(_remembered) > REMEMBERED:
                _remembered.pop(next(iter(_remembered)), None)  # the first one that was asked
    return found


_remembered: dict[object, list[Tallied]] = {}


def _tallied(question: Question, place: Path, days: Span, without: frozenset[date]) -> list[Tallied]:
    from wallofchange.analysis.kept import Wanted, read_counts, rows_of

    daily, weekly = "day" in question.by, "week" in question.by
    single = daily or weekly or bool(without) or days != (None, None)
    file = place / smallest_for({*question.watched, *(["said_on"] if single else [])})
    by = [*(["said_on"] if daily or weekly else []), *question.places, *SCORED]
    rows = rows_of(
        read_counts(file, by, Wanted(dict(question.where), days, without), weeks=not daily and weekly)
    )
    first = date.fromisoformat(f"{place.name[:7]}-01")
    if daily or weekly:
        return [_read((max(row[0], first), *row[1:])) for row in rows]
    return [_read((first if question.daily else None, *row)) for row in rows]


def _read(row: tuple[Any, ...]) -> Tallied:
    return Tallied(row[0], row[1:-4], *row[-4:])


def people(
    question: Question,
    place: Path,
    days: Span,
    without: Collection[date],
    *,
    scored: bool,
    first: bool = False,
) -> pa.Table:
    """Who said what was asked for in one month (empty: not known), and how often, by its places.

    `first`: only as far as the first answers of the month tell.
    """
    from wallofchange.analysis.kept import Wanted, read_counts, read_first

    wanted = Wanted(dict(question.where), days, without, SCORED if scored else ())
    if first:
        return read_first(place / FACTS, [*columns(question), WHO], wanted, FIRST)
    return read_counts(place / FACTS, [*columns(question), WHO], wanted)


def places_in(question: Question, months: Sequence[Month], *, scored: bool) -> set[Key]:
    """Every combination of what was asked that occurs in these months."""
    found = (each for month in months for each in tallied(question, *month))
    return {
        _key(question, (*each.key, *((each.low, each.high) if "scale" in question.by else ())))
        for each in found
        if not scored or None not in (each.score, each.low, each.high)
    }


def columns(question: Question) -> list[str]:
    """What people are counted by, as the lake calls it."""
    return [*question.places, *(SCALE if "scale" in question.by else ())]


def different(question: Question, seen: Sequence[pa.Table]) -> dict[Key, int]:
    """How many different people there are in these tables together, by what was asked."""
    from wallofchange.analysis import kept

    rows = kept.different(seen, columns(question), WHO)
    return {_key(question, row[:-1]): row[-1] for row in rows}


def _key(question: Question, values: tuple[Any, ...]) -> Key:
    """The values in the order of the question; the two ends of a scale together."""
    places = iter(values)
    return tuple(values[-2:] if name == "scale" else next(places) for name in question.by)
