"""Key drivers: how much of the spread of a score goes together with each driver. Never "causes".

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import factorial
from typing import Any, Literal

import numpy as np

from wallofchange.measuring.estimate import Estimate

Weighing = Literal["lmg", "johnson"]
MOST_LMG = 20  # a million subsets; beyond it every driver doubles time and memory
NOTHING_LEFT = 1e-10  # of a standardised driver, after the others: it says nothing of its own
BLOCKS = 1_000  # of rows, for drawing anew
INFLATED = 10.0  # variance inflation from which drivers cannot be told apart


@dataclass(frozen=True, slots=True)
class Importance:
    """Weights are parts of R² (0-1) and add up to it; None where the score or everything is constant."""

    weights: dict[str, float | None]
    sign: dict[str, int | None]
    r2: float | None
    constant: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()

    @property
    def percent(self) -> dict[str, float | None]:
        """Each weight as a percentage of R²; None where there is nothing to divide."""
        return {
            name: None if weight is None or not self.r2 else 100 * weight / self.r2
            for name, weight in self.weights.items()
        }


def importance(
    y: Sequence[float], x: Mapping[str, Sequence[float]], weighing: Weighing = "lmg"
) -> Importance:
    """Divide R² of the linear model of y on all drivers over the drivers.

    LMG: the gain in R² by a driver, averaged over all orders in which drivers may enter:
    w_j = Σ_S |S|!(k-1-|S|)!/k! (R²(S ∪ j) - R²(S)). Johnson: R = V D V', Λ = V D^½ V', β = Λ⁻¹r,
    w = Λ²β² (squares by element). Drivers that repeat each other share. `sign` is that of the correlation
    with y; `turned` names drivers whose coefficient beside the others has the other sign, `alike` those with
    a variance inflation above 10.

    Raises:
        ValueError: when a driver is not as long as y, or LMG is asked of more than 20.

    Source: Lindeman, Merenda & Gold 1980; Groemping 2006, JSS 17/1; Johnson 2000, MBR 35:1-19.

    >>> found = importance([1, 2, 3, 4, 5, 7], {"a": [1, 2, 2, 4, 5, 6], "b": [3, 1, 2, 3, 1, 2]})
    >>> round(found.r2, 4), round(sum(found.weights.values()), 4), found.sign
    (0.947, 0.947, {'a': 1, 'b': -1})
    """
    columns = np.column_stack([np.asarray(values, float) for values in (*x.values(), y)])
    usable = np.ptp(columns, axis=0) > 0
    constant = tuple(name for name, spread in zip(x, usable, strict=False) if not spread)
    if not usable[-1]:
        return Importance(dict.fromkeys(x), dict.fromkeys(x), None, constant)
    names = [name for name in x if name not in constant]
    zeros: dict[str, Any] = dict.fromkeys(x, 0.0)
    nought: dict[str, int | None] = dict.fromkeys(x, 0)
    if not names:
        return Importance(zeros, nought, 0.0, constant)
    together = correlations(columns[:, usable])
    weights = divide(together[None], weighing)[0]
    signs = np.sign(np.where(np.abs(together[:-1, -1]) < 1e-12, 0.0, together[:-1, -1])).astype(int)
    alike, turned = _beside(together, names)
    return Importance(
        {**zeros, **dict(zip(names, weights.tolist(), strict=True))},
        {**nought, **dict(zip(names, signs.tolist(), strict=True))},
        min(1.0, float(weights.sum())),
        constant,
        alike,
        turned,
    )


def correlations(columns: Any) -> Any:
    """The correlation matrix of the columns of a table, which must all have some spread."""
    centred = columns / np.abs(columns).max(axis=0)
    centred = centred - centred.mean(axis=0)
    return _scaled((centred.T @ centred)[None])[0]


def divide(together: Any, weighing: Weighing) -> Any:
    """The weights (draws, k) for many correlation matrices (draws, k + 1, k + 1), the score last."""
    if weighing == "johnson":
        return _johnson(together)
    return _lmg(together)


def _scaled(products: Any) -> Any:
    """Correlations from cross products; a column without spread gets nothing."""
    sizes = np.sqrt(np.maximum(np.diagonal(products, axis1=-2, axis2=-1), 0))
    shares = np.divide(1, sizes, out=np.zeros_like(sizes), where=sizes > 0)
    return products * shares[..., :, None] * shares[..., None, :]


def _lmg(together: Any) -> Any:
    drivers = together.shape[-1] - 1
    if drivers > MOST_LMG:
        raise ValueError(f"LMG takes at most {MOST_LMG} drivers; these are {drivers}.")
    explained = _explained(together)
    sizes = np.array([subset.bit_count() for subset in range(2**drivers)])
    orders = np.array(
        [factorial(s) * factorial(drivers - 1 - s) / factorial(drivers) for s in range(drivers)]
    )
    weights = np.empty((len(together), drivers))
    for driver in range(drivers):
        without = (np.arange(2**drivers) >> driver) & 1 == 0
        gain = explained[:, ~without] - explained[:, without]
        weights[:, driver] = gain @ orders[sizes[without]]
    return weights


def _explained(together: Any) -> Any:
    """R² of every subset of drivers (draws, 2^k): bit j of its place says whether driver j is in.

    Driver by driver each subset so far is kept as it is, and swept: what is left of the others after it.
    """
    left = together[:, None]
    for _ in range(together.shape[-1] - 1):
        own, shared, rest = left[..., 0, 0], left[..., 0, 1:], left[..., 1:, 1:]
        share = np.divide(1, own, out=np.zeros_like(own), where=own > NOTHING_LEFT)
        swept = rest - (shared * share[..., None])[..., :, None] * shared[..., None, :]
        left = np.concatenate([rest, swept], axis=1)
    return together[:, -1, -1, None] - left[..., 0, 0]


def _johnson(together: Any) -> Any:
    values, vectors = np.linalg.eigh(together[:, :-1, :-1])
    sound = values > NOTHING_LEFT
    roots = np.sqrt(np.where(sound, values, 0))
    back = np.divide(1, roots, out=np.zeros_like(roots), where=sound)
    turned = vectors.transpose(0, 2, 1)
    towards = (vectors * roots[:, None, :]) @ turned
    slopes = (vectors * back[:, None, :]) @ turned @ together[:, :-1, -1:]
    return (towards**2 @ slopes**2)[..., 0]


def _beside(together: Any, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Drivers that can hardly be told apart, and drivers that turn around beside the others."""
    drivers, towards = together[:-1, :-1], together[:-1, -1]
    if np.linalg.eigvalsh(drivers)[0] < NOTHING_LEFT:
        twins = np.abs(drivers - np.eye(len(names))).max(axis=0) > 1 - 1e-9
        alike = tuple(name for name, twin in zip(names, twins, strict=True) if twin)
        return alike or tuple(names), ()
    inverse = np.linalg.inv(drivers)
    slopes = inverse @ towards
    alike = tuple(name for name, vif in zip(names, np.diag(inverse), strict=True) if vif > INFLATED)
    other = (slopes * towards < 0) & (np.abs(slopes) > 1e-9)
    return alike, tuple(name for name, is_other in zip(names, other, strict=True) if is_other)


