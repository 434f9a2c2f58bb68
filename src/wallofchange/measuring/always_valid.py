"""An interval that may be looked at every day: it holds at all times at once."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, log1p, sqrt

ROUNDING = 1e-13  # what is left of a sum of squares below this part of it is no spread
LEAST_LOG_ALPHA = -1e6  # p below exp of this is nothing in any notation


@dataclass(frozen=True, slots=True)
class Tally:
    """The running sums of one side: answers, their sum, and the sum of squares (None for 0/1 data)."""

    n: int
    sum: float
    sum_squares: float | None = None

    @property
    def mean(self) -> float:
        return self.sum / self.n

    @property
    def variance(self) -> float | None:
        """Of one answer: p(1 - p) for 0/1 data, else the sample variance; None for one answer."""
        if self.sum_squares is None:
            return self.mean * (1 - self.mean)
        if self.n < 2:
            return None
        left = self.sum_squares - self.sum * self.mean
        return left / (self.n - 1) if left > ROUNDING * self.sum_squares else 0.0


@dataclass(frozen=True, slots=True)
class AlwaysValid:
    """b less a (or b/a - 1) with an interval that holds at all times; None where there is no spread."""

    estimate: float
    se: float | None
    low: float | None
    high: float | None
    p: float | None


def always_valid(
    a: Tally, b: Tally, *, relative: bool = False, alpha: float = 0.05, tuning_n: float = 5000
) -> AlwaysValid:
    """The mean of b less the mean of a, or their ratio less one, as an asymptotic confidence sequence.

    With n = n_a + n_b, q = n r² and r² = (-2 log alpha + log(1 - 2 log alpha)) / tuning_n:

        estimate ± se sqrt(2 (q + 1)/q log(sqrt(q + 1)/alpha))

    (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, arXiv 2103.06476, eq. 9.) Narrowest around
    `tuning_n` answers: give the planned total. se by the delta method where relative. p is the smallest
    alpha whose interval leaves out 0, each alpha with its own r: it does not depend on the alpha asked.

    Raises:
        ValueError: when a relative difference is asked to a mean of zero.

    >>> found = always_valid(Tally(3000, 1396), Tally(3461, 2422), relative=True)
    >>> [round(value, 5) for value in (found.estimate, found.low, found.high, found.se)]
    [0.50386, 0.40098, 0.60675, 0.03386]
    """
    if relative and a.mean == 0:
        raise ValueError("A relative difference needs a mean of a other than zero.")
    estimate = b.mean / a.mean - 1 if relative else b.mean - a.mean
    se = _error(a, b, relative)
    if not se:
        return AlwaysValid(estimate, None, None, None, None)
    share = (a.n + b.n) / tuning_n
    half = se * reach(log(alpha), share)
    return AlwaysValid(estimate, se, estimate - half, estimate + half, _p(abs(estimate) / se, share))


def reach(log_alpha: float, share: float) -> float:
    """Half the interval in standard errors, when `share` of the answers it is tuned for are in.

    >>> round(reach(log(0.05), 1.0), 3)
    3.035
    """
    q = (-2 * log_alpha + log1p(-2 * log_alpha)) * share
    if q == 0:
        return 1.0  # the limit at alpha 1
    return sqrt(2 * (q + 1) / q * (log1p(q) / 2 - log_alpha))


def _error(a: Tally, b: Tally, relative: bool) -> float | None:
    """The standard error; None where one answer tells nothing of the spread."""
    if a.variance is None or b.variance is None:
        return None
    error_a, error_b = a.variance / a.n, b.variance / b.n
    if relative:
        ratio = b.mean / a.mean
        return sqrt(error_b + ratio**2 * error_a) / abs(a.mean)
    return sqrt(error_a + error_b)


def _p(z: float, share: float) -> float:
    """By bisection on log alpha: the reach falls as alpha rises."""
    if reach(0.0, share) >= z:
        return 1.0
    left, right = LEAST_LOG_ALPHA, 0.0
    for _ in range(200):
        middle = (left + right) / 2
        if middle in (left, right):
            break
        left, right = (middle, right) if reach(middle, share) > z else (left, middle)
    return exp(right)
