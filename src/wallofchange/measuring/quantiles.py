"""The few quantiles everything else needs, without the second that `scipy.stats` takes to import."""

from __future__ import annotations

from math import erfc, sqrt
from statistics import NormalDist

NORMAL = NormalDist()


def z_of(level: float) -> float:
    """The two-sided normal quantile of a level in (0, 1): 1.96 for 0.95.

    >>> round(z_of(0.95), 4)
    1.96
    """
    if not 0 < level < 1:
        raise ValueError(f"A level lies between 0 and 1; this is {level}.")
    return -NORMAL.inv_cdf((1 - level) / 2)


def t_of(level: float, df: float | None) -> float:
    """The two-sided t quantile for a level and degrees of freedom; the normal one where df is None.

    >>> round(t_of(0.95, 17.776), 3)
    2.103
    """
    if df is None:
        return z_of(level)
    from scipy.special import stdtrit

    if not 0 < level < 1:
        raise ValueError(f"A level lies between 0 and 1; this is {level}.")
    return -float(stdtrit(df, (1 - level) / 2))


def below_t(t: float, df: float | None) -> float:
    """The chance that a t variable (normal where df is None) lies below t."""
    if df is None:
        return erfc(-t / sqrt(2)) / 2  # exact far out, where 1 + erf rounds to nothing
    from scipy.special import stdtr

    return float(stdtr(df, t))


def two_sided(t: float, df: float | None = None) -> float:
    """The two-sided p value of a t (or z) statistic."""
    return min(1.0, 2 * below_t(-abs(t), df))