def intervals(
    y: Sequence[float],
    x: Mapping[str, Sequence[float]],
    weighing: Weighing = "lmg",
    *,
    level: float = 0.95,
    draws: int = 500,
    seed: int = 1,
) -> dict[str, Estimate]:
    """Each weight with its percentile bootstrap interval, parts of R²; UNKNOWN where there is no weight.

    Rows are drawn anew; above a thousand of them in a thousand blocks made by lot, which spread as rows do.

    Source: Efron & Tibshirani 1993; Groemping 2006, JSS 17/1 (intervals of relative importance).

    >>> drawn = intervals([1, 2, 3, 4, 5, 7] * 9, {"a": [1, 2, 2, 4, 5, 6] * 9, "b": [3, 1, 2, 3, 1, 2] * 9})
    >>> drawn["a"].low < drawn["a"].estimate < drawn["a"].high
    True
    """
    found = importance(y, x, weighing)
    names = [name for name in x if name not in found.constant]
    if found.r2 is None or not names or len(y) < 3:
        return {name: Estimate(weight) for name, weight in found.weights.items()}
    columns = np.column_stack([np.asarray(values, float) for values in (*(x[name] for name in names), y)])
    columns = (columns - columns.mean(axis=0)) / np.abs(columns).max(axis=0)
    lots = np.random.default_rng(seed)
    drawn = _drawn(np.column_stack([np.ones(len(columns)), columns]), draws, lots)
    size = max(1, 2**21 >> (len(names) if weighing == "lmg" else 0))
    weights = np.concatenate([divide(drawn[at : at + size], weighing) for at in range(0, draws, size)])
    ends = np.quantile(weights, [(1 - level) / 2, (1 + level) / 2], axis=0)
    told = {
        name: Estimate(found.weights[name], float(low), float(high))
        for name, low, high in zip(names, *ends, strict=True)
    }
    return {name: told.get(name, Estimate(found.weights[name])) for name in x}


def _drawn(rows: Any, draws: int, lots: Any) -> Any:
    """Correlation matrices of as many draws of rows; the first column is all ones."""
    blocks = np.array_split(lots.permutation(rows), min(len(rows), BLOCKS))
    products = np.stack([block.T @ block for block in blocks])
    times = lots.multinomial(len(blocks), np.full(len(blocks), 1 / len(blocks)), draws)
    sums = np.tensordot(times, products, axes=1)
    means = sums[:, 0, 1:] / sums[:, 0, :1]
    return _scaled(sums[:, 1:, 1:] - sums[:, :1, :1] * means[:, :, None] * means[:, None, :])
