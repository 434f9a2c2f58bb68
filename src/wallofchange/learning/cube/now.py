"""Every day counted once: in the lake where that is up to date, in the record where it is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from wallofchange.learning.cube import kept, record
from wallofchange.learning.cube.counted import Tallied
from wallofchange.learning.cube.question import Question
from wallofchange.learning.cube.record import Span
from wallofchange.learning.lake.dirty import dirty_days
from wallofchange.learning.lake.known import month_after
from wallofchange.learning.lake.parts import folder, made_by
from wallofchange.learning.models import Part

DAY = timedelta(days=1)
Days = tuple[date, date]


def tallied_now(question: Question) -> Iterator[Tallied]:
    """The answer to a question as the record would give it."""
    dirty = dirty_days()  # before the parts: a day whose part is made meanwhile is then counted in the record
    lying: list[Days] = []
    for part in Part.objects.made(made_by()).order_by("month"):
        days = _overlap(question, part.month)
        found = None if days is None else _in_lake(question, part, days, dirty)
        if days is not None and found is not None:
            yield from found
            lying.append(days)
    changed = sorted(day for day in dirty if any(first <= day <= last for first, last in lying))
    for span in (*_beside(lying, question), *_runs(changed)):
        yield from record.tallied(question, span)


def _in_lake(question: Question, part: Part, days: Days, dirty: set[date]) -> list[Tallied] | None:
    """What holds of these days of a month; None when somebody threw its folder away."""
    whole = days == (part.month, month_after(part.month) - DAY)
    without = {day for day in dirty if days[0] <= day <= days[1]}
    if len(without) > (days[1] - days[0]).days:
        return []
    try:
        return kept.tallied(question, folder() / part.name, (None, None) if whole else days, without)
    except FileNotFoundError:
        return None


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
