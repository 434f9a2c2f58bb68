"""Whether one log odds may stand for every cut of an ordered scale (Brant's test).

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.mix import chi_squared_p

Array = NDArray[np.floating[Any]]
ROUNDS = 50
SETTLED = 1e-9
FAR = 30.0  # log odds: nothing real lies there


@dataclass(frozen=True, slots=True)
class Brant:
    """Wald's chi-squared of equal slopes at every cut, its degrees of freedom and p."""

    chi2: float
    df: int
    p: float


def brant(y: Array, x: Array, count: Array | None = None) -> Brant | None:
    """Compare the slopes of a logit at each cut; None with two categories, or where a cut parts all wholly.

    For each cut j the logit of y > j gives β_j; Cov(β_j, β_l) = (X'W_jj X)⁻¹ X'W_jl X (X'W_ll X)⁻¹ with
    W_jl = π_l(1 - π_j) for j <= l. With D the differences to the first cut, χ² = (Dβ)'(D V D')⁻¹ Dβ, with
    (J - 2) k degrees of freedom.

    Args:
        y: n answers; the values that occur are the categories. x: n by k columns. count: how often each row
            was seen; 1 by default.

    Source: Brant 1990, Biometrics 46:1171-1178.

    >>> rows = [(0, 1, 30), (0, 2, 50), (0, 3, 20), (1, 1, 20), (1, 2, 50), (1, 3, 30)]
    >>> x, y, n = (np.array(column, float) for column in zip(*rows))
    >>> found = brant(y, x[:, None], n)
    >>> found.df, round(found.p, 2)
    (1, 1.0)
    """
    weight = np.ones(len(y)) if count is None else count
    kept = weight > 0
    y, weight = y[kept], weight[kept]
    design = np.column_stack([np.ones(len(y)), x[kept]])
    cuts = np.unique(y)[:-1]
    if len(cuts) < 2:
        return None
    fits = [_logit((y > cut).astype(float), design, weight) for cut in cuts]
    if any(fit is None for fit in fits):
        return None
    chances = [1 / (1 + np.exp(-(design @ fit))) for fit in fits if fit is not None]
    slopes = np.concatenate([fit[1:] for fit in fits if fit is not None])
    spread = _spread(design, weight, chances)
    many = design.shape[1] - 1
    first = np.tile(np.eye(many), (len(cuts) - 1, 1))
    contrast = np.hstack([-first, np.eye(many * (len(cuts) - 1))])
    apart = contrast @ slopes
    chi2 = float(apart @ np.linalg.pinv(contrast @ spread @ contrast.T) @ apart)
    df = many * (len(cuts) - 1)
    return Brant(chi2, df, chi_squared_p(max(chi2, 0.0), df))


def _logit(z: Array, design: Array, weight: Array) -> Array | None:
    """Newton's rounds; None where they do not settle."""
    found = np.zeros(design.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(design @ found)))
        bend = (design * (weight * chance * (1 - chance))[:, None]).T @ design
        try:
            step = np.linalg.solve(bend, design.T @ (weight * (z - chance)))
        except np.linalg.LinAlgError:
            return None
        found = found + step
        if not np.isfinite(found).all() or np.abs(design @ found).max() > FAR:
            return None
        if np.abs(step).max() < SETTLED:
            return found
    return None


def _spread(design: Array, weight: Array, chances: Sequence[Array]) -> Array:
    """The covariance of the slopes at all cuts, without the intercepts."""

    def cross(of: Array) -> Array:
        return (design * (weight * of)[:, None]).T @ design

    back = [np.linalg.inv(cross(chance * (1 - chance))) for chance in chances]
    blocks = []
    for j, low in enumerate(chances):
        row = []
        for m, high in enumerate(chances):
            later, earlier = (high, low) if j <= m else (low, high)
            row.append((back[j] @ cross(later * (1 - earlier)) @ back[m])[1:, 1:])
        blocks.append(row)
    return np.block(blocks)
