"""Series of counts: complaints a week, with or without the number of people they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.quantiles import two_sided, z_of

Array = NDArray[np.floating[Any]]

ROUNDS = 100
SMALLEST = 1e-12
EXACT = 1e-20  # the dispersion of counts that their columns tell wholly


@dataclass(frozen=True, slots=True)
class Counted:
    """Coefficients on the log scale in the order of the columns; `low`, `high`, `p` are of one of them.

    `dispersion` is Pearson's X2 over its degrees of freedom: well above 1, Poisson intervals are too narrow.
    """

    coef: tuple[float, ...]
    se: tuple[float, ...]
    low: float
    high: float
    p: float | None
    dispersion: float | None
    deviance: float


def counted(
    y: Array, x: Array, effect: int, offset: Array | None = None, level: float = 0.95, *, quasi: bool = False
) -> Counted:
    """Poisson regression with a log link by weighted least squares in rounds; z test on the log scale.

    E y = exp(Xb + offset), Var y = dispersion x E y; the dispersion is 1 (Poisson) or X2/(n-k) (quasi).

    Args:
        y: n counts of 0 or more.
        x: n by k columns, independent of each other, the intercept among them.
        effect: the column that is tested.
        offset: log of the exposure.

    Raises:
        ValueError: when a coefficient has no finite best value, since the counts are 0 wherever it matters.

    Source: McCullagh & Nelder 1989, ch. 6 and 9; Lopez Bernal, Cummins & Gasparrini 2017, IJE 46:348-355.

    >>> step = np.repeat([0.0, 1.0], 4)
    >>> found = counted(np.array([8.0, 12, 9, 11, 5, 4, 6, 5]), np.column_stack([np.ones(8), step]), 1)
    >>> round(float(np.exp(found.coef[1])), 3), round(found.dispersion, 3)
    (0.5, 0.233)
    """
    if without_end(y, x):
        raise ValueError("A coefficient runs away: the counts are 0 wherever it would tell.")
    shift = np.zeros(len(y)) if offset is None else offset
    unit = np.abs(x).max(axis=0)
    coef, mu = _fit(y, x / unit, shift)
    n, k = x.shape
    dispersion = float(np.sum((y - mu) ** 2 / mu)) / (n - k) if n > k else None
    r = np.linalg.qr(x / unit * np.sqrt(mu)[:, None], mode="r")
    spread = np.sum(np.linalg.inv(r) ** 2, axis=1)
    widened = 1.0 if not quasi else dispersion if dispersion and dispersion > EXACT else np.nan
    coef, se = coef / unit, np.sqrt(spread * widened) / unit
    z = float(coef[effect] / se[effect]) if se[effect] > 0 else np.nan
    reach = z_of(level) * se[effect]
    return Counted(
        tuple(coef.tolist()),
        tuple(se.tolist()),
        float(coef[effect] - reach),
        float(coef[effect] + reach),
        two_sided(z) if np.isfinite(z) else None,
        dispersion,
        _deviance(y, mu),
    )


def without_end(y: Array, x: Array) -> bool:
    """Whether some mix of columns is 0 at every count above 0 and pulls others down for ever.

    Exact, by linear programming (as Konis 2007 does for logistic regression).
    """
    from scipy.optimize import linprog

    none = y == 0
    if not none.any():
        return False
    scaled = x / np.abs(x).max(axis=0)
    bounds = [(-1.0, 1.0)] * x.shape[1]
    found = linprog(
        scaled[none].sum(axis=0),
        A_ub=scaled[none],
        b_ub=np.zeros(int(none.sum())),
        A_eq=scaled[~none] if (~none).any() else None,
        b_eq=np.zeros(int((~none).sum())) if (~none).any() else None,
        bounds=bounds,
    )
    return bool(found.status == 0 and (found.fun or 0.0) < -1e-5)


def _fit(y: Array, x: Array, shift: Array) -> tuple[Array, Array]:
    """Rounds of weighted least squares; a step that makes it worse is halved."""
    mu = y + 0.5 * max(float(y.mean()), SMALLEST)
    coef: Array = np.zeros(x.shape[1])
    before = float(np.inf)
    for _ in range(ROUNDS):
        eta = np.log(mu)
        root = np.sqrt(mu)
        target = eta - shift + (y - mu) / mu
        new = np.linalg.lstsq(x * root[:, None], target * root, rcond=None)[0]
        coef, mu, now = _stepped(y, x, shift, coef, new, before)
        if abs(before - now) <= 1e-13 * (abs(now) + 0.1):
            return coef, mu
        before = now
    raise ValueError("The counts leave the rounds of fitting without an end.")


def _stepped(
    y: Array, x: Array, shift: Array, old: Array, new: Array, before: float
) -> tuple[Array, Array, float]:
    mu = _mean(x, new, shift)
    for _ in range(30):
        now = _deviance(y, mu)
        if now <= before * (1 + 1e-12) + 1e-12:
            break
        new = (old + new) / 2
        mu = _mean(x, new, shift)
    return new, mu, _deviance(y, mu)


def _mean(x: Array, coef: Array, shift: Array) -> Array:
    mean: Array = np.maximum(np.exp(np.clip(x @ coef + shift, -700, 700)), 1e-300)
    return mean


def _deviance(y: Array, mu: Array) -> float:
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(y > 0, y * np.log(y / mu), 0.0)
    return float(2 * np.sum(part - y + mu))
