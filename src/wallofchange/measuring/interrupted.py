"""Interrupted time series: did the level of a series step when we did something?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.quantiles import t_of, two_sided

Array = NDArray[np.floating[Any]]

LOWEST, HIGHEST = -0.9, 0.98  # of the correlation from one period to the next
GRID = 48
EXACT = 1e-20  # what is left of the squares of a series that its columns tell wholly


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Coefficients in the order of the columns; what follows the first two is about one of them.

    `df`, `low`, `high`, `p` and the standard errors are None where the columns tell the series wholly.
    """

    coef: tuple[float, ...]
    se: tuple[float, ...] | None
    df: float | None
    low: float | None
    high: float | None
    p: float | None
    rho: float | None
    sigma: float
    loglik: float | None

    @property
    def at_limit(self) -> bool:
        """Whether the correlation was stopped at the edge of where it was looked for."""
        return self.rho is not None and not LOWEST + 1e-6 < self.rho < HIGHEST - 1e-6


def interrupted(y: Array, x: Array, effect: int, level: float = 0.95) -> Interrupted:
    """Regression of a series with AR(1) errors by REML, t test with Satterthwaite's degrees of freedom.

    y = Xb + e, e_t = rho e_{t-1} + u_t. With V the correlation of e (scaled to Var u = s2), whitened by
    Prais-Winsten, rho maximises -1/2 [(n-k) ln s2 + ln|X'V^-1 X| - ln(1-rho^2)] on (-.9, .98);
    s2 = RSS/(n-k). df = 2 g^2 / (d'Ad): g the variance of the coefficient, d its gradient in (rho, ln s2),
    A the inverse of the observed information.

    Args:
        y: n figures at equal distances in time, in their own unit.
        x: n by k columns, independent of each other, the intercept among them; n of at least k + 2.
        effect: the column that is tested.

    Raises:
        ValueError: when there are fewer than k + 2 figures.

    Source: Turner et al. 2021, BMC Med. Res. Methodol. 21:181; Satterthwaite 1946; Pinheiro & Bates 2000.

    >>> step = np.repeat([0.0, 1.0], 12)
    >>> noise = np.tile([0.3, -0.1, 0.2, -0.4], 6)
    >>> found = interrupted(7 + 0.5 * step + noise, np.column_stack([np.ones(24), step]), 1)
    >>> round(found.coef[1], 2), found.low < 0.5 < found.high
    (0.5, True)
    """
    n, k = x.shape
    if n < k + 2:
        raise ValueError(f"{k} columns need at least {k + 2} figures; there are {n}.")
    scale = np.linalg.norm(x, axis=0)
    q, r = np.linalg.qr(x / scale)
    start = q.T @ y
    rest = y - q @ start
    if rest @ rest <= EXACT * (y @ y):
        coef = np.linalg.solve(r, start) / scale
        return Interrupted(tuple(coef.tolist()), None, None, None, None, None, None, 0.0, None)
    return _judged(_Profile.of(q, rest), start, r * scale, effect, level)


