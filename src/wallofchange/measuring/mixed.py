"""What goes together with a score when answers sit in teams, each with a level (and slopes) of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]

EXACT = 1e-20
EDGE = 1e-4  # the smallest spread of a direction, as a part of the residual's, that counts as some
HUGE = 1e4


@dataclass(frozen=True, slots=True)
class Mixed:
    """Coefficients per column; spreads between groups per random column, within groups `residual_sd`.

    `singular`: a spread between groups is nought, or two slopes go together wholly.
    """

    coef: tuple[float, ...]
    se: tuple[float, ...]
    sd: tuple[float, ...]
    residual_sd: float
    loglik: float
    singular: bool
    converged: bool


def mixed(y: Array, x: Array, group: NDArray[Any], random: Sequence[int] = (0,)) -> Mixed:
    """y = Xb + Zu + e: random columns with a full covariance per group, by REML.

    u ~ N(0, s2 LL'), e ~ N(0, s2); L (lower triangular) maximises
    -1/2 [(n-p)(ln(2 pi s2) + 1) + ln|V| + ln|X'V^-1 X|], V = I + ZLL'Z', s2 = RSS/(n-p), as lme4 does.

    Args:
        y: n figures.
        x: n by p columns, independent of each other, the first of them ones.
        group: n marks of the group of each.
        random: the columns of x that differ between groups.

    Raises:
        ValueError: with fewer than two groups, no more figures than random effects, or when columns and
            groups tell the figures wholly.

    Source: Laird & Ware 1982, Biometrics 38:963-974; Bates et al. 2015, JSS 67/1 (lme4).

    >>> y = np.array([5.0, 5.4, 5.1, 7.0, 7.3, 6.9, 6.0, 6.2, 6.1])
    >>> found = mixed(y, np.ones((9, 1)), np.repeat([1, 2, 3], 3))
    >>> round(found.coef[0], 3), round(found.sd[0], 3), round(found.residual_sd, 3)
    (6.111, 0.944, 0.18)
    """
    marks = np.unique(group, return_inverse=True)[1]
    groups = int(marks.max()) + 1
    if groups < 2 or groups * len(random) >= len(y):
        raise ValueError(f"{len(y)} figures in {groups} groups cannot tell groups from chance.")
    within = _Within.of(y, x, marks, random)
    theta, converged = _best(within)
    found = within.fit(theta)
    lower = within.lower(theta)
    between = within.back @ lower @ lower.T @ within.back.T * found.s2
    return Mixed(
        tuple((within.start + np.linalg.solve(within.r, found.beta)).tolist()),
        tuple(np.sqrt(np.diag(_spread(within.r, found.a)) * found.s2).tolist()),
        tuple(np.sqrt(np.maximum(np.diag(between), 0)).tolist()),
        float(np.sqrt(found.s2)),
        found.loglik - float(np.sum(np.log(np.abs(np.diag(within.r))))),
        bool(np.linalg.svd(lower, compute_uv=False)[-1] < EDGE),
        converged,
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    beta: Array
    a: Array
    s2: float
    loglik: float


@dataclass(frozen=True, slots=True)
class _Within:
    """Cross products per group, of columns made orthonormal and a y less its plain regression."""

    zz: Array
    zx: Array
    zy: Array
    yy: float
    n: int
    r: Array
    start: Array
    back: Array  # from the scaled random columns to their own units

    @classmethod
    def of(cls, y: Array, x: Array, marks: NDArray[Any], random: Sequence[int]) -> _Within:
        q, r = np.linalg.qr(x)
        start = np.linalg.solve(r, q.T @ y)
        rest = y - x @ start
        z, back = _scaled(x[:, list(random)])
        _left_within(y, q, rest, z, marks)
        groups = int(marks.max()) + 1
        sums = [np.zeros((groups, z.shape[1], each.shape[1])) for each in (z, q, rest[:, None])]
        for total, each in zip(sums, (z, q, rest[:, None]), strict=True):
            np.add.at(total, marks, z[:, :, None] * each[:, None, :])
        return cls(sums[0], sums[1], sums[2][:, :, 0], float(rest @ rest), len(y), r, start, back)

    def lower(self, theta: Array) -> Array:
        found: Array = np.zeros(self.zz.shape[1:])
        found[np.tril_indices(len(found))] = theta
        return found

    def fit(self, theta: Array) -> _Fit:
        """The best coefficients, the residual variance and the restricted likelihood for one L."""
        lower = self.lower(theta)
        m = np.eye(len(lower)) + lower.T @ self.zz @ lower
        lx, ly = lower.T @ self.zx, self.zy @ lower
        both = np.linalg.solve(m, np.concatenate([lx, ly[:, :, None]], axis=2))
        p = lx.shape[2]
        a = np.eye(p) - np.einsum("gqi,gqj->ij", lx, both[:, :, :p])
        b = -np.einsum("gqi,gq->i", lx, both[:, :, p])
        beta = np.linalg.solve(a, b)
        left = self.yy - float(np.einsum("gq,gq->", ly, both[:, :, p])) - float(b @ beta)
        df = self.n - p
        s2 = max(left, np.finfo(float).tiny) / df
        log_det = float(np.linalg.slogdet(m)[1].sum() + np.linalg.slogdet(a)[1])
        return _Fit(beta, a, s2, -0.5 * (df * (float(np.log(2 * np.pi * s2)) + 1) + log_det))


def _scaled(z: Array) -> tuple[Array, Array]:
    """Random columns on one scale, centred where there is a constant: a full covariance does not mind."""
    constant = int(np.argmin(np.ptp(z, axis=0)))
    centre = np.where(np.arange(z.shape[1]) == constant, 0.0, z.mean(axis=0))
    if np.ptp(z[:, constant]) > 0:
        centre = np.zeros(z.shape[1])
    unit = np.sqrt(np.mean((z - centre) ** 2, axis=0))
    back = np.diag(1 / unit)
    back[constant] -= np.where(np.arange(z.shape[1]) == constant, 0.0, centre / unit)
    return (z - centre) / unit, back


def _left_within(y: Array, q: Array, rest: Array, z: Array, marks: NDArray[Any]) -> None:
    """Refuse figures that columns and groups tell wholly: there is no residual to measure by."""
    own, told = rest.copy(), q.copy()
    for at in range(int(marks.max()) + 1):
        rows = marks == at
        fit = np.linalg.lstsq(z[rows], np.column_stack([rest[rows], q[rows]]), rcond=None)[0]
        own[rows] -= z[rows] @ fit[:, 0]
        told[rows] -= z[rows] @ fit[:, 1:]
    left = own - told @ np.linalg.lstsq(told, own, rcond=1e-10)[0]
    if float(left @ left) <= EXACT * float(y @ y):
        raise ValueError("Columns and groups tell the figures wholly: nothing is left within groups.")


def _best(within: _Within) -> tuple[Array, bool]:
    """From two starts uphill, the best of them polished.

    The diagonal of L may be negative: LL' is the same, and a start on the wrong side of nought can cross it
    instead of being stopped there, short of the summit.
    """
    from scipy.optimize import minimize

    size = within.zz.shape[1]
    rows, columns = np.tril_indices(size)
    bounds = [(-HUGE, HUGE)] * len(rows)

    def cost(theta: Array) -> float:
        return -within.fit(theta).loglik

    tries = [
        minimize(
            cost,
            scale * (rows == columns).astype(float),
            method="L-BFGS-B",
            jac="3-point",
            bounds=bounds,
            options={"ftol": 1e-15, "gtol": 1e-7, "maxiter": 500},
        )
        for scale in (1.0, 0.1)
    ]
    best = min(tries, key=lambda each: float(each.fun))
    polished = minimize(
        cost, best.x, method="Nelder-Mead", bounds=bounds,
        options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000, "adaptive": True},
    )  # fmt: skip
    if polished.fun < best.fun:
        return np.asarray(polished.x), bool(polished.success)
    return np.asarray(best.x), bool(best.success or polished.success)


def _spread(r: Array, a: Array) -> Array:
    back = np.linalg.inv(r)
    found: Array = back @ np.linalg.inv(a) @ back.T
    return found
