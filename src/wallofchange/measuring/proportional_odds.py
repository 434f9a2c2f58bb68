"""What goes together with a higher answer on an ordered scale, without taking its steps for equal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.climbing import climb

Array = NDArray[np.floating[Any]]

SETTLED = 1e-10
FAR = 300.0  # log odds per standard deviation of a column: nothing real lies there
WHY = "a column parts low answers from high ones wholly"


@dataclass(frozen=True, slots=True)
class ProportionalOdds:
    """Log odds of a higher answer per unit of each column; the cuts between answers from low to high."""

    coef: tuple[float, ...]
    se: tuple[float, ...]
    cuts: tuple[float, ...]
    deviance: float


def proportional_odds(y: Array, x: Array, count: Array | None = None) -> ProportionalOdds:
    """logit P(y <= k) = cut_k - x'b by maximum likelihood in Newton's rounds; errors from the Hessian.

    Args:
        y: n answers; only their order counts, and the values that occur are the categories.
        x: n by k columns, independent of each other and of a constant.
        count: how often each row was seen; 1 by default.

    Raises:
        ValueError: with fewer than two categories.
        EndlessError: when a column (or a mix) parts low answers from high ones wholly.

    Source: McCullagh 1980, JRSS B 42:109-142; Venables & Ripley, Modern Applied Statistics, 7.3 (polr).

    >>> y, x = np.array([1.0, 2, 3, 1, 2, 3]), np.array([[0.0], [0], [0], [1], [1], [1]])
    >>> found = proportional_odds(y, x, np.array([30.0, 50, 20, 20, 50, 30]))
    >>> round(found.coef[0], 3), round(found.se[0], 3), [round(cut, 3) for cut in found.cuts]
    (0.539, 0.27, [-0.847, 1.386])
    """
    weight = np.ones(len(y)) if count is None else count
    y, x, weight = y[weight > 0], x[weight > 0], weight[weight > 0]
    category = np.unique(y, return_inverse=True)[1]
    many = int(category.max()) + 1 if len(y) else 0
    if many < 2:
        raise ValueError("At least two different answers are needed.")
    middle, unit = np.average(x, axis=0, weights=weight), x.std(axis=0)
    unit = np.where(unit > 0, unit, 1.0)
    below = np.cumsum([float(weight[category == at].sum()) for at in range(many - 1)]) / float(weight.sum())
    start = np.concatenate([np.log(below / (1 - below)), np.zeros(x.shape[1])])
    with np.errstate(all="ignore"):  # a step too far has no likelihood, and is halved
        scale = _Scale((x - middle) / unit, category, weight, many - 1)
        found, loglik, bend = climb(scale, start, settled=SETTLED, far=FAR, free=many - 1, why=WHY)
    coef = found[many - 1 :] / unit
    se = np.sqrt(np.diag(np.linalg.inv(bend)))[many - 1 :] / unit
    cuts = found[: many - 1] + float(middle @ coef)
    return ProportionalOdds(tuple(coef.tolist()), tuple(se.tolist()), tuple(cuts.tolist()), -2 * loglik)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Each row lies between the cut below its answer and the one above; the outer cuts are endless."""

    x: Array
    category: NDArray[np.intp]
    weight: Array
    cuts: int

    def at(self, found: Array) -> tuple[float, Array, Array]:
        """The log-likelihood, its slope and minus its second derivative.

        ln P = ln s(a) + ln s(-b) + ln(1 - e^(b-a)), a and b from the row to the cuts above and below it.
        """
        tilt = self.x @ found[self.cuts :]
        ends = np.concatenate([[-np.inf], found[: self.cuts], [np.inf]])
        a, b = ends[self.category + 1] - tilt, ends[self.category] - tilt
        if np.any(np.diff(found[: self.cuts]) <= 0):
            return -np.inf, found, np.eye(len(found))
        gap = np.exp(b - a)
        loglik = float(self.weight @ (-np.logaddexp(0, -a) - np.logaddexp(0, b) + np.log1p(-gap)))
        up, down, between = _logistic(-a), _logistic(b), gap / (1 - gap)
        rows_a, rows_b = self._rows(1), self._rows(0)
        slope = rows_a.T @ (self.weight * (up + between)) - rows_b.T @ (self.weight * (down + between))
        bend = _cross(rows_a, self.weight * up * (1 - up)) + _cross(rows_b, self.weight * down * (1 - down))
        return loglik, slope, bend + _cross(rows_a - rows_b, self.weight * between * (1 + between))

    def _rows(self, above: int) -> Array:
        """How the distance to a cut moves with every cut and coefficient."""
        inner = np.arange(1, self.cuts + 1)
        return np.column_stack([(self.category + above)[:, None] == inner, -self.x]).astype(float)


def _logistic(values: Array) -> Array:
    from scipy.special import expit

    found: Array = expit(values)
    return found


def _cross(rows: Array, weight: Array) -> Array:
    found: Array = (rows * weight[:, None]).T @ rows
    return found
