"""Estimates drawn towards their common mean: what a promise is worth after the luck of being chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, isfinite, sqrt


@dataclass(frozen=True, slots=True)
class Shrunken:
    """Estimates after shrinkage, with the mean and spread of the truth they seem to come from, in their unit.

    `prior_sd` is None for a single estimate: one says nothing of spread.
    """

    shrunken: tuple[float, ...]
    prior_mean: float
    prior_sd: float | None


def shrink(estimates: Sequence[float], errors: Sequence[float]) -> Shrunken:
    """Empirical Bayes: B·estimate + (1 - B)·m with B = τ²/(τ² + se²).

    τ² = max(0, (Q - (k - 1)) / (Σw - Σw²/Σw)), w = 1/se², Q = Σw(y - ȳ_w)²; m weighs by 1/(se² + τ²).
    Unit: that of the estimates.

    Raises:
        ValueError: when the lists differ in length, are empty, or an error is not above zero.
        OverflowError: when the estimates are too large beside their errors to square.

    Source: DerSimonian & Laird 1986, Controlled Clinical Trials 7:177-188; Efron & Morris 1975.

    >>> found = shrink([0.8, 0.1, 0.3], [0.2, 0.2, 0.2])
    >>> [round(value, 3) for value in found.shrunken], round(found.prior_sd, 3)
    ([0.677, 0.192, 0.331], 0.3)
    """
    if not estimates or min(errors, default=0.0) <= 0:
        raise ValueError("Each estimate needs a standard error above 0.")
    least = min(errors)  # in units of the smallest error no weight exceeds 1
    scaled = [value / least for value in estimates]
    spread = _between(scaled, [(least / error) ** 2 for error in errors])
    variances = [(error / least) ** 2 for error in errors]
    weights = [1 / (variance + (spread or 0.0)) for variance in variances]
    mean = _mean(scaled, weights)
    trusts = [(spread or 0.0) * weight for weight in weights]
    found = [
        (trust * value + (1 - trust) * mean) * least for trust, value in zip(trusts, scaled, strict=True)
    ]
    if not all(map(isfinite, found)):
        raise OverflowError("the estimates are too large beside their errors")
    return Shrunken(tuple(found), mean * least, None if spread is None else sqrt(spread) * least)


def _between(values: Sequence[float], weights: Sequence[float]) -> float | None:
    """τ²: the spread of the truth, beyond what chance brings."""
    total = fsum(weights)
    room = total - fsum(weight**2 for weight in weights) / total
    if len(values) < 2 or room <= 0:
        return None
    mean = _mean(values, weights)
    q = fsum(weight * (value - mean) ** 2 for value, weight in zip(values, weights, strict=True))
    return max(0.0, (q - (len(values) - 1)) / room)


def _mean(values: Sequence[float], weights: Sequence[float]) -> float:
    return fsum(v * w for v, w in zip(values, weights, strict=True)) / fsum(weights)
