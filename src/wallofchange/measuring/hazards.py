"""What makes things finish sooner, when some are not finished yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.climbing import EndlessError, climb

Array = NDArray[np.floating[Any]]

SETTLED = 1e-9  # in standard deviations of a column
FAR = 500.0
WHY = "who has more of it always, or never, finishes first"
BLIND = 1e-10  # information below it, as a part of the largest, is none


@dataclass(frozen=True, slots=True)
class Hazards:
    """Coefficients in the order of the columns, per unit of each, on the log hazard; `lr` is chi2."""

    coef: tuple[float, ...]
    se: tuple[float, ...]
    lr: float
    loglik: float


def hazards(durations: Array, observed: Array, x: Array) -> Hazards:
    """Cox's proportional hazards by Newton's rounds, ties after Efron.

    l(b) = sum over what finished of x'b - sum over times t with d finished, l = 0..d-1, of
    ln(sum over at risk of e^x'b - l/d sum over finished at t of e^x'b); lr = 2 (l(b) - l(0)).

    Args:
        durations: n times of 0 or more.
        observed: 1 where it finished, 0 where it was still open.
        x: n by k columns, independent of each other and of a constant.

    Raises:
        EndlessError: when nothing finished, a column is the same for all that were at risk together, or a
            coefficient runs away, since who has more of it always (never) finishes first.

    Source: Cox 1972, JRSS B 34:187-220; Efron 1977, JASA 72:557-565.

    >>> x = np.array([[1.0], [0], [1], [1], [0], [0]])
    >>> found = hazards(np.array([1.0, 2, 3, 4, 5, 6]), np.ones(6), x)
    >>> round(found.coef[0], 4), round(found.lr, 4)
    (1.3945, 1.6894)
    """
    if not observed.any():
        raise EndlessError("Nothing finished, so nothing tells what finishes sooner.")
    middle, unit = x.mean(axis=0), x.std(axis=0)
    likelihood = _Likelihood.of(durations, observed, (x - middle) / unit)
    nothing = np.zeros(x.shape[1])
    start, _slope, bend = likelihood.at(nothing)
    seen = np.linalg.eigvalsh(bend)
    if seen[0] <= BLIND * len(durations):
        raise EndlessError("A column is the same for all that were at risk together.")
    with np.errstate(all="ignore"):  # a step too far has no likelihood, and is halved
        coef, loglik, bend = climb(likelihood, nothing, settled=SETTLED, far=FAR, why=WHY)
    se = np.sqrt(np.diag(np.linalg.inv(bend)))
    return Hazards(
        tuple((coef / unit).tolist()), tuple((se / unit).tolist()), max(0.0, 2 * (loglik - start)), loglik
    )


@dataclass(frozen=True, slots=True)
class _Likelihood:
    """Items from the longest to the shortest; per finished one: its last at risk and its place in a tie."""

    x: Array
    finished: NDArray[np.bool_]
    last_at_risk: NDArray[np.intp]
    first_of_tie: NDArray[np.intp]
    place: Array

    @classmethod
    def of(cls, durations: Array, observed: Array, x: Array) -> _Likelihood:
        order = np.lexsort((observed, -durations))  # at one time, what stayed open comes first
        time, finished = durations[order], observed[order] > 0
        ended = time[finished]
        last = np.searchsorted(-time, -ended, side="right") - 1
        first = np.searchsorted(-ended, -ended, side="left")
        many = np.searchsorted(-ended, -ended, side="right") - first
        return cls(x[order], finished, last, first, (np.arange(len(ended)) - first) / many)

    def at(self, coef: Array) -> tuple[float, Array, Array]:
        """The log partial likelihood, its slope and minus its second derivative."""
        tilt = self.x @ coef
        top = float(tilt.max())
        weight = np.exp(tilt - top)
        s0, s1, s2 = (self._left(each) for each in self._moments(weight))
        mean = s1 / s0[:, None]
        slope = (self.x[self.finished] - mean).sum(axis=0)
        bend = (s2 / s0[:, None, None]).sum(axis=0) - mean.T @ mean
        loglik = float(np.sum(tilt[self.finished] - top - np.log(s0)))
        return loglik, slope, bend

    def _moments(self, weight: Array) -> tuple[Array, Array, Array]:
        first = weight[:, None] * self.x
        return weight, first, first[:, :, None] * self.x[:, None, :]

    def _left(self, each: Array) -> Array:
        """Summed over who is at risk, less the part of a tie that counts as gone already."""
        risk = each.cumsum(axis=0)[self.last_at_risk]
        ended = each[self.finished]
        sums = np.concatenate([np.zeros((1, *ended.shape[1:])), ended.cumsum(axis=0)])
        after = np.searchsorted(self.first_of_tie, self.first_of_tie, side="right")
        tied = sums[after] - sums[self.first_of_tie]
        found: Array = risk - self.place.reshape(-1, *[1] * (each.ndim - 1)) * tied
        return found
