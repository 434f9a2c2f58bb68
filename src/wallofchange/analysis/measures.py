"""`measure`: the figures of a table, per group, each with n and interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isfinite, isnan
from typing import Any

from wallofchange.analysis import questions, warning
from wallofchange.analysis.measured import Group, Measured
from wallofchange.analysis.source import source_of
from wallofchange.analysis.spellings import is_empty, score_of
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.analysis.warning import Warned
from wallofchange.measuring.figures import Figures, figures
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.traps import FEWEST, SHOWN_FROM
from wallofchange.measuring.weighting import WeightedFigures, WeightedScore, weighted_figures


@dataclass
class _Heap:
    """The usable scores of one group while they are being added up."""

    answers: dict[float, int] = field(default_factory=dict)
    weighed: dict[float, tuple[float, float]] = field(default_factory=dict)


@dataclass
class _Left:
    """What could not be used, by reason."""

    empty: int = 0
    unreadable: int = 0
    off_scale: int = 0
    unweighted: int = 0

    @property
    def total(self) -> int:
        return self.empty + self.unreadable + self.off_scale + self.unweighted


def measure(
    table: object,
    *,
    score: str,
    scale: str | Scale = "0-10",
    by: Sequence[str] = (),
    weight: str | None = None,
    k: int = SHOWN_FROM,
    level: float = 0.95,
    engine: str | None = None,
) -> Measured:
    """Figures per group with their intervals, from a path, an Ibis table or anything that speaks Arrow.

    Args:
        score: the column with scores; text such as "7,5" and "8 (goed)" is read.
        scale: the range the scores were given on; shares are 0-1, means in score points, NPS in points.
        by: columns whose values make the groups; every combination that occurs is one.
        weight: a column with weights of zero or more; intervals then follow the effective number (Kish).
        k: a group with fewer answers is not shown; at least 5.

    Raises:
        CannotAnswerError: when there is no such file or column, or an option does not fit.

    >>> import pyarrow as pa
    >>> found = measure(pa.table({"score": [9, 9, 8, 7, 6] * 20}), score="score")
    >>> found.groups[0].n, found.groups[0].nine_plus.estimate, found.groups[0].nps.estimate
    (100, 0.4, 20.0)
    """
    by = [by] if isinstance(by, str) else list(by)
    if k < 5:
        raise CannotAnswerError(f"k is {k}, and groups are shown from 5 answers up.", "Give 5 or more.")
    asked = _scale(scale)
    source = source_of(table, [score, *by, *([weight] if weight else [])], engine)
    cells = source.answer(questions.score_counts(source.table, score, by, weight))
    heaps, left = _heaps(cells, by, asked, weighed=weight is not None)
    groups = tuple(_group(key, heap, by, asked, k, level, weight) for key, heap in _in_order(heaps))
    rows = sum(cell["answers"] for cell in cells)
    return Measured(
        asked,
        rows,
        left.total,
        groups,
        tuple(_warnings(groups, left, asked, source.misfits, k, heaps, weight)),
    )


def _scale(scale: str | Scale) -> Scale:
    try:
        return scale if isinstance(scale, Scale) else Scale.of(scale)
    except ValueError as trouble:
        raise CannotAnswerError(str(trouble), "Write it as 0-10 or 1-5.") from trouble


def _heaps(
    cells: Iterable[dict[str, Any]], by: Sequence[str], scale: Scale, *, weighed: bool
) -> tuple[dict[tuple[object, ...], _Heap], _Left]:
    heaps: dict[tuple[object, ...], _Heap] = {}
    left = _Left()
    for cell in cells:
        heap = heaps.setdefault(tuple(_plain(cell[f"by_{at}"]) for at in range(len(by))), _Heap())
        n, score = cell["answers"], score_of(cell["score"])
        if score is None:
            left.empty += n if is_empty(cell["score"]) else 0
            left.unreadable += 0 if is_empty(cell["score"]) else n
        elif not scale.holds(score):
            left.off_scale += n
        else:
            left.unweighted += cell["unusable"] if weighed else 0
            _add(heap, score, n - (cell["unusable"] if weighed else 0), cell)
    return heaps, left


def _add(heap: _Heap, score: float, n: int, cell: dict[str, Any]) -> None:
    if not n:
        return
    heap.answers[score] = heap.answers.get(score, 0) + n
    weight, squares = heap.weighed.get(score, (0.0, 0.0))
    heap.weighed[score] = (weight + (cell.get("weight") or 0.0), squares + (cell.get("squares") or 0.0))


def _group(
    key: tuple[object, ...],
    heap: _Heap,
    by: Sequence[str],
    scale: Scale,
    k: int,
    level: float,
    weight: str | None,
) -> Group:
    named = dict(zip(by, key, strict=True))
    histogram = Histogram.of(scale, heap.answers)
    if histogram.n < k:
        return Group(named, histogram.n, suppressed=True)
    if weight is None:
        found = figures(histogram, level)
        return _shown(named, histogram, found)
    scores = _weighted(heap)
    if not any(each.weight for each in scores):
        name = " · ".join(str(value) for value in key) or "the file"
        raise CannotAnswerError(
            f"The weights in {weight!r} add up to nothing for {name}.",
            "Give some of its answers a weight above 0, or leave --weight out.",
        )
    return _shown(named, histogram, weighted_figures(scores, scale, level))


def _shown(named: dict[str, object], histogram: Histogram, found: Figures | WeightedFigures) -> Group:
    return Group(
        named, histogram.n, found.mean, found.nine_plus, found.top, found.bottom, found.nps, histogram
    )


def _weighted(heap: _Heap) -> list[WeightedScore]:
    return [WeightedScore(score, n, *heap.weighed[score]) for score, n in sorted(heap.answers.items())]


def _warnings(
    groups: Sequence[Group],
    left: _Left,
    scale: Scale,
    misfits: int,
    k: int,
    heaps: dict[tuple[object, ...], _Heap],
    weight: str | None,
) -> Iterable[Warned]:
    if misfits:
        yield warning.misfits(misfits)
    if left.unreadable:
        yield warning.unreadable(left.unreadable)
    if left.off_scale:
        yield warning.off_scale(left.off_scale, scale)
    if left.unweighted:
        yield warning.unweighted(left.unweighted)
    if concealed := sum(group.suppressed for group in groups):
        yield warning.hidden(concealed, k)
    if few := sum(not group.suppressed and group.n < FEWEST for group in groups):
        yield warning.small(few)
    if weight is not None and (worth := [_worth(heap) for heap in heaps.values() if heap.answers]):
        yield warning.weighted(min(worth))


def _worth(heap: _Heap) -> float:
    squares = sum(squares for _, squares in heap.weighed.values())
    return float(sum(weight for weight, _ in heap.weighed.values()) ** 2 / squares) if squares else 0.0


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and not isfinite(value):
        return None if isnan(value) else str(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _in_order(heaps: dict[tuple[object, ...], _Heap]) -> list[tuple[tuple[object, ...], _Heap]]:
    """Groups by value, numbers as numbers, the nameless last."""

    def rank(value: object) -> tuple[int, float, str]:
        if value is None:
            return (2, 0.0, "")
        return (0, float(value), "") if isinstance(value, int | float) else (1, 0.0, str(value))

    return sorted(heaps.items(), key=lambda item: [rank(value) for value in item[0]])
