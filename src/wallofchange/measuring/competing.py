"""How many leave by which way, and when, where some have not left yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.quantiles import z_of

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Incidence:
    """The part (0-1) of n that left by one way, as steps: `part[i]` from `times[i]` on, with its error."""

    times: tuple[float, ...]
    part: tuple[float, ...]
    se: tuple[float, ...]
    n: int
    left: int
    longest: float  # the longest anything was followed: nothing is known beyond it

    def by(self, time: float, level: float = 0.95) -> Estimate | None:
        """The part that left within `time`, with its log-log interval; None beyond what was followed."""
        if time > self.longest:
            return None
        steps = [at for at, when in enumerate(self.times) if when <= time]
        if not steps or not self.part[steps[-1]]:
            return Estimate(0.0, 0.0, _none_of(self.n, level))
        part, se = self.part[steps[-1]], self.se[steps[-1]]
        if part >= 1:
            return Estimate(1.0, 1 - _none_of(self.n, level), 1.0)
        reach = z_of(level) * se / (part * np.log(part))
        low, high = sorted(part ** np.exp(side * reach) for side in (-1, 1))
        return Estimate(part, float(low), float(high))


def incidence(durations: Array, way: Array, of: int) -> Incidence:
    """Aalen-Johansen: F(t) = Σ over u <= t of S(u-) · d_u / r_u, where S counts every way out.

    d leave by this way at u, r are still there just before. A way out that competes is no censoring: who
    was refused will never be live, so one minus Kaplan-Meier would promise too much. Variance after Aalen
    (1978), as in Marubini & Valsecchi (1995, p. 341).

    Args:
        durations: n times of 0 or more.
        way: by which way each left, 0 where it is still there.
        of: the way that is asked for, not 0.

    Raises:
        ValueError: when there is nothing.

    >>> found = incidence(np.array([1.0, 2, 3, 4]), np.array([1, 2, 1, 0]), 1)
    >>> found.times, found.part, found.left
    ((1.0, 2.0, 3.0), (0.25, 0.25, 0.5), 2)
    """
    if not len(durations):
        raise ValueError("An incidence needs at least one duration.")
    times, every = np.unique(durations[way > 0], return_counts=True)
    own = np.array([((durations == time) & (way == of)).sum() for time in times], dtype=float)
    at_risk = len(durations) - np.searchsorted(np.sort(durations), times).astype(float)
    stayed = np.cumprod(1 - every / at_risk)
    before = np.concatenate([[1.0], stayed[:-1]])[: len(times)]
    part = np.cumsum(before * own / at_risk)
    return Incidence(
        tuple(times.tolist()),
        tuple(part.tolist()),
        tuple(_errors(part, before, every.astype(float), own, at_risk).tolist()),
        len(durations),
        int(own.sum()),
        float(durations.max()),
    )


def _errors(part: Array, before: Array, every: Array, own: Array, at_risk: Array) -> Array:
    """The standard error at every step; each step's own chance, and what it left for later ones."""
    later = np.tril(part[:, None] - part[None, :])  # F(t) - F(u), for u <= t
    rest = at_risk - every
    lost = every / (at_risk * np.where(rest > 0, rest, 1)) * (rest > 0)
    hit = before**2 * own * (at_risk - own) / at_risk**3
    both = before * own / at_risk**2
    until = np.tril(np.ones((len(part), len(part))))
    variance = (later**2) @ lost + until @ hit - 2 * (later @ both)
    found: Array = np.sqrt(np.maximum(variance, 0.0))
    return found


def _none_of(n: int, level: float) -> float:
    """The highest share that would still leave nobody of n in this tail (Clopper & Pearson 1934)."""
    return float(1 - ((1 - level) / 2) ** (1 / n))
