"""Looking a few times, planned beforehand, without finding more by looking more often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, exp, expm1, log, pi, sqrt
from typing import TYPE_CHECKING, Self

from wallofchange.measuring.quantiles import NORMAL

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]

NEAREST = 1e-4  # looks closer than this part of the plan are one look
FEWEST, MOST = 120, 600  # points of the integral over half the range
FINENESS = 2.5  # points per narrowest standard deviation


def boundaries(
    fractions: Sequence[float], alpha: float = 0.05, spent_at: Sequence[float] | None = None
) -> tuple[float, ...]:
    """How many standard errors a look must show, at these fractions of the planned answers; two-sided.

    Lan & DeMets (1983, Biometrika 70:659) with the O'Brien-Fleming type of spending: until t of the plan
    the chance of a false alarm is 4 (1 - Phi(z_{1 - alpha/4} / sqrt t)), which is alpha at t = 1. The
    boundary of each look is found from the density of what has not crossed before (recursive numerical
    integration: Armitage, McPherson & Rowe 1969), by Gauss-Legendre on a log scale, so that looks so early
    that their chance is below 1e-300 have a boundary as well.

    `spent_at`: where the chance is spent by something else than the answers, such as the days of a plan
    (or all of it at a last look that came with other answers than planned); `fractions` then only tell how
    far the looks lie apart.

    Raises:
        ValueError: when the fractions do not rise by at least 0.0001 within 0..1, or alpha is not in 0..1.

    >>> [round(z, 2) for z in boundaries([0.2, 0.4, 0.6, 0.8, 1])]
    [4.88, 3.36, 2.68, 2.29, 2.03]
    """
    steps = [later - earlier for earlier, later in pairwise([0.0, *fractions])]
    if not fractions or fractions[-1] > 1 or min(steps) < 0.999 * NEAREST:
        raise ValueError("Fractions rise by at least 0.0001 and stay at or below 1.")
    if not 0 < alpha < 1:
        raise ValueError(f"Alpha lies between 0 and 1; this is {alpha}.")
    spending = [later - earlier for earlier, later in pairwise([0.0, *(spent_at or fractions)])]
    if len(spending) != len(steps) or sum(spending) > 1 + 1e-9 or min(spending) <= 0:
        raise ValueError("Spending rises within 0..1, and goes with every fraction.")
    spent = [_log_spent(fraction, alpha) for fraction in spent_at or fractions]
    found = [_first(spent[0])]
    inside = _Inside.after_first(found[0], fractions[0], min(steps))
    for before, after, (earlier, later) in zip(spent, spent[1:], pairwise(fractions), strict=False):
        z = inside.boundary(_log_less(after, before), earlier, later)
        found.append(z)
        inside = inside.moved_to(z, earlier, later)
    return tuple(found)


def spent(fraction: float, alpha: float = 0.05) -> float:
    """The chance of a false alarm that is used up at this fraction of a plan.

    >>> round(spent(0.3), 5), spent(1.0)
    (9e-05, 0.05)
    """
    return min(alpha, exp(_log_spent(fraction, alpha)))


@dataclass(frozen=True, slots=True)
class _Inside:
    """The density of z·sqrt(t) for what has not crossed: log at points over the right half, and weights."""

    at: Floats
    log_density: Floats
    log_weight: Floats

    @classmethod
    def after_first(cls, z: float, fraction: float, step: float) -> Self:
        edge = z * sqrt(fraction)
        points = min(MOST, max(FEWEST, ceil(FINENESS * edge / sqrt(step))))
        at, log_weight = _half_range(edge, points)
        return cls(at, _log_normal(at, fraction), log_weight)

    def boundary(self, log_chance: float, earlier: float, later: float) -> float:
        """The z that is crossed first at `later` with this chance, on either side."""
        from scipy.optimize import brentq

        def short(z: float) -> float:
            return self._log_crossing(z, earlier, later) - log_chance

        high = _first(log_chance)  # who crosses now may have crossed before: at most this far out
        low = 0.0
        if short(high) >= 0:
            return high
        return float(brentq(short, low, high, xtol=1e-12, rtol=1e-12))

    def moved_to(self, z: float, earlier: float, later: float) -> _Inside:
        from scipy.special import logsumexp

        at, log_weight = _half_range(z * sqrt(later), len(self.at))
        mass = (self.log_density + self.log_weight)[None, :]
        step = later - earlier
        kernel = [_log_normal(at[:, None] - sign * self.at[None, :], step) for sign in (1, -1)]
        return _Inside(at, logsumexp([mass + side for side in kernel], axis=(0, 2)), log_weight)

    def _log_crossing(self, z: float, earlier: float, later: float) -> float:
        import numpy as np
        from scipy.special import log_ndtr, logsumexp

        spread, edge = sqrt(later - earlier), z * sqrt(later)
        out = [log_ndtr(-(edge - sign * self.at) / spread) for sign in (1, -1)]
        return log(2) + float(logsumexp(self.log_density + self.log_weight + np.array(out)))


def _log_spent(fraction: float, alpha: float) -> float:
    from scipy.special import log_ndtr

    return log(4) + float(log_ndtr(NORMAL.inv_cdf(alpha / 4) / sqrt(fraction)))


def _first(log_chance: float) -> float:
    """The z that a normal variable exceeds on either side with this chance."""
    from scipy.special import ndtri_exp

    return max(0.0, -float(ndtri_exp(log_chance - log(2))))


def _log_less(larger: float, smaller: float) -> float:
    """log(exp(larger) - exp(smaller))."""
    return larger + log(-expm1(smaller - larger))


def _log_normal(at: Floats, variance: float) -> Floats:
    return -(at**2) / (2 * variance) - log(2 * pi * variance) / 2


def _half_range(edge: float, points: int) -> tuple[Floats, Floats]:
    """Gauss-Legendre on 0..edge: the density is even, so the other half is the same."""
    import numpy as np

    nodes, weights = _gauss_legendre(points)
    return edge * (nodes + 1) / 2, np.log(weights * edge / 2)


@cache
def _gauss_legendre(points: int) -> tuple[Floats, Floats]:
    import numpy as np

    nodes, weights = np.polynomial.legendre.leggauss(points)
    return nodes, weights