@dataclass(frozen=True, slots=True)
class _Profile:
    """Everything about rho: X'V^-1X, X'V^-1y and y'V^-1y are each quadratic in it (X orthonormal)."""

    m1: Array
    m2: Array
    c1: Array
    c2: Array
    y0: float
    y1: float
    y2: float
    df: int

    @classmethod
    def of(cls, q: Array, rest: Array) -> _Profile:
        both = np.column_stack([q, rest])
        cross = both[1:].T @ both[:-1]
        cross, inner, k = cross + cross.T, both[1:-1].T @ both[1:-1], q.shape[1]
        return cls(
            cross[:k, :k], inner[:k, :k], cross[:k, k], inner[:k, k],
            float(rest @ rest), float(cross[k, k]), float(inner[k, k]), len(q) - k,
        )  # fmt: skip

    def matrix(self, rho: float) -> Array:
        found: Array = rho * rho * self.m2 - rho * self.m1
        found.flat[:: len(found) + 1] += 1.0
        return found

    def fit(self, rho: float) -> tuple[Array, float]:
        """Coefficients beyond least squares, and the whitened squares that are left."""
        c = rho * rho * self.c2 - rho * self.c1
        beta: Array = np.linalg.solve(self.matrix(rho), c)
        return beta, self.y0 - rho * self.y1 + rho * rho * self.y2 - float(c @ beta)

    def loglik(self, rho: Array) -> Array:
        """The restricted log-likelihood at many rho, with s2 at its best, less a constant."""
        wide = rho[:, None]
        m = np.eye(len(self.m1)) - wide[:, None] * self.m1 + (wide * wide)[:, None] * self.m2
        c = wide * wide * self.c2 - wide * self.c1
        told = np.einsum("ij,ij->i", c, np.linalg.solve(m, c[:, :, None])[:, :, 0])
        left = np.maximum(self.y0 - rho * self.y1 + rho * rho * self.y2 - told, np.finfo(float).tiny)
        log_det = np.linalg.slogdet(m)[1]
        found: Array = -0.5 * (self.df * np.log(left / self.df) + log_det - np.log1p(-rho * rho))
        return found

    def score(self, rho: float) -> float:
        """The slope of the restricted log-likelihood."""
        c = rho * rho * self.c2 - rho * self.c1
        dm = 2 * rho * self.m2 - self.m1
        solved = np.linalg.solve(self.matrix(rho), np.column_stack([c, dm]))
        beta = solved[:, 0]
        left = self.y0 - rho * self.y1 + rho * rho * self.y2 - float(c @ beta)
        slope = self.slope(rho, beta) * self.df / left
        return -0.5 * (slope + float(np.trace(solved[:, 1:])) + 2 * rho / (1 - rho * rho))

    def slope(self, rho: float, beta: Array) -> float:
        """Of the whitened squares that are left."""
        dm, dc = 2 * rho * self.m2 - self.m1, 2 * rho * self.c2 - self.c1
        return 2 * rho * self.y2 - self.y1 - 2 * float(dc @ beta) + float(beta @ dm @ beta)

    def best(self) -> float:
        """A grid first, since there may be more than one top; then the flat spot beside its highest."""
        from scipy.optimize import brentq

        grid = np.linspace(LOWEST, HIGHEST, GRID)
        at = int(np.argmax(self.loglik(grid)))
        left, right = float(grid[max(at - 1, 0)]), float(grid[min(at + 1, GRID - 1)])
        if self.score(left) <= 0 or self.score(right) >= 0:
            return float(grid[at])
        return float(brentq(self.score, left, right, xtol=1e-13))

    def information(self, rho: float) -> Array:
        """Minus the second derivatives of the restricted log-likelihood in (rho, ln s2)."""
        m, beta, left = self.matrix(rho), *self.fit(rho)
        s2 = left / self.df
        dm, dc = 2 * rho * self.m2 - self.m1, 2 * rho * self.c2 - self.c1
        turn = dc - dm @ beta
        bend = 2 * (self.y2 - 2 * float(self.c2 @ beta) + float(beta @ self.m2 @ beta))
        bend -= 2 * float(turn @ np.linalg.solve(m, turn))
        inner = np.linalg.solve(m, dm)
        log_det = 2 * float(np.trace(np.linalg.solve(m, self.m2))) - float(np.trace(inner @ inner))
        start = 2 * (1 + rho * rho) / (1 - rho * rho) ** 2
        both = -self.slope(rho, beta) / s2
        return 0.5 * np.array([[log_det + start + bend / s2, both], [both, float(self.df)]])


def _judged(profile: _Profile, start: Array, r: Array, effect: int, level: float) -> Interrupted:
    rho = profile.best()
    beta, left = profile.fit(rho)
    s2 = left / profile.df
    back = np.linalg.inv(r)
    coef = back @ (start + beta)
    spread = back @ np.linalg.inv(profile.matrix(rho)) @ back.T * s2
    se = np.sqrt(np.diag(spread))
    df = _df(profile, rho, back[effect])
    reach, t = t_of(level, df) * se[effect], float(coef[effect] / se[effect])
    return Interrupted(
        tuple(coef.tolist()),
        tuple(se.tolist()),
        df,
        float(coef[effect] - reach),
        float(coef[effect] + reach),
        two_sided(t, df),
        rho,
        float(np.sqrt(s2 / (1 - rho * rho))),
        float(profile.loglik(np.array([rho]))[0]) - 0.5 * profile.df * float(np.log(2 * np.pi) + 1),
    )


def _df(profile: _Profile, rho: float, a: Array) -> float:
    """Satterthwaite's degrees of freedom; where rho was stopped at its edge, those of a known rho."""
    information = profile.information(rho)
    on_edge = not LOWEST + 1e-6 < rho < HIGHEST - 1e-6
    if on_edge or np.linalg.eigvalsh(information)[0] <= 0:
        return float(profile.df)
    m = profile.matrix(rho)
    inner = np.linalg.solve(m, a)
    variance = float(a @ inner)
    slope = -float(inner @ (2 * rho * profile.m2 - profile.m1) @ inner)
    gradient = np.array([slope, variance])
    return 2 * variance**2 / float(gradient @ np.linalg.solve(information, gradient))
