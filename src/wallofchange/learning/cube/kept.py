"""Counting in what the lake keeps: the months that lie there, without the days that changed since."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from wallofchange.learning.cube.counted import Tallied
from wallofchange.learning.cube.question import Question
from wallofchange.learning.lake.rolled_up import SCORED, smallest_for

REMEMBERED = 2_000  # answers of single months: the same page asks the same again, and a month never changes
Span = tuple[date | None, date | None]


def tallied(question: Question, place: Path, days: Span, without: Collection[date]) -> list[Tallied]:
    """What one month of the lake holds of these days, without some of them."""
    return _tallied(str(place), question, days, frozenset(without))


@lru_cache(maxsize=REMEMBERED)
def _tallied(place: str, question: Question, days: Span, without: frozenset[date]) -> list[Tallied]:
    from wallofchange.analysis.kept import read_counts

    single = question.daily or bool(without) or days != (None, None)
    day = ["said_on"] if question.daily else []
    file = Path(place) / smallest_for({*question.watched, *(["said_on"] if single else [])})
    rows = read_counts(
        file, [*day, *question.places, *SCORED], dict(question.where), days=days, without=without
    )
    return [_read(row, dated=question.daily) for row in rows]


def _read(row: tuple[Any, ...], *, dated: bool) -> Tallied:
    return Tallied(row[0] if dated else None, row[int(dated) : -4], *row[-4:])
