"""'No relevant effect' is something one shows, not something one fails to see."""

from __future__ import annotations

from dataclasses import dataclass

from wallofchange.measuring.means import Sample, mean_diff
from wallofchange.measuring.quantiles import below_t


@dataclass(frozen=True, slots=True)
class Equivalence:
    """Whether a difference of means lies wholly between two margins; None where there is no spread."""

    diff: float
    low90: float | None
    high90: float | None
    df: float | None
    p: float | None
    equivalent: bool | None


def equivalence(
    a: Sample, b: Sample, margin_low: float, margin_high: float, alpha: float = 0.05
) -> Equivalence:
    """Two one-sided Welch tests on mean b less mean a, in score points (Schuirmann 1987; Lakens 2017).

    p is the larger of the two; `low90` and `high90` bound the (1 - 2 alpha) interval: 90 % at alpha .05.

    Raises:
        ValueError: when the margins are not in order, or alpha is not between 0 and .5.

    >>> found = equivalence(Sample(900, 7.20, 2.2), Sample(900, 7.22, 2.2), -0.3, 0.3)
    >>> found.equivalent, round(found.low90, 2), round(found.high90, 2)
    (True, -0.15, 0.19)
    """
    if not margin_low < margin_high:
        raise ValueError(f"margin_low lies below margin_high; these are {margin_low} and {margin_high}.")
    if not 0 < alpha < 0.5:
        raise ValueError(f"Alpha lies between 0 and .5; this is {alpha}.")
    found = mean_diff(a, b, 1 - 2 * alpha)
    if found.se is None or found.df is None:
        return Equivalence(found.diff, None, None, None, None, None)
    not_above_low = below_t(-(found.diff - margin_low) / found.se, found.df)
    not_below_high = below_t((found.diff - margin_high) / found.se, found.df)
    p = max(not_above_low, not_below_high)
    return Equivalence(found.diff, found.low, found.high, found.df, p, p < alpha)
