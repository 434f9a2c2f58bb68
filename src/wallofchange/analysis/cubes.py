"""Building the score cube: the engine counts once, and text is read in Python afterwards."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import repeat
from math import isfinite, isnan
from typing import TYPE_CHECKING, Any

from wallofchange.analysis import questions
from wallofchange.analysis.source import source_of
from wallofchange.analysis.spellings import days_of, is_empty, score_of
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.measuring.cube import Cell, Cube, Key
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    import pyarrow as pa

NAMES = ("period", "unit", "channel", "language", "segment", "question")
_as_cell: Callable[[type[Cell], Iterable[Any]], Cell] = tuple.__new__  # Cell(…) takes twice as long


@dataclass
class Left:
    """What could not be used, by reason; in answers."""

    empty: int = 0
    unreadable: int = 0
    off_scale: int = 0
    unweighted: int = 0

    @property
    def total(self) -> int:
        return self.empty + self.unreadable + self.off_scale + self.unweighted


@dataclass(frozen=True)
class Counted:
    """A cube with what was left out, the rows it was counted from, and every corner that occurs."""

    cube: Cube
    rows: int = 0
    corners: tuple[Key, ...] = ()
    left: Left = field(default_factory=Left)


def cube(
    table: object,
    *,
    score: str,
    scale: str | Scale = "0-10",
    by: Mapping[str, str],
    engine: str | None = None,
) -> Counted:
    """Count a table once, by as many columns as figures will be asked by.

    Args:
        score: the column with scores.
        by: name to column; the usual names are period, unit, channel, language, segment and question. What
            `period` names becomes days.

    Raises:
        CannotAnswerError: when there is no such file or column, or the scale is none.

    >>> import pyarrow as pa
    >>> answers = pa.table({"score": [9, 9, 6], "shop": ["a", "b", "b"]})
    >>> found = cube(answers, score="score", by={"unit": "shop"})
    >>> {key[0]: side.nine_plus for key, side in found.cube.by("unit").items()}
    {'a': 1, 'b': 1}
    """
    source = source_of(table, [score, *by.values()], engine)
    period = by.get("period")
    keys = {name: source.table[column] for name, column in by.items() if name != "period"}
    if period is not None:
        keys["period"] = questions.day_of(source.table[period])
    cells = source.counts(questions.cube(source.table, score, keys))
    return counted(cells, tuple(by), scale_of(scale))


def counted(cells: pa.Table, names: tuple[str, ...], scale: Scale, *, weighed: bool = False) -> Counted:
    """Read what the engine counted; `names` are the parts of the key, as `questions.cube` calls them.

    A column has few values and there may be many cells: each value is read once.
    """
    columns = [Values.of(cells[f"key_{name}"], _reader(name)) for name in names]
    scores = Values.of(cells["score"], lambda written: [_usable(each, scale) for each in written])
    answers: list[int] = cells["answers"].cast("int64").to_numpy().tolist()
    unusable = [int(n or 0) for n in cells["unusable"].to_pylist()] if weighed else [0] * len(answers)
    left = _left(cells["score"], scores, answers, unusable)
    rows = [answers, unusable]
    rows += [cells[name].to_pylist() for name in ("weight", "squares")] if weighed else []
    once = scores.distinct and all(column.distinct for column in columns)
    with _nothing_to_collect():
        corners: dict[Key, Key] = {}  # each is made once, however many cells it has
        told: list[Key] = list(zip(*columns, strict=True)) if columns else [()] * len(answers)
        keys = list(map(corners.setdefault, told, told))
        found = _cells(keys, scores, answers) if once and not weighed else _summed(keys, scores, rows)
    return Counted(Cube(scale, names, found), sum(answers), tuple(corners), left)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Many cells at once, none of them garbage: looking for some took three times as long as making them."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Values(list[Any]):
    """What a column holds row by row, read; `distinct`: no two of its values were read as one."""

    distinct: bool = True
    all_known: bool = True

    @classmethod
    def of(cls, column: pa.ChunkedArray, read: Callable[[list[Any]], list[Any]]) -> Values:
        import numpy as np

        encoded = column.combine_chunks().dictionary_encode("encode")
        values = read(encoded.dictionary.to_pylist())
        said = np.fromiter(values, object, len(values))
        found = cls(said[encoded.indices.to_numpy()].tolist())  # value by value it takes three times as long
        usable = [value for value in values if value is not None]
        found.all_known = len(usable) == len(values)
        found.distinct = len(set(usable)) == len(usable) and len(values) - len(usable) <= 1
        return found


def _reader(name: str) -> Callable[[list[Any]], list[Any]]:
    """How the values of a column are read: those of `period` are days."""
    if name != "period":
        return lambda written: [plain(value) for value in written]

    def days(written: list[Any]) -> list[Any]:
        known = days_of([value for value in written if value is not None])
        return [plain(known.get(value)) for value in written]

    return days


def _cells(keys: list[Key], scores: Values, answers: list[int]) -> tuple[Cell, ...]:
    if scores.all_known:
        rows = zip(keys, scores, answers, repeat(0.0), repeat(0.0))
        return tuple(map(_as_cell, repeat(Cell), rows))
    told = zip(keys, scores, answers, strict=True)
    return tuple(Cell(key, score, n) for key, score, n in told if score is not None)


def _summed(keys: list[Key], scores: Values, rows: list[list[Any]]) -> tuple[Cell, ...]:
    """Cells of which several may be one: `8` and `8 (goed)`."""
    sums: dict[tuple[Key, float], tuple[int, float, float]] = {}
    for key, score, answers, unusable, *weights in zip(keys, scores, *rows, strict=True):
        if score is not None and answers > unusable:
            weight, squares = weights or (0.0, 0.0)
            n, before, before_squares = sums.get((key, score), (0, 0.0, 0.0))
            more = before + (weight or 0.0), before_squares + (squares or 0.0)
            sums[key, score] = (n + answers - unusable, *more)
    return tuple(Cell(key, score, *each) for (key, score), each in sums.items())


def _left(written: pa.ChunkedArray, scores: Values, answers: list[int], unusable: list[int]) -> Left:
    """What of it could not be used, and why."""
    left = Left()
    if any(unusable):
        left.unweighted = sum(n for score, n in zip(scores, unusable, strict=True) if score is not None)
    if scores.all_known:
        return left
    for given, score, n in zip(written.to_pylist(), scores, answers, strict=True):
        if score is None:
            reason = "empty" if is_empty(given) else "unreadable" if score_of(given) is None else "off_scale"
            setattr(left, reason, getattr(left, reason) + n)
    return left


def scale_of(scale: str | Scale) -> Scale:
    """A scale, or its text such as 0-10.

    Raises:
        CannotAnswerError: when the text is no scale.
    """
    try:
        return scale if isinstance(scale, Scale) else Scale.of(scale)
    except ValueError as trouble:
        raise CannotAnswerError(
            str(trouble), Words("Schrijf het als 0-10 of 1-5.", "Write it as 0-10 or 1-5.")
        ) from trouble


def plain(value: object) -> object:
    """A value of a group as JSON can say it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return None if isnan(value) else str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _usable(written: object, scale: Scale) -> float | None:
    """A score on the scale; None where it cannot be used."""
    score = score_of(written)
    return score if score is not None and scale.holds(score) else None
