"""How much of the spread of ratings lies between the units rated, and not between those who rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NOISE = 1e-13  # a mean square below (noise times the largest rating) squared is rounding


@dataclass(frozen=True, slots=True)
class Icc:
    """Shrout and Fleiss' six: one rating or the mean of k; None where undefined."""

    icc11: float | None
    icc21: float | None
    icc31: float | None
    icc1k: float | None
    icc2k: float | None
    icc3k: float | None


def icc(ratings: Sequence[Sequence[float]]) -> Icc:
    """Intraclass correlations of n units, each rated k times (Shrout & Fleiss 1979, Psych. Bull. 86:420).

    With mean squares between units B, within units W, between raters J, and the rest E:

        (1,1) (B - W)/(B + (k-1)W)                        (1,k) (B - W)/B
        (2,1) (B - E)/(B + (k-1)E + k(J - E)/n)           (2,k) (B - E)/(B + (J - E)/n)
        (3,1) (B - E)/(B + (k-1)E)                        (3,k) (B - E)/B

    1: other raters for each unit; 2: the same raters, drawn from many; 3: these raters only. None with one
    unit or one rater, without any spread, or where the denominator is not above zero.

    Raises:
        ValueError: when the units differ in how often they were rated.

    >>> found = icc([[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
    >>> [round(value, 2) for value in (found.icc11, found.icc21, found.icc31, found.icc1k, found.icc3k)]
    [0.17, 0.29, 0.71, 0.44, 0.91]
    """
    n, k = len(ratings), len(ratings[0]) if ratings else 0
    if not k or any(len(row) != k for row in ratings):
        raise ValueError("Every unit is rated as often, and at least once.")
    if n < 2 or k < 2:
        return Icc(None, None, None, None, None, None)
    b, w, j, e = _mean_squares(ratings)
    return Icc(
        _part(b - w, b + (k - 1) * w),
        _part(b - e, b + (k - 1) * e + k * (j - e) / n),
        _part(b - e, b + (k - 1) * e),
        _part(b - w, b),
        _part(b - e, b + (j - e) / n),
        _part(b - e, b),
    )


def _part(over: float, under: float) -> float | None:
    return over / under if under > 0 else None


def _mean_squares(ratings: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    """Between units, within units, between raters, and what is left."""
    import numpy as np

    table = np.array(ratings, dtype=float)
    n, k = table.shape
    least = (NOISE * float(np.abs(table).max())) ** 2
    table -= table[0, 0]
    whole, units, raters = table.mean(), table.mean(axis=1), table.mean(axis=0)
    rest = table - units[:, None] - raters[None, :] + whole
    squares = (
        k * ((units - whole) ** 2).sum() / (n - 1),
        ((table - units[:, None]) ** 2).sum() / (n * (k - 1)),
        n * ((raters - whole) ** 2).sum() / (k - 1),
        (rest**2).sum() / ((n - 1) * (k - 1)),
    )
    b, w, j, e = (float(square) if square > least else 0.0 for square in squares)
    return b, w, j, e
