"""How answers lie: two peaks, and a spread that changed."""

from __future__ import annotations

from math import comb, floor, sqrt

from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.means import MeanDiff, Sample, mean_diff

PEAK = 0.15  # a mode holds at least this share
RARE = 0.01


def two_peaks(histogram: Histogram) -> tuple[float, float] | None:
    """The two scores around which answers gather, low and high; None where there is one heap.

    Two whole categories of at least 15 % each, with one between them of at most half the smaller. The
    valley must be deeper than chance: were it as full as the smaller peak, so few answers would fall in it
    less than once in a hundred times (binomial, one-sided).

    >>> from wallofchange.measuring.scale import Scale
    >>> two_peaks(Histogram.of(Scale(0, 10), {2: 40, 5: 10, 9: 50}))
    (2.0, 9.0)
    """
    counts = _whole(histogram)
    n = sum(counts)
    peaks = [at for at, count in enumerate(counts) if n and count >= PEAK * n]
    pairs = [(low, high) for low in peaks for high in peaks if high - low >= 2]
    for low, high in sorted(pairs, key=lambda pair: -min(counts[pair[0]], counts[pair[1]])):
        valley, smaller = min(counts[low + 1 : high]), min(counts[low], counts[high])
        if valley <= smaller / 2 and _as_few(valley, smaller) < RARE:
            return float(histogram.scale.low + low), float(histogram.scale.low + high)
    return None


def spread_apart(a: Histogram, b: Histogram) -> tuple[float, float | None]:
    """The spread of b as a ratio to that of a (standard deviations), and whether chance can explain it.

    p: Brown & Forsythe (1974), Welch's t on the distances to the own median; None without any spread.

    >>> from wallofchange.measuring.scale import Scale
    >>> narrow, wide = ({6: 30, 7: 40, 8: 30}, {3: 30, 7: 40, 10: 30})
    >>> ratio, p = spread_apart(*(Histogram.of(Scale(0, 10), each) for each in (narrow, wide)))
    >>> round(ratio, 1), p < 0.001
    (3.5, True)
    """
    before, after = a.sample.sd, b.sample.sd
    if not before or not after:
        return (1.0 if before == after else float("inf") if after else 0.0), None
    found: MeanDiff = mean_diff(_distances(a), _distances(b))
    return after / before, found.p


def _whole(histogram: Histogram) -> list[int]:
    """Answers per whole category; a half counts below."""
    scale = histogram.scale
    counts = [0] * (scale.width + 1)
    for score, n in histogram.counts:
        counts[min(floor(score) - scale.low, scale.width)] += n
    return counts


def _as_few(valley: int, peak: int) -> float:
    n = valley + peak
    if n > 500:  # the normal curve, with its half step
        z = (valley + 0.5 - n / 2) / sqrt(n / 4)
        from wallofchange.measuring.quantiles import below_t

        return below_t(z, None)
    return float(sum(comb(n, at) for at in range(valley + 1)) / 2**n)


def _distances(histogram: Histogram) -> Sample:
    middle = _median(histogram)
    folded = Histogram(histogram.scale, _added([(abs(score - middle), n) for score, n in histogram.counts]))
    return folded.sample


def _added(pairs: list[tuple[float, int]]) -> tuple[tuple[float, int], ...]:
    found: dict[float, int] = {}
    for value, n in pairs:
        found[value] = found.get(value, 0) + n
    return tuple(sorted(found.items()))


def _median(histogram: Histogram) -> float:
    below = 0
    for place, (score, n) in enumerate(histogram.counts):
        below += n
        if 2 * below > histogram.n:
            return score
        if 2 * below == histogram.n:
            return (score + histogram.counts[place + 1][0]) / 2
    raise ValueError("Nobody answered.")
