"""Net promoter score: the share of nines and tens less the share of zero to six, in points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf, sqrt

from wallofchange.measuring.quantiles import z_of


@dataclass(frozen=True, slots=True)
class Split:
    """How many gave 9-10 (promoters), between 6 and 9 (passives), and 0-6 (detractors). May be weighted."""

    promoters: float
    passives: float
    detractors: float

    def __post_init__(self) -> None:
        if min(self.promoters, self.passives, self.detractors) < 0 or self.n <= 0:
            raise ValueError("A split counts at least one answer, and none below zero.")

    @property
    def n(self) -> float:
        return self.promoters + self.passives + self.detractors

    @property
    def net(self) -> float:
        return (self.promoters - self.detractors) / self.n

    @property
    def variance(self) -> float:
        """Of one answer, as -1, 0 or 1: (P + D)/n - net² (multinomial, so not 'independent shares')."""
        return max(0.0, (self.promoters + self.detractors) / self.n - self.net**2)


@dataclass(frozen=True, slots=True)
class Nps:
    """A net promoter score in points, -100 to 100, with its score interval and standard error."""

    nps: float
    low: float
    high: float
    se: float


@dataclass(frozen=True, slots=True)
class NpsDiff:
    """The later net promoter score less the earlier one, in points."""

    diff: float
    low: float
    high: float


def nps(split: Split, level: float = 0.95) -> Nps:
    """The net promoter score of one group, in points.

    Estimate: 100 (P - D)/n. Standard error: 100 sqrt((P + D)/n - net²)/sqrt(n).
    Interval: the score test of a trinomial difference inverted (Tango 1998, Stat. in Med. 17:891;
    Rocks 2016, Am. Stat.), which keeps its promise from about seven answers on; Wald does not.

    Raises:
        ValueError: when nobody answered, or the level is not between 0 and 1.

    >>> score = nps(Split(promoters=6, passives=139, detractors=16))
    >>> round(score.nps, 2), round(score.low, 2), round(score.high, 2)
    (-6.21, -12.4, -0.54)
    """
    low, high = _score_limits(split, z_of(level))
    return Nps(100 * split.net, 100 * low, 100 * high, 100 * sqrt(split.variance / split.n))


def nps_diff(a: Split, b: Split, level: float = 0.95) -> NpsDiff:
    """The score of b less that of a, in points; two independent groups.

    Interval: MOVER, the square-and-add rule on the two score intervals (Zou & Donner 2008).

    Raises:
        ValueError: when nobody answered on one side, or the level is not between 0 and 1.

    >>> change = nps_diff(Split(30, 50, 20), Split(50, 40, 10))
    >>> round(change.diff), round(change.low, 1), round(change.high, 1)
    (30, 10.6, 48.5)
    """
    before, after = nps(a, level), nps(b, level)
    diff = after.nps - before.nps
    down = sqrt((after.nps - after.low) ** 2 + (before.high - before.nps) ** 2)
    up = sqrt((after.high - after.nps) ** 2 + (before.nps - before.low) ** 2)
    return NpsDiff(diff, diff - down, diff + up)


def _score_limits(split: Split, z: float) -> tuple[float, float]:
    net = split.net
    low = -1.0 if split.detractors == split.n else _root(lambda at: _score(split, at) - z, -1.0, net)
    high = 1.0 if split.promoters == split.n else _root(lambda at: _score(split, at) + z, net, 1.0)
    return low, high


def _score(split: Split, at: float) -> float:
    """The score statistic for a true net of `at`: falls from plus to minus infinity over (-1, 1)."""
    p, d, n = split.promoters, split.detractors, split.n
    linear = -p - d + (2 * n - p + d) * at
    constant = -d * at * (1 - at)
    root = sqrt(max(0.0, linear**2 - 8 * n * constant))
    if linear > 0:  # the same root, written so that large n does not cancel it away
        nuisance = -2 * constant / (linear + root)
    else:
        nuisance = (root - linear) / (4 * n)
    variance = n * (2 * nuisance + at * (1 - at))
    gap = p - d - n * at
    if variance <= 0:
        return 0.0 if gap == 0 else (inf if gap > 0 else -inf)
    return gap / sqrt(variance)


def _root(falling: Callable[[float], float], left: float, right: float) -> float:
    while True:
        middle = (left + right) / 2
        if middle in (left, right):
            return middle
        if falling(middle) > 0:
            left = middle
        else:
            right = middle
