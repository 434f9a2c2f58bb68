"""Who was asked and who answered: how representative the answers can be, and how wrong they might be."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from wallofchange.measuring.histogram import Histogram

Answered = tuple[int, int]  # how many answered, of how many


def r_indicator(kinds: Sequence[Answered]) -> float:
    """R = 1 - 2 S(ρ), ρ the response rate of each kind of customer; 1 is as if drawn by lot.

    Schouten, Cobben & Bethlehem (2009), with a saturated response model. The noise that sampling adds to
    S² (Σ ρ(1-ρ)(1 - N_h/N)/N) is taken out, as in Shlomo, Skinner & Schouten (2012).

    >>> round(r_indicator([(50, 100), (50, 100)]), 2), round(r_indicator([(80, 100), (20, 100)]), 2)
    (1.0, 0.4)
    """
    total = sum(asked for _, asked in kinds)
    if total < 2:
        return 1.0
    rate = sum(answered for answered, _ in kinds) / total
    spread = noise = 0.0
    for answered, asked in kinds:
        if asked:
            own = answered / asked
            spread += asked * (own - rate) ** 2 / (total - 1)
            noise += own * (1 - own) * (1 - asked / total) / total
    return 1 - 2 * sqrt(max(0.0, spread - noise))


def worst_bias(r: float, sd: float, rate: float) -> float:
    """How far the mean may be off at worst, in score points: (1 - R) S(y) / (2 ρ).

    >>> round(worst_bias(0.8, 2.2, 0.25), 2)
    0.88
    """
    return (1 - r) * sd / (2 * rate)


def lee_bounds(
    control: Histogram, treated: Histogram, stayed_control: float, stayed_treated: float
) -> tuple[float, float]:
    """The least and the most that the mean of the treated can lie above the control, in score points.

    The side with more customers left is trimmed by the surplus, from its top and from its bottom
    (Lee 2009). `stayed_*` are the shares of each side that could still be asked, above 0 to 1.

    >>> from wallofchange.measuring.scale import Scale
    >>> sides = [Histogram.of(Scale(0, 10), each) for each in ({6: 50, 8: 50}, {7: 50, 9: 50})]
    >>> [round(end, 2) for end in lee_bounds(*sides, 1.0, 0.9)]
    [0.89, 1.11]
    """
    most, least = max(stayed_control, stayed_treated), min(stayed_control, stayed_treated)
    surplus = (most - least) / most
    more, less = (treated, control) if stayed_treated >= stayed_control else (control, treated)
    ends = [_trimmed(more, surplus, top=top) - less.sample.mean for top in (True, False)]
    low, high = sorted(ends if more is treated else [-end for end in ends])
    return low, high


def _trimmed(histogram: Histogram, share: float, *, top: bool) -> float:
    """The mean without the highest (or lowest) part of the answers; a score may be trimmed in part."""
    left = histogram.n * (1 - share)
    total = kept = 0.0
    for score, n in histogram.counts if top else reversed(histogram.counts):
        taken = min(float(n), left - kept)
        kept += taken
        total += taken * score
    return total / kept if kept else histogram.sample.mean
