"""Synthetic control: a mix of places without the change that ran like the one that got it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

EXACT = 1e-10  # the error of a fit, as a part of the series, from where it counts as none


@dataclass(frozen=True, slots=True)
class Synthetic:
    """The weights of the donors, and actual less synthetic from the change on.

    `rmspe_ratio` (after over before) is None where the fit before is perfect; `placebo_p` then too, and
    with fewer than two donors.
    """

    weights: tuple[float, ...]
    effect: tuple[float, ...]
    rmspe_before: float
    rmspe_ratio: float | None
    placebo_p: float | None


def synthetic(treated: Array, donors: Array, change: int) -> Synthetic:
    """Weights of 0 or more that add up to 1 and bring the donors nearest to the treated before the change.

    min |y - Dw| over the simplex, on the outcomes before the change only. Each donor in turn plays the
    treated one, with the other donors: placebo_p = rank of the treated's rmspe ratio / (donors + 1).

    Args:
        treated: n figures at equal distances in time.
        donors: n by J figures, J of 1 or more.
        change: the first point after the change.

    Raises:
        ValueError: when there is no point before the change, or none after it.

    Source: Abadie, Diamond & Hainmueller 2010, JASA 105:493-505.

    >>> donors = np.array([[1.0, 5], [2, 4], [3, 5], [4, 4], [5, 5]])
    >>> found = synthetic(donors.mean(axis=1) + [0, 0, 0, 2, 2], donors, 3)
    >>> [round(weight, 6) for weight in found.weights], [round(each, 6) for each in found.effect]
    ([0.5, 0.5], [2.0, 2.0])
    """
    if not 1 <= change < len(treated):
        raise ValueError("There must be points before the change and after it.")
    weights = on_simplex(donors[:change], treated[:change])
    gap = treated - donors @ weights
    before, ratio = _ratio(gap, treated, change)
    return Synthetic(
        tuple(weights.tolist()),
        tuple(gap[change:].tolist()),
        before,
        ratio,
        None if ratio is None else _placebo(ratio, donors, change),
    )


@dataclass(frozen=True, slots=True)
class Placebo:
    """A donor that plays the treated one: its mean effect, and its rmspe ratio (None: perfect before)."""

    average: float
    ratio: float | None


def placebos(donors: Array, change: int) -> list[Placebo]:
    """Each donor in turn as if it had got the change, beside a mix of the others; two donors at least.

    The root mean square of their averages is a standard error of an effect (placebo variance: Arkhangelsky
    et al. 2021, Am. Econ. Rev. 111:4088-4118, algorithm 4), with as many degrees of freedom as donors.
    """
    found = []
    for at in range(donors.shape[1]):
        others = np.delete(donors, at, axis=1)
        gap = donors[:, at] - others @ on_simplex(others[:change], donors[:change, at])
        found.append(Placebo(float(gap[change:].mean()), _ratio(gap, donors[:, at], change)[1]))
    return found


def on_simplex(donors: Array, target: Array) -> Array:
    """The weights, at least 0 and together 1, with the least squares of target less donors.

    Non-negative least squares of the differences with one more row: min |Cu|^2 + s^2 (sum u - 1)^2 is
    smallest, for whatever s, where u is a multiple of the answer (write u = t w and take the best t).
    """
    from scipy.optimize import nnls

    gaps = donors - target[:, None]
    size = float(np.abs(gaps).max()) or 1.0
    stacked = np.vstack([gaps / size, np.ones(donors.shape[1])])
    found, _ = nnls(stacked, np.append(np.zeros(len(target)), 1.0))
    weights: Array = found / found.sum()
    return weights


def _ratio(gap: Array, series: Array, change: int) -> tuple[float, float | None]:
    before, after = (float(np.sqrt(np.mean(part**2))) for part in (gap[:change], gap[change:]))
    perfect = before <= EXACT * float(np.abs(series[:change]).max())
    return before, None if perfect else after / before


def _placebo(ratio: float, donors: Array, change: int) -> float | None:
    """The share of all, the treated among them, whose fit broke at least as much."""
    many = int(donors.shape[1])
    if many < 2:
        return None
    broke = [each.ratio is None or each.ratio >= ratio for each in placebos(donors, change)]
    return (1 + sum(broke)) / (many + 1)
