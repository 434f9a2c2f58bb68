"""Difference in differences: the move of those with the change less the move of those without."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.quantiles import t_of, two_sided

Array = NDArray[np.floating[Any]]

EXACT = 1e-20  # what is left of the squares of answers that are told wholly


@dataclass(frozen=True, slots=True)
class Differences:
    """The effect in the unit of y, and the levels beside it; None where there is no spread to go by.

    `treated` is how far the treated stood apart before, `post` how far the others moved.
    """

    effect: float
    se: float | None
    df: float | None
    low: float | None
    high: float | None
    p: float | None
    treated: float
    post: float
    units: tuple[int, int] | None = None  # without and with the change, where units are compared


def differences(
    y: Array, treated: Array, post: Array, level: float = 0.95, se: Literal["ols", "hc1"] = "ols"
) -> Differences:
    """y = b0 + b1 treated + b2 post + effect treated x post, by least squares; t with n - 4 df.

    The effect is (treated after - before) - (others after - before). Its variance is the sum over the four
    cells of s2/n_cell (ols: one s2 for all) or of sum e^2/n_cell^2 x n/(n-4) (hc1).

    Raises:
        ValueError: when one of the four cells is empty.

    Source: Card & Krueger 1994; Wooldridge, Introductory Econometrics, ch. 13; MacKinnon & White 1985.

    >>> y = np.array([5.0, 6, 5, 7, 6, 7, 9, 11])
    >>> found = differences(y, np.repeat([0, 1], 4), np.tile([0, 0, 1, 1], 2))
    >>> found.effect, found.df, round(found.se, 3)
    (3.0, 4, 1.581)
    """
    cells = [y[(treated == a) & (post == b)] for a in (0, 1) for b in (0, 1)]
    if not all(len(cell) for cell in cells):
        raise ValueError("Each of the four cells must hold an answer.")
    before, after, treated_before, treated_after = (float(cell.mean()) for cell in cells)
    effect = (treated_after - treated_before) - (after - before)
    squares = [float(np.sum((cell - cell.mean()) ** 2)) for cell in cells]
    df = len(y) - 4
    error = _error(squares, [len(cell) for cell in cells], df, robust=se == "hc1")
    if error is not None and sum(squares) <= EXACT * float(y @ y):
        error = None
    return _judged(effect, error, df, level, treated_before - before, after - before)


def unit_differences(
    y: Array, treated: Array, post: Array, unit: Sequence[Hashable], level: float = 0.95
) -> tuple[Differences, int]:
    """One unweighted difference of means per unit, a pooled t test between units; and units left out.

    A unit that lacks answers before or after has no difference and is left out. df is units less two.

    Raises:
        ValueError: when a unit is both treated and not, or a side has no whole unit.

    Source: Donald & Lang 2007, Rev. Econ. Stat. 89:221-233; Bertrand, Duflo & Mullainathan 2004.

    >>> y, post = np.array([5.0, 6, 5, 7, 6, 8, 6, 9]), np.tile([0, 1], 4)
    >>> found, left_out = unit_differences(y, np.repeat([0, 1], 4), post, [1, 1, 2, 2, 3, 3, 4, 4])
    >>> found.effect, found.df, found.units, left_out
    (1.0, 2, (2, 2), 0)
    """
    sides: dict[int, list[tuple[float, float]]] = {0: [], 1: []}
    left_out = 0
    for name, rows in _rows_of(unit).items():
        if len(set(treated[rows].tolist())) > 1:
            raise ValueError(f"Unit {name!r} is both treated and not.")
        first, then = y[rows][post[rows] == 0], y[rows][post[rows] == 1]
        if len(first) and len(then):
            sides[int(treated[rows[0]])].append((float(first.mean()), float(then.mean())))
        else:
            left_out += 1
    without, got_it = (np.array(sides[side]).reshape(-1, 2) for side in (0, 1))
    return _between(without, got_it, level), left_out


def _between(without: Array, treated: Array, level: float) -> Differences:
    if not len(without) or not len(treated):
        raise ValueError("Each side must have a unit with answers before and after.")
    moves = [side[:, 1] - side[:, 0] for side in (without, treated)]
    squares = [float(np.sum((side - side.mean()) ** 2)) for side in moves]
    df = len(without) + len(treated) - 2
    error = _error(squares, [len(side) for side in moves], df, robust=False)
    if error is not None and sum(squares) <= EXACT * float(np.sum(without**2) + np.sum(treated**2)):
        error = None
    drift = float(moves[0].mean())
    apart = float(treated[:, 0].mean() - without[:, 0].mean())
    found = _judged(float(moves[1].mean()) - drift, error, df, level, apart, drift)
    return Differences(
        found.effect, found.se, found.df, found.low, found.high, found.p, apart, drift,
        (len(without), len(treated)),
    )  # fmt: skip


def _rows_of(unit: Sequence[Hashable]) -> dict[Hashable, list[int]]:
    rows: dict[Hashable, list[int]] = {}
    for at, name in enumerate(unit):
        rows.setdefault(name, []).append(at)
    return rows


def _error(squares: list[float], sizes: list[int], df: int, *, robust: bool) -> float | None:
    """The variance of a difference between means of groups."""
    if df < 1:
        return None
    if not robust:
        return sum(squares) / df * sum(1 / size for size in sizes)
    return sum(square / size**2 for square, size in zip(squares, sizes, strict=True)) * sum(sizes) / df


def _judged(
    effect: float, error: float | None, df: int, level: float, treated: float, post: float
) -> Differences:
    if not error:
        return Differences(effect, None, None, None, None, None, treated, post)
    se = sqrt(error)
    reach = t_of(level, df) * se
    return Differences(
        effect, se, df, effect - reach, effect + reach, two_sided(effect / se, df), treated, post
    )
