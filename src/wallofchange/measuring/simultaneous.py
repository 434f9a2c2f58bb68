"""Intervals for the shares of all categories at once: all of them hold together, as often as promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, pi, sqrt
from typing import TYPE_CHECKING

from wallofchange.measuring.poisson import log_pmf_at_its_rate, truncated
from wallofchange.measuring.quantiles import z_of
from wallofchange.measuring.share import share

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

ONE_BY_ONE = 10_000  # up to so many answers every c is tried; beyond it the coverage rises steadily


@dataclass(frozen=True, slots=True)
class Shares:
    """The share of each category, between 0 and 1, with intervals that hold at the same time."""

    p: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


def sison_glaz(counts: Sequence[int], level: float = 0.95) -> Shares:
    """The shares of k categories with intervals of (nearly) one width (Sison & Glaz 1995, JASA 90:366).

    x/n - c/n and x/n + (c + 2g)/n, cut off at 0 and 1, with c the number for which

        v(c) <= level < v(c + 1),    v(c) = P(x_i - c <= X_i <= x_i + c for all i),
        g = (level - v(c)) / (v(c + 1) - v(c)),

    and v by Poisson variables given their sum with an Edgeworth expansion; v(0) counts as 0, and from
    c = n on v is 1 (May & Johnson 2000, J. Stat. Softw. 5(6)). Exact enough for any n: see `poisson.py`.

    Raises:
        ValueError: when nobody answered, or the level is not between 0 and 1.

    >>> found = sison_glaz([56, 72, 73, 59, 62, 87, 58])
    >>> round(found.low[0], 3), round(found.high[0], 3)
    (0.079, 0.164)
    """
    n = _answers(counts, level)
    c, before, after = _reach(counts, n, level)
    g = (level - before) / (after - before)
    low = tuple(max(0.0, x / n - c / n) for x in counts)
    return Shares(_shares(counts, n), low, tuple(min(1.0, x / n + (c + 2 * g) / n) for x in counts))


def goodman(counts: Sequence[int], level: float = 0.95) -> Shares:
    """The shares of k categories, each with its Wilson interval at 1 - (1 - level)/k (Goodman 1965).

    Raises:
        ValueError: when nobody answered, or the level is not between 0 and 1.

    >>> found = goodman([56, 72, 73, 59, 62, 87, 58])
    >>> round(found.low[0], 3), round(found.high[0], 3)
    (0.085, 0.166)
    """
    n = _answers(counts, level)
    found = [share(x, n, 1 - (1 - level) / len(counts)) for x in counts]
    return Shares(
        tuple(each.p for each in found),
        tuple(each.low for each in found),
        tuple(each.high for each in found),
    )


def _answers(counts: Sequence[int], level: float) -> int:
    if min(counts) < 0 or not sum(counts):
        raise ValueError("Shares need at least one answer, and no count below zero.")
    z_of(level)  # refuses a level that is none
    return sum(counts)


def _shares(counts: Sequence[int], n: int) -> tuple[float, ...]:
    return tuple(x / n for x in counts)


def _reach(counts: Sequence[int], n: int, level: float) -> tuple[int, float, float]:
    """c with the coverage at c and at c + 1, between which the level lies."""
    import numpy as np

    x = np.array(counts, dtype=float)
    first = 1
    if n > ONE_BY_ONE:
        first = _first_over(x, n, level)
    before = 0.0 if first == 1 else _coverage(x, n, first - 1)
    while (after := _coverage(x, n, first)) <= level:
        before, first = after, first + 1
    return first - 1, before, after


def _first_over(x: NDArray[float64], n: int, level: float) -> int:
    """The smallest c whose coverage exceeds the level, by bisection."""
    left, right = 0, max(1, round(sqrt(n)))
    while _coverage(x, n, right) <= level:
        left, right = right, 2 * right
    while right - left > 1:
        middle = (left + right) // 2
        left, right = (middle, right) if _coverage(x, n, middle) <= level else (left, middle)
    return right


def _coverage(x: NDArray[float64], n: int, c: int) -> float:
    """v(c): the chance that all categories lie within c of what was seen."""
    import numpy as np

    if c >= n:
        return 1.0
    cut = truncated(x, np.maximum(x - c, 0.0), np.minimum(x + c, float(n)))
    spread = float(cut.second.sum())
    if not spread > 0:
        return 0.0
    skew = float(cut.third.sum()) / spread**1.5
    tails = float((cut.fourth - 3 * cut.second**2).sum()) / spread**2
    z = float((x - cut.mean).sum()) / sqrt(spread)
    hermite = (z**3 - 3 * z, z**4 - 6 * z**2 + 3, z**6 - 15 * z**4 + 45 * z**2 - 15)
    expansion = 1 + skew * hermite[0] / 6 + tails * hermite[1] / 24 + skew**2 * hermite[2] / 72
    together = float(np.log(cut.chance).sum()) - log_pmf_at_its_rate(n)
    return max(0.0, float(exp(together - z * z / 2) * expansion / sqrt(2 * pi * spread)))
