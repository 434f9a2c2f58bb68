"""Shares: how many of those who answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from wallofchange.measuring.quantiles import two_sided, z_of


@dataclass(frozen=True, slots=True)
class Share:
    """A share between 0 and 1 with its interval."""

    p: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ShareDiff:
    """The later share less the earlier one, between -1 and 1; p is None where no test exists."""

    diff: float
    low: float
    high: float
    p: float | None


def share(x: float, n: float, level: float = 0.95) -> Share:
    """The share x/n with its Wilson (1927) score interval. Weighted counts are allowed.

    Limits: (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).

    Raises:
        ValueError: when nobody was asked, x lies outside 0..n, or the level is not between 0 and 1.

    >>> found = share(4, 20)
    >>> found.p, round(found.low, 5), round(found.high, 5)
    (0.2, 0.08066, 0.41602)
    """
    if n <= 0 or not 0 <= x <= n:
        raise ValueError(f"A share needs 0 <= x <= n and n >= 1; these are {x} and {n}.")
    z = z_of(level)
    p = x / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return Share(p, 0.0 if x == 0 else max(0.0, middle - half), 1.0 if x == n else min(1.0, middle + half))


def weighted_share(said: Iterable[tuple[bool, float]], level: float = 0.95) -> Share:
    """The share of those that hold, each with a weight above 0, on as many equal ones as they are worth.

    p = sum of w that hold / sum of w; n = (sum of w)² / (sum of w²) (Kish 1965, Survey Sampling). The
    interval is that of `share`. Assumes that weights only make good for chances to be drawn.

    Raises:
        ValueError: when there is none, or the level is not between 0 and 1.

    >>> found = weighted_share([(True, 9), (True, 9), (False, 1), (False, 1)])
    >>> round(found.p, 3), round(found.low, 3)
    (0.9, 0.316)
    """
    rows = list(said)
    whole, squares = sum(w for _holds, w in rows), sum(w * w for _holds, w in rows)
    if not whole:
        raise ValueError("A share needs at least one that was asked.")
    n = whole * whole / squares
    return share(sum(w for holds, w in rows if holds) / whole * n, n, level)


def share_diff(a: tuple[float, float], b: tuple[float, float], level: float = 0.95) -> ShareDiff:
    """The share of b less that of a; each side is (hits, asked), independent of the other.

    Interval: Newcombe (1998) method 10, square-and-add on two Wilson intervals.
    p: the score test with pooled variance and the factor (N - 1)/N (Miettinen & Nurminen 1985).

    Raises:
        ValueError: when nobody was asked on one side, or hits lie outside 0..asked.

    >>> change = share_diff((48, 80), (56, 70))
    >>> round(change.diff, 4), round(change.low, 4), round(change.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    before, after = share(*a, level), share(*b, level)
    diff = after.p - before.p
    down = sqrt((after.p - after.low) ** 2 + (before.high - before.p) ** 2)
    up = sqrt((after.high - after.p) ** 2 + (before.p - before.low) ** 2)
    return ShareDiff(diff, diff - down, diff + up, _score_test(a, b))


def _score_test(a: tuple[float, float], b: tuple[float, float]) -> float | None:
    (x1, n1), (x2, n2) = a, b
    total = n1 + n2
    pooled = (x1 + x2) / total
    variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
    if variance <= 0 or total <= 1:
        return None
    return two_sided((x2 / n2 - x1 / n1) / sqrt(variance * total / (total - 1)))
