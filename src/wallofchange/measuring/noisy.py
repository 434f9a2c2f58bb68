"""Interrupted series of figures that each have a known noise: weeks of few answers and of many."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.interrupted import HIGHEST, LOWEST

Array = NDArray[np.floating[Any]]

LEAST, MOST = np.log(1e-4), np.log(1e4)  # of the variance that lasts, by the mean noise
FROM = tuple(product((-0.5, 0.0, 0.4, 0.8, 0.95), np.log((1e-4, 0.1, 0.5, 2.0, 10.0))))
TRIED = 2  # of those, the best, from which the top is looked for
STEP = 1e-3  # of numerical derivatives
FEWEST = 2.0  # degrees of freedom
UNLIKELY = 0.01  # the chance of differing so little, below which the noise is not what it was taken for


@dataclass(frozen=True, slots=True)
class Noise:
    """What keeps figures from their course: a variance that lasts (AR(1), `rho`), and the noise of each."""

    own: Array
    lasting: float
    rho: float

    def step(self, y: Array, x: Array, effect: int) -> tuple[float, float]:
        """A coefficient by generalised least squares, and its standard error."""
        coef, inverse, _, _ = _told(self, y, x)
        return float(coef[effect]), float(np.sqrt(inverse[effect, effect]))

    def first(self, many: int) -> Noise:
        return Noise(self.own[:many], self.lasting, self.rho)


@dataclass(frozen=True, slots=True)
class Noisy:
    """The coefficient that was asked for, its standard error, its degrees of freedom, and the noise."""

    coef: float
    se: float
    df: float
    noise: Noise


def noisy(y: Array, x: Array, own: Array, effect: int) -> Noisy | None:
    """Regression of a series with AR(1) errors beside noise of known variance, by REML.

    y = Xb + u + e with Var e_t = own_t known (the variance of one answer by the answers of t) and u AR(1) of
    variance s2 and correlation rho. V = s2 R(rho) + diag(own); (rho, s2) maximise the restricted likelihood
    -1/2 [ln|V| + ln|X'V^-1 X| + r'V^-1 r]. u has a tridiagonal inverse, so that V^-1 follows by Woodbury's
    identity from a banded Cholesky factor. Satterthwaite's df as in `interrupted`, by numerical derivatives,
    from 2 to n - k; n - k too where a parameter lies on its edge.

    None where the figures differ so much less than their noise would make them (chi-squared, p < .01) that
    it is not their noise: the same customers answering each time.

    Args:
        y: n figures at equal distances in time, in their own unit.
        x: n by k columns, independent of each other, the intercept among them; n of at least k + 2.
        own: n variances above 0, in the unit of y squared.
        effect: the column that is tested.

    Source: Durbin & Koopman 2012, ch. 2 (a series observed with noise); Harville 1977, JASA 72:320-338
    (REML); Satterthwaite 1946.

    >>> step, few = np.repeat([0.0, 1.0], (30, 6)), np.repeat([0.01, 0.16], (30, 6))
    >>> y = 7 + 0.5 * step + np.sqrt(few) * np.tile([1.2, -0.8, 0.4, -1.1, 0.9, -0.6], 6)
    >>> found = noisy(y, np.column_stack([np.ones(36), step]), few, 1)
    >>> round(found.coef, 1), round(found.se, 1)
    (0.5, 0.2)
    """
    from scipy.optimize import minimize

    unit = float(np.sqrt(own.mean()))
    scaled, noises = y / unit, own / unit**2
    if _differ_less(scaled, x, noises):
        return None

    def misfit(at: Array) -> float:
        return -_told(_at(at, noises), scaled, x)[3]

    begins = sorted((np.array(each) for each in FROM), key=misfit)[:TRIED]
    bounds = ((LOWEST, HIGHEST), (LEAST, MOST))
    tops = [
        minimize(misfit, each, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-11}) for each in begins
    ]
    best: Array = min(tops, key=lambda top: float(top.fun)).x

    def variance(at: Array) -> float:
        return float(_told(_at(at, noises), scaled, x)[1][effect, effect])

    noise = Noise(own, float(np.exp(best[1])) * unit**2, float(best[0]))
    coef, se = noise.step(y, x, effect)
    return Noisy(coef, se, _df(best, misfit, variance, len(y) - x.shape[1]), noise)


def _at(at: Array, own: Array) -> Noise:
    return Noise(own, float(np.exp(at[1])), float(at[0]))


def _told(noise: Noise, y: Array, x: Array) -> tuple[Array, Array, float, float]:
    """The coefficients, their variances, the squares that are left, and the restricted log-likelihood."""
    columns, k = np.column_stack([x, y]), x.shape[1]
    solved, ln_det = _solved(noise, columns)
    cross = columns.T @ solved
    inverse = np.linalg.inv(cross[:k, :k])
    coef = inverse @ cross[:k, k]
    left = float(cross[k, k] - coef @ cross[:k, k])
    return coef, inverse, left, -0.5 * (ln_det - float(np.linalg.slogdet(inverse)[1]) + left)


def _solved(noise: Noise, columns: Array) -> tuple[Array, float]:
    """V^-1 times these columns, and ln|V|."""
    from scipy.linalg import cho_solve_banded, cholesky_banded

    n, rho, apart = len(columns), noise.rho, 1 - noise.rho**2
    steady = 1 / (noise.lasting * apart)
    bands = np.empty((2, n))
    bands[0], bands[1] = -rho * steady, steady * (1 + rho * rho)
    bands[1, [0, -1]] = steady
    bands[1] += 1 / noise.own
    factor = cholesky_banded(bands, check_finite=False)
    alone = columns / noise.own[:, None]
    found: Array = alone - cho_solve_banded((factor, False), alone, check_finite=False) / noise.own[:, None]
    ln_det = np.log(noise.own).sum() + 2 * np.log(factor[1]).sum()
    return found, float(ln_det + n * np.log(noise.lasting) + (n - 1) * np.log(apart))


def _differ_less(y: Array, x: Array, own: Array) -> bool:
    from scipy.special import chdtr

    weight = 1 / np.sqrt(own)
    rest = np.linalg.lstsq(x * weight[:, None], y * weight, rcond=None)[0]
    left = float((((y - x @ rest) * weight) ** 2).sum())
    return float(chdtr(len(y) - x.shape[1], left)) < UNLIKELY


def _df(best: Array, misfit: Any, variance: Any, most: int) -> float:
    ends = np.array([(LOWEST, HIGHEST), (LEAST, MOST)])
    if (np.abs(best[:, None] - ends) < 2 * STEP).any():
        return float(most)
    sides = np.eye(2) * STEP
    gradient = np.array([variance(best + side) - variance(best - side) for side in sides]) / (2 * STEP)
    bend = np.array(
        [
            [
                misfit(best + a + b) - misfit(best + a - b) - misfit(best - a + b) + misfit(best - a - b)
                for b in sides
            ]
            for a in sides
        ]
    ) / (4 * STEP**2)
    if np.linalg.eigvalsh(bend)[0] <= 0:
        return float(most)
    unsure = float(gradient @ np.linalg.solve(bend, gradient))
    found = 2 * variance(best) ** 2 / unsure if unsure > 0 else float(most)
    return min(float(most), max(FEWEST, found))
