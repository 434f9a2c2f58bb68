"""The figures of one group of answers, each with its interval."""

from __future__ import annotations

from dataclasses import dataclass

from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.means import mean
from wallofchange.measuring.nps import nps
from wallofchange.measuring.share import share


@dataclass(frozen=True, slots=True)
class Figures:
    """n answers; mean in score points, shares 0-1, nps in points (unknown off 0-10), and how they lie."""

    histogram: Histogram
    mean: Estimate = UNKNOWN
    nine_plus: Estimate = UNKNOWN
    top: Estimate = UNKNOWN
    bottom: Estimate = UNKNOWN
    nps: Estimate = UNKNOWN

    @property
    def n(self) -> int:
        return self.histogram.n


def figures(histogram: Histogram, level: float = 0.95) -> Figures:
    """Every figure of one group: t interval for the mean, Wilson for shares, score interval for NPS.

    >>> from wallofchange.measuring.scale import Scale
    >>> of = figures(Histogram.of(Scale(0, 10), {6: 16, 8: 139, 9: 6}))
    >>> round(of.nps.low, 1), round(of.nine_plus.estimate, 3), of.top.estimate
    (-12.4, 0.037, 0.0)
    """
    if not histogram.n:
        return Figures(histogram)
    scale = histogram.scale
    return Figures(
        histogram,
        mean(histogram.sample, level),
        _share(histogram.nine_plus, histogram.n, level),
        _share(histogram.at_least(scale.high), histogram.n, level),
        _share(histogram.at_most(scale.low), histogram.n, level),
        _nps(histogram, level),
    )


def _share(hits: int, n: int, level: float) -> Estimate:
    found = share(hits, n, level)
    return Estimate(found.p, found.low, found.high)


def _nps(histogram: Histogram, level: float) -> Estimate:
    if not histogram.scale.has_nps:
        return UNKNOWN
    found = nps(histogram.split, level)
    return Estimate(found.nps, found.low, found.high)
