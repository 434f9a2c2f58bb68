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
from wallofchange.measuring.quantiles import t_of

Reference = Literal["pooled", 0, 1]
OWN = 1e-8  # of a direction that the rows of the reference do not know
ALONE = 1e-6  # short of 1, from where a row's leverage leaves it no error of its own
TWO = 2.0  # rows, below which those that tell the slopes cannot tell their error


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the difference in score points, with its standard error; None where it cannot be known."""

    estimate: float | None
    se: float | None = None
    df: float | None = None

    def interval(self, level: float = 0.95) -> Estimate:
        """The interval of t, or the normal one where there are no degrees of freedom."""
        if self.estimate is None or self.se is None:
            return Estimate(self.estimate)
        reach = t_of(level, self.df) * self.se
        return Estimate(self.estimate, self.estimate - reach, self.estimate + reach)


@dataclass(frozen=True, slots=True)
class Decomposition:
    """Period 1 less period 0: the whole, what came with another performance, and what is left: the yardstick.

    The parts add up to the gap. They are unknown where performance changed in a way that the rows of the
    reference never show, as when something was rolled out to everybody between the periods. `telling` is on
    how many rows the slopes rest: a few where x seldom differs.
    """

    gap: Part
    performance: Part
    yardstick: Part
    n: tuple[int, int]
    telling: float | None = None

    @property
    def identified(self) -> bool:
        return self.performance.estimate is not None


def decompose(
    y: Sequence[float],
    x: Mapping[str, Sequence[float]],
    period: Sequence[int],
    reference: Reference = "pooled",
    trend: Sequence[float] | None = None,
    *,
    careful: bool = False,
) -> Decomposition:
    """The two-fold Oaxaca-Blinder split of mean(y₁) - mean(y₀), in score points.

    performance = (X̄₁ - X̄₀)'b*, yardstick = gap - performance = X̄₁'(b₁ - b*) + X̄₀'(b* - b₀), where b* comes
    from all rows with a mark for the period ("pooled"), or from period 0 or 1 alone. With a `trend` (such as
    the week) the pooled b* comes from all rows with that straight line in the place of the mark, also from
    rows in neither period (any other number), which tell more of the slopes. Whatever the sign of the
    gap, it is period 1 less period 0 (statsmodels swaps the periods to make it positive). Standard errors by
    linearisation with X random and residuals of unequal spread (each row's influence on means and b*, with
    n/(n - 1) and n/(n - k)). `careful` divides a residual by 1 less its leverage (under the root: HC2), takes
    t with Satterthwaite's df, of which the slopes have one less than the rows that tell them ((Σ l²)²/Σ l⁴ of
    their weights l), and does not split where those are fewer than two.

    Raises:
        ValueError: when a column is not as long as y, or one period has no rows.

    Source: Oaxaca 1973; Blinder 1973; Jann 2008, Stata Journal 8:453-479; Neumark 1988 for pooled;
    MacKinnon & White 1985, J. Econometrics 29:305-325 (HC2); Kish 1965.

    >>> wait = [1, 2, 3, 4, 3, 4, 5, 7]
    >>> y = [9, 8, 7, 6, 6.5, 5.5, 4.5, 2.5]
    >>> found = decompose(y, {"days": wait}, [0, 0, 0, 0, 1, 1, 1, 1])
    >>> round(found.gap.estimate, 2), round(found.performance.estimate, 2), round(found.yardstick.estimate, 2)
    (-2.75, -2.25, -0.5)
    """
    scores, periods = np.asarray(y, float), np.asarray(period)
    inside = (periods == 0, periods == 1)
    columns = np.column_stack([_in_its_size(values) for values in x.values()])
    if not inside[0].any() or not inside[1].any():
        raise ValueError("Both periods need rows.")
    n = int(inside[0].sum()), int(inside[1].sum())
    sides = [_influence(scores, inside), _influence(columns, inside)]
    gap = Part(float(scores[inside[1]].mean() - scores[inside[0]].mean()), _error(sides[0]))
    moved = columns[inside[1]].mean(axis=0) - columns[inside[0]].mean(axis=0)
    slopes = _slopes(scores, columns, _used(inside, reference, trend), moved, careful=careful)
    if slopes is None:
        return Decomposition(gap, Part(None), Part(None), n)
    performance = float(moved @ slopes.worth)
    rest = (gap.estimate or 0.0) - performance
    pull = slopes.pull
    own = None if pull is None or sides[1] is None else sides[1] @ slopes.worth + pull
    other = None if own is None or sides[0] is None else sides[0] - own
    return Decomposition(
        gap,
        Part(performance, _error(own), slopes.df(own) if careful else None),
        Part(rest, _error(other), slopes.df(other) if careful else None),
        n,
        slopes.telling,
    )


@dataclass(frozen=True, slots=True)
class _Slopes:
    """What a unit of each column is worth, each row's pull on what x explains, and the rows it rests on."""

    worth: Any
    pull: Any
    telling: float | None

    def df(self, pull: Any) -> float | None:
        """Of a part, of which only the slopes' own variance is unsure."""
        if pull is None or self.pull is None or self.telling is None:
            return None
        slopes = float(self.pull @ self.pull)
        return (self.telling - 1) * (float(pull @ pull) / slopes) ** 2 if slopes else None


