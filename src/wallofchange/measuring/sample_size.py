"""How many answers it takes to see what one hopes to see. Answers a group, not rounded up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan, sqrt

from wallofchange.measuring.nps import Split
from wallofchange.measuring.ordinal import placements
from wallofchange.measuring.quantiles import NORMAL, t_of

MANY = 1e6  # from here on the t distribution is the normal one, but for a quarter of z squared


def for_mean(effect: float, sd: float, alpha: float = 0.05, power: float = 0.8) -> float:
    """Answers a group to see a difference of means of `effect` score points, two-sided.

    Solves power = P(T'(2n-2, effect sqrt(n/2)/sd) > t) with the noncentral t, as R's power.t.test does.

    Raises:
        ValueError: when the effect is zero, the spread is not above zero, or power does not exceed alpha.

    >>> round(for_mean(1, 1, power=0.9), 2)
    22.02
    """
    _ask(effect, alpha, power)
    if not sd > 0:
        raise ValueError(f"The spread is above zero; this is {sd}.")
    z = NORMAL.inv_cdf(1 - alpha / 2)
    normal = 2 * ((z + NORMAL.inv_cdf(power)) * sd / effect) ** 2
    if normal > MANY:
        return normal + z * z / 4
    return _least(lambda n: power_of_mean(n, effect, sd, alpha) - power)


def power_of_mean(n: float, effect: float, sd: float, alpha: float = 0.05) -> float:
    """The chance of seeing a difference of means with n answers a group (upper tail, as R does).

    >>> round(power_of_mean(20, 1, 1), 4)
    0.869
    """
    from scipy.special import nctdtr

    df = 2 * (n - 1)
    away, least = abs(effect) / sd * sqrt(n / 2), t_of(1 - alpha, df)
    found = 1 - float(nctdtr(df, away, least))
    return NORMAL.cdf(away - least) if isnan(found) else found  # so far out it is not tabled: certain


def for_share(effect: float, p0: float, alpha: float = 0.05, power: float = 0.8) -> float:
    """Answers a group to see a share move from p0 to p0 + effect, two-sided, as R's power.prop.test.

    Raises:
        ValueError: when either share lies outside 0..1.

    >>> round(for_share(0.25, 0.5, power=0.9), 1)
    76.7
    """
    _ask(effect, alpha, power)
    p1 = p0 + effect
    if not (0 <= p0 <= 1 and 0 <= p1 <= 1):
        raise ValueError(f"Both shares lie between 0 and 1; these are {p0} and {p1}.")
    pooled = (p0 + p1) / 2
    under_null = NORMAL.inv_cdf(1 - alpha / 2) * sqrt(2 * pooled * (1 - pooled))
    under_effect = NORMAL.inv_cdf(power) * sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    return ((under_null + under_effect) / effect) ** 2


def power_of_share(n: float, effect: float, p0: float, alpha: float = 0.05) -> float:
    """The chance of seeing a share move from p0 to p0 + effect, n answers a group (R: power.prop.test).

    >>> round(power_of_share(50, 0.25, 0.5), 3)
    0.74
    """
    p1 = p0 + effect
    pooled = (p0 + p1) / 2
    spread = sqrt(p0 * (1 - p0) + p1 * (1 - p1))
    reach = sqrt(n) * abs(effect) - NORMAL.inv_cdf(1 - alpha / 2) * sqrt(2 * pooled * (1 - pooled))
    return NORMAL.cdf(reach / spread) if spread else float(reach > 0)


def for_nps(effect: float, today: Split, alpha: float = 0.05, power: float = 0.8) -> float:
    """Answers a group to see the net promoter score move by `effect` points from today's spread.

    Raises:
        ValueError: when everybody gave the same kind of answer today, so that there is no spread.

    >>> round(for_nps(5, Split(30, 50, 20)))
    3078
    """
    return for_mean(effect, 100 * sqrt(today.variance), alpha, power)


def for_ordinal(
    counts_a: Sequence[float], counts_b: Sequence[float], alpha: float = 0.05, power: float = 0.8
) -> float:
    """Answers a group to tell the distribution b from a by rank (Happ, Bathke & Brunner 2019), equal groups.

    Raises:
        ValueError: when neither side is better, so that no number of answers would do.

    >>> round(for_ordinal([10, 20, 40, 30], [5, 15, 40, 40]), 1)
    219.0
    """
    effect, overall, spread = _by_rank(counts_a, counts_b)
    _ask(0.0 if abs(effect) < 1e-12 else effect, alpha, power)
    z_alpha, z_power = NORMAL.inv_cdf(1 - alpha / 2), NORMAL.inv_cdf(power)
    return 2 * ((overall * z_alpha + z_power * spread) / effect) ** 2


def power_of_ordinal(
    n: float, counts_a: Sequence[float], counts_b: Sequence[float], alpha: float = 0.05
) -> tuple[float, float]:
    """The chance of telling b from a by rank with n answers a group; and the distance from .5 seen at 80 %.

    >>> power, mde = power_of_ordinal(219, [10, 20, 40, 30], [5, 15, 40, 40])
    >>> round(power, 2), round(mde, 3)
    (0.8, 0.072)
    """
    effect, overall, spread = _by_rank(counts_a, counts_b)
    z_alpha = NORMAL.inv_cdf(1 - alpha / 2)
    reach = abs(effect) * sqrt(n / 2) - overall * z_alpha
    power = NORMAL.cdf(reach / spread) if spread else float(reach > 0)
    return power, (overall * z_alpha + NORMAL.inv_cdf(0.8) * spread) / sqrt(n / 2)


def _by_rank(counts_a: Sequence[float], counts_b: Sequence[float]) -> tuple[float, float, float]:
    """The distance of P(b better) from .5, and the spread of ranks without and with the difference."""
    place_a, place_b, a, b = placements(_even(counts_a), _even(counts_b))
    overall = sqrt(float((a + b) @ (place_a + place_b - 1) ** 2) / 8)
    spread = float(a @ (place_a - float(a @ place_a)) ** 2) + float(b @ (place_b - float(b @ place_b)) ** 2)
    return float(b @ place_b) - 0.5, overall, sqrt(spread / 2)


def _even(counts: Sequence[float]) -> list[float]:
    """Counts as shares, so that a plan with equal groups does not inherit unequal examples."""
    total = sum(counts)
    return [count / total for count in counts] if total else list(counts)


def _ask(effect: float, alpha: float, power: float) -> None:
    if effect == 0:
        raise ValueError("An effect of zero can never be seen; name one other than zero.")
    if not 0 < alpha < power < 1:
        raise ValueError(f"0 < alpha < power < 1 must hold; these are {alpha} and {power}.")


def _least(short: Callable[[float], float]) -> float:
    """The n at which a rising function crosses zero, by bisection."""
    left, right = 1 + 1e-9, 4.0
    while short(right) < 0:
        left, right = right, right * 2
    for _ in range(200):
        middle = (left + right) / 2
        if middle in (left, right):
            break
        left, right = (middle, right) if short(middle) < 0 else (left, middle)
    return right
