"""Building the score cube: the engine counts once, and text is read in Python afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite, isnan
from typing import Any

from wallofchange.analysis import questions
from wallofchange.analysis.source import source_of
from wallofchange.analysis.spellings import days_of, is_empty, score_of
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.measuring.cube import Cell, Cube, Key
from wallofchange.measuring.scale import Scale

NAMES = ("period", "unit", "channel", "language", "segment", "question")


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
    cells = source.answer(questions.cube(source.table, score, keys))
    if period is not None:
        days = days_of({cell["key_period"] for cell in cells if cell["key_period"] is not None})
        cells = [cell | {"key_period": days.get(cell["key_period"])} for cell in cells]
    return counted(cells, tuple(by), scale_of(scale))


def counted(
    cells: Iterable[dict[str, Any]], names: tuple[str, ...], scale: Scale, *, weighed: bool = False
) -> Counted:
    """Read what the engine counted; `names` are the parts of the key, as `questions.cube` calls them."""
    left, rows = Left(), 0
    sums: dict[tuple[Key, float], tuple[int, float, float]] = {}
    corners: dict[Key, None] = {}
    for cell in cells:
        key = tuple(plain(cell[f"key_{name}"]) for name in names)
        corners.setdefault(key)
        rows += cell["answers"]
        unusable = (cell["unusable"] or 0) if weighed else 0
        usable = _usable(cell, scale, left, unusable)
        if usable is not None and cell["answers"] > unusable:
            n, weight, squares = sums.get((key, usable), (0, 0.0, 0.0))
            sums[key, usable] = (
                n + cell["answers"] - unusable,
                weight + (cell.get("weight") or 0.0),
                squares + (cell.get("squares") or 0.0),
            )
    found = tuple(Cell(key, score, *each) for (key, score), each in sums.items())
    return Counted(Cube(scale, names, found), rows, tuple(corners), left)


def scale_of(scale: str | Scale) -> Scale:
    """A scale, or its text such as 0-10.

    Raises:
        CannotAnswerError: when the text is no scale.
    """
    try:
        return scale if isinstance(scale, Scale) else Scale.of(scale)
    except ValueError as trouble:
        raise CannotAnswerError(str(trouble), "Write it as 0-10 or 1-5.") from trouble


def plain(value: object) -> object:
    """A value of a group as JSON can say it."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return None if isnan(value) else str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _usable(cell: dict[str, Any], scale: Scale, left: Left, unusable: int) -> float | None:
    """The score of a cell; None where it cannot be used, and then counted in `left`."""
    written, n = cell["score"], cell["answers"]
    score = score_of(written)
    if score is None:
        left.empty += n if is_empty(written) else 0
        left.unreadable += 0 if is_empty(written) else n
        return None
    if not scale.holds(score):
        left.off_scale += n
        return None
    left.unweighted += unusable
    return score
