"""Every day counted once: in the lake where that is up to date, in the record where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from wallofchange.learning.cube import kept, record
from wallofchange.learning.cube.counted import Tallied
from wallofchange.learning.cube.question import Question
from wallofchange.learning.cube.record import Span
from wallofchange.learning.lake.dirty import dirty_days
from wallofchange.learning.lake.known import month_after
from wallofchange.learning.lake.parts import folder, made_by
from wallofchange.learning.models import Part
from wallofchange.measuring.cube import Key

DAY = timedelta(days=1)
Days = tuple[date, date]


@dataclass(frozen=True)
class Laid:
    """Where the answer lies: in months of the lake, each without some days, and in days of the record."""

    months: list[tuple[Path, Span, frozenset[date]]]
    spans: list[Span]


def tallied_now(question: Question) -> Iterator[Tallied]:
    """The answer to a question as the record would give it."""
    laid = _laid(question)
    for month in laid.months:
        yield from kept.tallied(question, *month)
    for span in laid.spans:
        yield from record.tallied(question, span)


def people_now(question: Question, *, scored: bool, enough: int | None = None) -> dict[Key, int]:
    """How many different people said what was asked for; with `enough` at least so many, where that is so."""
    laid = _laid(question)
    new = [record.people(question, span, scored=scored) for span in laid.spans]
    if enough is not None and laid.months:
        first = [kept.people(question, *month, scored=scored, first=True) for month in laid.months]
        found = kept.different(question, [*new, *first])
        places = kept.places_in(question, laid.months, scored=scored) | set(found)
        if all(found.get(key, 0) >= enough for key in places):
            return found
    return kept.different(
        question, [*new, *(kept.people(question, *month, scored=scored) for month in laid.months)]
    )


def _laid(question: Question) -> Laid:
    if question.heard_until is not None:  # the lake holds all that was heard
        return Laid([], [(question.since, question.until)])
    dirty = dirty_days()  # before the parts: a day whose part is made meanwhile is then counted in the record
    months: list[tuple[Path, Span, frozenset[date]]] = []
    lying: list[Days] = []
    for part in Part.objects.made(made_by()).order_by("month"):
        days, place = _overlap(question, part.month), folder() / part.name
        if days is None or not place.is_dir():  # somebody may have thrown it away
            continue
        lying.append(days)
        without = frozenset(day for day in dirty if days[0] <= day <= days[1])
        whole = days == (part.month, month_after(part.month) - DAY)
        if len(without) <= (days[1] - days[0]).days:
            months.append((place, (None, None) if whole else days, without))
    changed = sorted(day for day in dirty if any(first <= day <= last for first, last in lying))
    return Laid(months, [*_beside(lying, question), *_runs(changed)])


def _overlap(question: Question, month: date) -> Days | None:
    """The days of a month that are asked for."""
    first = max(month, question.since or month)
    last = month_after(month) - DAY
    last = min(last, question.until or last)
    return (first, last) if first <= last else None


def _beside(lying: Iterable[Days], question: Question) -> Iterator[Span]:
    """The days asked for that lie in no part, in their order."""
    reached = question.since
    for first, last in lying:
        if reached is None or reached < first:
            yield reached, first - DAY
        reached = last + DAY
    if reached is None or question.until is None or reached <= question.until:
        yield reached, question.until


def _runs(days: list[date]) -> Iterator[Span]:
    """Days that follow each other, together."""
    first = last = None
    for day in days:
        if last is not None and day != last + DAY:
            yield first, last
            first = None
        first, last = first or day, day
    if first is not None:
        yield first, last