def _influence(values: Any, inside: tuple[Any, Any]) -> Any:
    """Each row's pull on the difference of the two means; None where a period has a single row."""
    if min(side.sum() for side in inside) < 2:
        return None
    pull = np.zeros(values.shape)
    for side, sign in zip(inside, (-1, 1), strict=True):
        n, own = side.sum(), values[side]
        pull[side] = sign * (own - own.mean(axis=0)) / sqrt(n * (n - 1))
    return pull


def _used(inside: tuple[Any, Any], reference: Reference, trend: Sequence[float] | None) -> tuple[Any, Any]:
    """The rows that the slopes come from, and what is taken out of them: a level, or more beside it."""
    if reference != "pooled":
        used = inside[reference]
        return used, np.ones((int(used.sum()), 1))
    if trend is None:
        used = inside[0] | inside[1]
        return used, np.column_stack([side[used] for side in inside]).astype(float)
    course = np.asarray(trend, float)
    return np.ones(len(course), bool), np.column_stack([np.ones(len(course)), course - course.mean()])


def _slopes(scores: Any, columns: Any, rows: tuple[Any, Any], moved: Any, *, careful: bool) -> _Slopes | None:
    """The slopes of the reference; None where its rows never move so, or (careful) too few of them do."""
    used, marks = rows
    design = _without(marks, columns[used])
    left, spread, right = np.linalg.svd(design, full_matrices=False)
    held = spread > OWN * max(1.0, sqrt(len(design)))
    left, spread, right = left[:, held], spread[held], right[held]
    if np.linalg.norm(moved - right.T @ (right @ moved)) > OWN:
        return None
    own = _without(marks, scores[used])
    worth = right.T @ ((left.T @ own) / spread)
    weights = left @ ((right @ moved) / spread)
    telling, short = _telling(weights), _short(left, marks)
    squares = weights**2
    if (
        careful
        and telling is not None
        and (telling < TWO or squares[short < ALONE].sum() > ALONE * squares.sum())
    ):
        return None
    rest = own - left @ (left.T @ own)
    free = int(used.sum()) - np.linalg.matrix_rank(marks) - int(held.sum())
    if free <= 0:
        return _Slopes(worth, None, telling)
    unequal = 1 / np.sqrt(np.maximum(short, ALONE)) if careful else sqrt(used.sum() / free)
    pull = np.zeros(len(scores))
    pull[used] = weights * rest * unequal
    return _Slopes(worth, pull, telling)


def _telling(weights: Any) -> float | None:
    """On how many rows a sum with these weights rests; None where it rests on none."""
    squares = weights**2
    return float(squares.sum() ** 2 / (squares @ squares)) if squares.any() else None


def _short(left: Any, marks: Any) -> Any:
    """How far each row's leverage stays below 1."""
    levels = np.linalg.qr(marks)[0]
    return 1 - (left**2).sum(axis=1) - (levels**2).sum(axis=1)


def _in_its_size(values: Sequence[float]) -> Any:
    """A column in units of its largest value: the parts do not depend on the unit, and nothing overflows."""
    column = np.asarray(values, float)
    return column / (float(np.abs(column).max()) or 1.0)


def _without(marks: Any, values: Any) -> Any:
    """What is left of values after their means by mark, or their straight line (Frisch-Waugh)."""
    return values - marks @ np.linalg.lstsq(marks, values, rcond=None)[0]


def _error(pull: Any) -> float | None:
    if pull is None:
        return None
    error = sqrt(float(pull @ pull))
    return error if error > 0 else None
