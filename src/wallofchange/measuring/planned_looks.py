"""What a few planned looks cost: a little more answers for the same power."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import sqrt
from typing import TYPE_CHECKING

from wallofchange.measuring.looks import boundaries
from wallofchange.measuring.quantiles import NORMAL

if TYPE_CHECKING:
    from wallofchange.measuring.looks import Floats

POINTS = 160
WIDE = 7.0  # standard deviations to each side


def more_for_looks(fractions: Sequence[float], alpha: float = 0.05, power: float = 0.8) -> float:
    """By what factor the answers grow to keep the power with Lan-DeMets looks (O'Brien-Fleming type).

    The drift at which some look crosses its upper boundary with chance `power`, squared, over that of one
    look at the end: recursive numerical integration of the process that has not crossed.

    >>> round(more_for_looks([0.2, 0.4, 0.6, 0.8, 1]), 2), more_for_looks([1])
    (1.02, 1.0)
    """
    times = tuple(round(float(each), 2) for each in fractions)
    return 1.0 if times in ((), (1.0,)) else _factor(times, alpha, power)


@cache
def _factor(times: tuple[float, ...], alpha: float, power: float) -> float:
    alone = NORMAL.inv_cdf(1 - alpha / 2) + NORMAL.inv_cdf(power)
    limits = boundaries(times, alpha)
    low, high = alone, 1.5 * alone
    for _ in range(16):
        drift = (low + high) / 2
        low, high = (drift, high) if _crossing(times, limits, drift) < power else (low, drift)
    return (high / alone) ** 2


def _crossing(times: Sequence[float], limits: Sequence[float], drift: float) -> float:
    """The chance that the process with this drift passes an upper boundary at some look."""
    import numpy as np

    at, mass, before, crossed = np.array([0.0]), np.array([1.0]), 0.0, 0.0
    for time, z in zip(times, limits, strict=True):
        step, edge = time - before, z * sqrt(time)
        centre = at + drift * step
        crossed += float(mass @ _above((edge - centre) / sqrt(step)))
        reach = min(edge, WIDE * sqrt(time) + abs(drift) * time)
        goals = np.linspace(-reach, reach, POINTS)
        density = np.exp(-((goals[:, None] - centre[None, :]) ** 2) / (2 * step)) / sqrt(2 * np.pi * step)
        mass = density @ mass * (goals[1] - goals[0])
        mass[[0, -1]] /= 2  # trapezoids
        at, before = goals, time
    return crossed


def _above(z: Floats) -> Floats:
    from scipy.special import ndtr

    found: Floats = ndtr(-z)
    return found
