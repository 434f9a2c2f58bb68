"""A Poisson variable cut off on both sides, exactly enough for a thousand million million answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Floats = NDArray[float64]

STIRLING = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188)
NEAR = 0.01  # below it (1 + u) log(1 + u) - u is summed as a series, or its digits cancel
TERMS = 9


@dataclass(frozen=True, slots=True)
class Truncated:
    """One variable a category, each kept within its bounds: chance to be there, and four moments there."""

    chance: Floats
    mean: Floats
    second: Floats
    third: Floats
    fourth: Floats


def truncated(rate: Floats, low: Floats, high: Floats) -> Truncated:
    """Poisson variables with these rates, given that each lies in low..high; central moments of each.

    Moments about the rate by parts, as y p(y) = rate p(y - 1):

        E[(Y - r) g(Y)] = r { E[g(Y + 1) - g(Y)] + (g(low) p(low - 1) - g(high + 1) p(high)) / P(low..high) }

    with g the powers of Y - r. Nothing of the size of rate^4 is taken from something of the same size, as
    happens with factorial moments (docs/decisions/0012).

    >>> import numpy as np
    >>> cut = truncated(np.array([4.0]), np.array([0.0]), np.array([9.0]))
    >>> round(float(cut.chance[0]), 4), round(float(cut.mean[0]), 4)
    (0.9919, 3.9466)
    """
    from scipy.special import pdtr

    chance = pdtr(high, rate) - _at_least_nothing(low, pdtr(low - 1, rate))
    left, right = _pmf(low - 1, rate) / chance, _pmf(high, rate) / chance
    edge = [left * (low - rate) ** power - right * (high + 1 - rate) ** power for power in range(4)]
    one = rate * edge[0]
    two = rate * (1 + edge[1])
    three = rate * (2 * one + 1 + edge[2])
    four = rate * (3 * two + 3 * one + 1 + edge[3])
    return Truncated(
        chance,
        rate + one,
        two - one**2,
        three - 3 * two * one + 2 * one**3,
        four - 4 * three * one + 6 * two * one**2 - 3 * one**4,
    )


def log_pmf_at_its_rate(n: float) -> float:
    """log P(Y = n) for a Poisson variable with rate n >= 1, without the digits that n log n would cost.

    >>> round(log_pmf_at_its_rate(5), 6)
    -1.740302
    """
    import numpy as np

    return float(np.log(_pmf(np.array([float(n)]), np.array([float(n)])))[0])


def _at_least_nothing(low: Floats, below: Floats) -> Floats:
    import numpy as np

    return np.where(low > 0, below, 0.0)


def _pmf(y: Floats, rate: Floats) -> Floats:
    """Loader's (2000) saddle-point form: the deviance apart from Stirling's error."""
    import numpy as np

    inner = (y > 0) & (rate > 0)
    at, mean = np.where(inner, y, 1.0), np.where(inner, rate, 1.0)
    found = np.exp(-_stirling(at) - _deviance(at, mean)) / np.sqrt(2 * np.pi * at)
    return np.where(inner, found, np.where(y == 0, np.exp(-rate), 0.0))


def _stirling(y: Floats) -> Floats:
    """log y! less Stirling's formula for it."""
    import numpy as np
    from scipy.special import gammaln

    large = np.maximum(y, 15.0)
    series = sum(term / large ** (2 * place + 1) for place, term in enumerate(STIRLING))
    small = np.minimum(y, 15.0)
    exact = gammaln(small + 1) - (small + 0.5) * np.log(small) + small - 0.5 * np.log(2 * np.pi)
    return np.where(y > 15, series, exact)


def _deviance(y: Floats, rate: Floats) -> Floats:
    """y log(y / rate) + rate - y."""
    import numpy as np

    off = (y - rate) / rate
    near = np.clip(off, -NEAR, NEAR)
    series = sum((-near) ** power / (power * (power - 1)) for power in range(2, TERMS + 2))
    far = (1 + off) * np.log1p(np.maximum(off, -1 + 1e-300)) - off
    return rate * np.where(np.abs(off) < NEAR, series, far)
