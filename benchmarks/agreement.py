"""How far two readers agree, and how well a third does beside them: kappa, alpha, precision, recall, AUC."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

DRAWS = 1_000
Rows = NDArray[np.int64]
Codes = NDArray[np.int64]


class Estimate(NamedTuple):
    """A number with its 95 % bootstrap interval; not a number where nothing could be counted."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return "-" if np.isnan(self.value) else f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}]"


def bootstrapped(measure: Callable[[Rows], float], strata: Sequence[str], seed: int = 1) -> Estimate:
    """Estimate over all rows, its interval by drawing again within each stratum."""
    dice = np.random.default_rng(seed)
    kinds = np.asarray(strata)
    groups = [np.flatnonzero(kinds == kind) for kind in sorted(set(strata))]
    draws = [
        measure(np.concatenate([dice.choice(group, len(group)) for group in groups])) for _ in range(DRAWS)
    ]
    with np.errstate(all="ignore"):
        low, high = np.nanquantile(draws, (0.025, 0.975)) if not np.isnan(draws).all() else (np.nan, np.nan)
    return Estimate(measure(np.arange(len(kinds))), float(low), float(high))


def kappa(one: Codes, two: Codes) -> float:
    """Cohen's kappa (1960), nominal: agreement above what the readers' own shares would give by chance."""
    size = int(max(one.max(initial=0), two.max(initial=0))) + 1
    table = np.bincount(one * size + two, minlength=size * size).reshape(size, size) / len(one)
    chance = float(table.sum(axis=0) @ table.sum(axis=1))
    return float("nan") if chance == 1 else (float(np.trace(table)) - chance) / (1 - chance)


def alpha(one: Codes, two: Codes, *, ordinal: bool = False) -> float:
    """Krippendorff's alpha (2011) for two readers without gaps: 1 - observed / expected disagreement.

    Nominal: any difference counts 1. Ordinal: codes are ranks, and a difference counts the square of the
    values that lie between them, the two ends for half.
    """
    size = int(max(one.max(initial=0), two.max(initial=0))) + 1
    pairs = np.zeros((size, size))
    np.add.at(pairs, (one, two), 1)
    np.add.at(pairs, (two, one), 1)
    count = pairs.sum(axis=1)
    distance = 1 - np.eye(size)
    if ordinal:
        ends = np.cumsum(count) - count / 2
        distance = (ends[:, None] - ends[None, :]) ** 2
    expected = float((np.outer(count, count) * distance).sum()) / (count.sum() - 1)
    return float("nan") if expected == 0 else 1 - float((pairs * distance).sum()) / expected


def precision(said: Codes, read: Codes, weights: NDArray[np.float64], label: int) -> float:
    """Of what was read as `label`, the share that was said to be; each row counts for its weight."""
    found = float(weights[read == label].sum())
    return float("nan") if not found else float(weights[(read == label) & (said == label)].sum()) / found


def recall(said: Codes, read: Codes, weights: NDArray[np.float64], label: int) -> float:
    """Of what was said to be `label`, the share that was read as such; each row counts for its weight."""
    return precision(read, said, weights, label)


def auc(said: Codes, scores: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """The chance that a row of label 1 scores above one of label 0, ties for half; rows count by weight."""
    yes, no = said == 1, said == 0
    if not yes.any() or not no.any():
        return float("nan")
    order = np.argsort(scores[no])
    low, mass = scores[no][order], np.concatenate([[0.0], np.cumsum(weights[no][order])])
    below = mass[np.searchsorted(low, scores[yes], "left")]
    upto = mass[np.searchsorted(low, scores[yes], "right")]
    return float((weights[yes] * (below + upto) / 2).sum() / (weights[yes].sum() * mass[-1]))
