"""Did performance change, or the yardstick? A difference between two periods, split in two (Oaxaca-Blinder).

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

import numpy as np

from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.quantiles import z_of

Reference = Literal["pooled", 0, 1]
OWN = 1e-8  # of a direction that the rows of the reference do not know


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the difference in score points, with its standard error; None where it cannot be known."""

    estimate: float | None
    se: float | None = None

    def interval(self, level: float = 0.95) -> Estimate:
        """The normal interval."""
        if self.estimate is None or self.se is None:
            return Estimate(self.estimate)
        reach = z_of(level) * self.se
        return Estimate(self.estimate, self.estimate - reach, self.estimate + reach)


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Period 1 less period 0: the whole, what came with another performance, and what is left: the yardstick.

    The parts add up to the gap. They are unknown where performance changed in a way that the rows of the
    reference never show, as when something was rolled out to everybody between the periods.
    """

    gap: Part
    performance: Part
    yardstick: Part
    n: tuple[int, int]

    @property
    def identified(self) -> bool:
        return self.performance.estimate is not None


def decompose(
    y: Sequence[float],
    x: Mapping[str, Sequence[float]],
    period: Sequence[int],
    reference: Reference = "pooled",
) -> Decomposition:
    """The two-fold Oaxaca-Blinder split of mean(y₁) - mean(y₀), in score points.

    performance = (X̄₁ - X̄₀)'b*, yardstick = gap - performance = X̄₁'(b₁ - b*) + X̄₀'(b* - b₀), where b* comes
    from all rows with a mark for the period ("pooled"), or from period 0 or 1 alone. Whatever the sign of the
    gap, it is period 1 less period 0 (statsmodels swaps the periods to make it positive). Standard errors by
    linearisation with X random and residuals of unequal spread (each row's influence on means and b*, with
    n/(n - 1) and n/(n - k)).

    Raises:
        ValueError: when a column is not as long as y, or one period has no rows.

    Source: Oaxaca 1973; Blinder 1973; Jann 2008, Stata Journal 8:453-479; Neumark 1988 for pooled.

    >>> wait = [1, 2, 3, 4, 3, 4, 5, 7]
    >>> y = [9, 8, 7, 6, 6.5, 5.5, 4.5, 2.5]
    >>> found = decompose(y, {"days": wait}, [0, 0, 0, 0, 1, 1, 1, 1])
    >>> round(found.gap.estimate, 2), round(found.performance.estimate, 2), round(found.yardstick.estimate, 2)
    (-2.75, -2.25, -0.5)
    """
    scores, later = np.asarray(y, float), np.asarray(period) == 1
    columns = np.column_stack([_in_its_size(values) for values in x.values()])
    if not 0 < later.sum() < len(scores):
        raise ValueError("Both periods need rows.")
    n = int((~later).sum()), int(later.sum())
    sides = [_influence(scores, later), _influence(columns, later)]
    gap = Part(float(scores[later].mean() - scores[~later].mean()), _error(sides[0]))
    moved = columns[later].mean(axis=0) - columns[~later].mean(axis=0)
    weights = _slopes(scores, columns, later, reference, moved)
    if weights is None:
        return Decomposition(gap, Part(None), Part(None), n)
    slopes, pull = weights
    performance, error = float(moved @ slopes), None
    own = None if pull is None or sides[1] is None else sides[1] @ slopes + pull
    rest = None if own is None or sides[0] is None else sides[0] - own
    error = _error(own)
    return Decomposition(
        gap, Part(performance, error), Part((gap.estimate or 0.0) - performance, _error(rest)), n
    )


def _influence(values: Any, later: Any) -> Any:
    """Each row's pull on the difference of the two means; None where a period has a single row."""
    if min(later.sum(), (~later).sum()) < 2:
        return None
    pull = np.zeros(values.shape)
    for side, sign in ((later, 1), (~later, -1)):
        n, own = side.sum(), values[side]
        pull[side] = sign * (own - own.mean(axis=0)) / sqrt(n * (n - 1))
    return pull


def _slopes(
    scores: Any, columns: Any, later: Any, reference: Reference, moved: Any
) -> tuple[Any, Any] | None:
    """The slopes of the reference and each row's pull on moved'slopes; None where its rows never move so."""
    used = np.ones(len(scores), bool) if reference == "pooled" else later == bool(reference)
    marks = [later[used]] if reference == "pooled" else []
    design = _centred(columns[used], marks)
    left, spread, right = np.linalg.svd(design, full_matrices=False)
    held = spread > OWN * max(1.0, sqrt(len(design)))
    left, spread, right = left[:, held], spread[held], right[held]
    if np.linalg.norm(moved - right.T @ (right @ moved)) > OWN:
        return None
    own = scores[used] - _fitted_marks(scores[used], marks)
    slopes = right.T @ ((left.T @ own) / spread)
    rest = own - left @ (left.T @ own)
    free = int(used.sum()) - 1 - len(marks) - int(held.sum())
    pull = None
    if free > 0:
        pull = np.zeros(len(scores))
        pull[used] = (left @ ((right @ moved) / spread)) * rest * sqrt(used.sum() / free)
    return slopes, pull


def _in_its_size(values: Sequence[float]) -> Any:
    """A column in units of its largest value: the parts do not depend on the unit, and nothing overflows."""
    column = np.asarray(values, float)
    return column / (float(np.abs(column).max()) or 1.0)


def _centred(columns: Any, marks: list[Any]) -> Any:
    """Columns less their mean, in each period where the period has a mark (Frisch-Waugh)."""
    return columns - _fitted_marks(columns, marks)


def _fitted_marks(values: Any, marks: list[Any]) -> Any:
    fitted = np.broadcast_to(values.mean(axis=0), values.shape).copy()
    for mark in marks:
        for side in (mark, ~mark):
            fitted[side] = values[side].mean(axis=0)
    return fitted


def _error(pull: Any) -> float | None:
    if pull is None:
        return None
    error = sqrt(float(pull @ pull))
    return error if error > 0 else None
