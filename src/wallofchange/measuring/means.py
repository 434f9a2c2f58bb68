"""Means of scores, compared without assuming equal spread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from typing import Self

from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.quantiles import t_of, two_sided


@dataclass(frozen=True, slots=True)
class Sample:
    """What a mean needs to know of its answers: how many, their mean, their spread (None for one answer)."""

    n: int
    mean: float
    sd: float | None

    @classmethod
    def of(cls, values: Sequence[float]) -> Self:
        """Summarise raw scores; at least one.

        >>> Sample.of([1, 2, 3, 4])
        Sample(n=4, mean=2.5, sd=1.2909944487358056)
        """
        if not values:
            raise ValueError("A sample needs at least one answer.")
        n, lowest = len(values), float(min(values))
        if lowest == max(values):  # a constant must not get a spread from rounding
            return cls(n, lowest, 0.0 if n > 1 else None)
        mean = fsum(values) / n
        return cls(n, mean, sqrt(fsum((value - mean) ** 2 for value in values) / (n - 1)))

    @property
    def error(self) -> float | None:
        """The variance of the mean; None where one answer tells nothing of the spread."""
        return None if self.sd is None or self.n < 2 else self.sd**2 / self.n


@dataclass(frozen=True, slots=True)
class MeanDiff:
    """A difference of means in score points (or a ratio less one); None where there is no spread to go by."""

    diff: float
    low: float | None
    high: float | None
    t: float | None
    df: float | None
    p: float | None
    se: float | None


def mean(sample: Sample, level: float = 0.95) -> Estimate:
    """The mean of one group in score points, with its t interval.

    >>> mean(Sample(100, 7.2, 2.0)).low.__round__(3)
    6.803
    """
    if sample.error is None:
        return Estimate(sample.mean)
    reach = t_of(level, sample.n - 1) * sqrt(sample.error)
    return Estimate(sample.mean, sample.mean - reach, sample.mean + reach)


def mean_diff(a: Sample, b: Sample, level: float = 0.95) -> MeanDiff:
    """The mean of b less the mean of a, in score points (Welch 1947, Satterthwaite's df).

    >>> change = mean_diff(Sample(200, 6.8, 2.2), Sample(200, 6.9, 2.2))
    >>> round(change.diff, 2), round(change.low, 2), round(change.high, 2)
    (0.1, -0.33, 0.53)
    """
    return _compare(b.mean - a.mean, a.error, b.error, a.n, b.n, level)


def relative_diff(a: Sample, b: Sample, level: float = 0.95) -> MeanDiff:
    """The mean of b as a ratio to the mean of a, less one: 0.05 is five per cent more.

    Standard error by the delta method: Var = s_b²/(n_b m_a²) + m_b² s_a²/(n_a m_a⁴); Satterthwaite's df.

    Raises:
        ValueError: when the mean of a is zero.

    >>> round(relative_diff(Sample(50, 5.0, 1.0), Sample(50, 6.0, 1.0)).diff, 3)
    0.2
    """
    if a.mean == 0:
        raise ValueError("A relative difference needs a mean of a other than zero.")
    error_a = None if a.error is None else a.error * b.mean**2 / a.mean**4
    error_b = None if b.error is None else b.error / a.mean**2
    return _compare(b.mean / a.mean - 1, error_a, error_b, a.n, b.n, level)


def paired_diff(a: Sequence[float], b: Sequence[float], level: float = 0.95) -> MeanDiff:
    """The mean of b - a where each answer of b belongs to the answer of a at the same place.

    Raises:
        ValueError: when the sides differ in length.

    >>> change = paired_diff([1, 2, 3, 4], [2, 3, 5, 6])
    >>> round(change.diff, 2), round(change.low, 3), round(change.df)
    (1.5, 0.581, 3)
    """
    changes = Sample.of([later - earlier for earlier, later in zip(a, b, strict=True)])
    return _one_sample(changes.mean, changes.error, changes.n, level)


def paired_relative_diff(a: Sequence[float], b: Sequence[float], level: float = 0.95) -> MeanDiff:
    """The ratio of paired means less one; the delta method with the covariance of the pairs.

    >>> round(paired_relative_diff([2.0, 4.0, 6.0], [3.0, 5.0, 7.0]).diff, 3)
    0.25
    """
    first, second = Sample.of(a), Sample.of(b)
    if first.mean == 0:
        raise ValueError("A relative difference needs a mean of a other than zero.")
    ratio = second.mean / first.mean
    residuals = Sample.of(
        [(later - ratio * earlier) / first.mean for earlier, later in zip(a, b, strict=True)]
    )
    return _one_sample(ratio - 1, residuals.error, first.n, level)


def _compare(
    diff: float, error_a: float | None, error_b: float | None, n_a: int, n_b: int, level: float
) -> MeanDiff:
    if error_a is None or error_b is None or error_a + error_b == 0:
        return MeanDiff(diff, None, None, None, None, None, None)
    error = error_a + error_b
    share_a, share_b = error_a / error, error_b / error
    return _judged(diff, sqrt(error), 1 / (share_a**2 / (n_a - 1) + share_b**2 / (n_b - 1)), level)


def _one_sample(diff: float, error: float | None, n: int, level: float) -> MeanDiff:
    if not error:
        return MeanDiff(diff, None, None, None, None, None, None)
    return _judged(diff, sqrt(error), n - 1, level)


def _judged(diff: float, se: float, df: float, level: float) -> MeanDiff:
    reach = t_of(level, df) * se
    return MeanDiff(diff, diff - reach, diff + reach, diff / se, df, two_sided(diff / se, df), se)
