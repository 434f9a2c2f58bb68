"""Which side is happier, when only the order of the answers is trusted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from wallofchange.measuring.quantiles import t_of, two_sided

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The chance that a random answer of b is better than one of a; .5 is no difference, ties count half."""

    prob_b_better: float
    low: float | None
    high: float | None
    p: float | None
    se: float | None
    df: float | None


def ordinal(counts_a: Sequence[float], counts_b: Sequence[float], level: float = 0.95) -> Ordinal:
    """Compare two groups counted over the same categories, low to high.

    Estimate: P(b > a) + P(b = a)/2. Interval and p: Brunner & Munzel (2000) with t quantiles, the
    interval kept within 0 and 1. Asymptotic: below ten answers a side, take a permutation test as well.

    Raises:
        ValueError: when the categories differ in number, or nobody answered on one side.

    >>> found = ordinal([11, 2, 0, 1, 0], [3, 1, 4, 2, 1])
    >>> round(found.prob_b_better, 3), round(found.low, 3), round(found.high, 3)
    (0.789, 0.595, 0.983)
    """
    place_a, place_b, a, b = placements(counts_a, counts_b)
    n_a, n_b = float(a.sum()), float(b.sum())
    chance = float(b @ place_b) / n_b / n_a
    error_a, error_b = _error(a, place_a, n_a, n_b), _error(b, place_b, n_b, n_a)
    if error_a is None or error_b is None or error_a + error_b <= 0:
        return Ordinal(chance, None, None, None, None, None)
    se = sqrt(error_a + error_b)
    df = (error_a + error_b) ** 2 / (error_a**2 / (n_a - 1) + error_b**2 / (n_b - 1))
    reach = t_of(level, df) * se
    p = two_sided((chance - 0.5) / se, df)
    return Ordinal(chance, max(0.0, chance - reach), min(1.0, chance + reach), p, se, df)


def counted(a: Sequence[float], b: Sequence[float]) -> tuple[list[float], list[float]]:
    """Raw scores of two groups as counts over the categories they share.

    >>> counted([1, 1, 3], [2, 3])
    ([2.0, 0.0, 1.0], [0.0, 1.0, 1.0])
    """
    import numpy as np

    categories, places = np.unique(np.asarray([*a, *b], dtype=float), return_inverse=True)
    counts = [np.bincount(side, minlength=len(categories)) for side in (places[: len(a)], places[len(a) :])]
    return [float(count) for count in counts[0]], [float(count) for count in counts[1]]


def placements(counts_a: Sequence[float], counts_b: Sequence[float]) -> tuple[Floats, Floats, Floats, Floats]:
    """For every category: how many answers of the other side lie below it, ties half; and both counts."""
    import numpy as np

    a, b = np.asarray(counts_a, dtype=float), np.asarray(counts_b, dtype=float)
    if len(a) != len(b):
        raise ValueError(f"Both sides need the same categories; these are {len(a)} and {len(b)}.")
    if a.sum() <= 0 or b.sum() <= 0 or min(a.min(), b.min()) < 0:
        raise ValueError("Both sides need at least one answer, and no count below zero.")
    return np.cumsum(b) - b / 2, np.cumsum(a) - a / 2, a, b


def _error(counts: Floats, place: Floats, n: float, other: float) -> float | None:
    if n < 2:
        return None
    spread = float(counts @ (place - float(counts @ place) / n) ** 2) / (n - 1)
    return spread / (n * other**2)
