"""Who is ahead of whom, as far as the figures can tell: places with intervals, never a bare order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.means import MeanDiff, Sample, mean_diff
from wallofchange.measuring.multiplicity import adjusted
from wallofchange.measuring.shrinkage import shrink

Array = NDArray[np.floating[Any]]

DRAWS = 2_000
CHUNK = 200  # of the draws at once: pairs of some hundreds are many numbers


@dataclass(frozen=True, slots=True)
class Standing:
    """One of many: its mean in score points, drawn towards all, and the places (1 is best) it may have."""

    mean: float
    believed: float
    best: int
    worst: int


@dataclass(frozen=True, slots=True)
class Beside:
    """One's own mean less another's, in score points, with p adjusted for all others (Benjamini-Hochberg)."""

    difference: MeanDiff
    adjusted_p: float
    told_apart: bool


def beside(own: Sample, others: Sequence[Sample], level: float = 0.95) -> tuple[Beside, ...]:
    """Own mean set beside each other mean: Welch's interval, and whether it stands among so many.

    >>> found = beside(Sample(400, 7.4, 2.0), [Sample(300, 7.0, 2.1), Sample(50, 7.3, 2.0)])
    >>> [round(each.difference.diff, 1) for each in found], [each.told_apart for each in found]
    ([0.4, 0.1], [True, False])
    """
    found = [mean_diff(other, own, level) for other in others]
    paid = adjusted([1.0 if each.p is None else each.p for each in found], "bh", 1 - level)
    together = zip(found, paid.adjusted, paid.rejected, strict=True)
    return tuple(Beside(each, p, told) for each, p, told in together)


def standings(
    means: Sequence[float], errors: Sequence[float], *, level: float = 0.95, seed: int = 1
) -> tuple[Standing, ...]:
    """The places each may have, all at once: with `level` chance every true place lies in its interval.

    Two are told apart where their difference exceeds c times its error; c is the quantile of the largest
    |difference|/error over all pairs where none differ, from 2,000 seeded draws. A place is then one more
    than the number that are surely better, up to the number that are not surely worse. Believed: the mean
    drawn towards all by how noisy it is (`shrink`).

    Args:
        means: two or more, in score points; errors: their standard errors, above 0.

    Source: Mogstad, Romano, Shaikh & Wilhelm 2024, Rev. Econ. Stud. 91:476-518.

    >>> found = standings([8.0, 7.9, 5.0], [0.2, 0.2, 0.2])
    >>> [(each.best, each.worst) for each in found]
    [(1, 2), (1, 2), (3, 3)]
    """
    centre, se = np.asarray(means, float), np.asarray(errors, float)
    believed = shrink(list(means), list(errors)).shrunken
    first, second = np.triu_indices(len(centre), 1)
    error = np.hypot(se[first], se[second])
    limit = _largest(se, first, second, error, level, seed)
    apart = np.abs(centre[first] - centre[second]) > limit * error
    ahead = centre[first] > centre[second]
    better, worse = np.zeros(len(centre), int), np.zeros(len(centre), int)
    for winner, loser in ((first, second), (second, first)):
        wins = apart & (ahead if winner is first else ~ahead)
        np.add.at(better, loser[wins], 1)
        np.add.at(worse, winner[wins], 1)
    return tuple(
        Standing(float(m), float(b), 1 + int(over), len(centre) - int(under))
        for m, b, over, under in zip(centre, believed, better, worse, strict=True)
    )


def _largest(
    se: Array, first: NDArray[Any], second: NDArray[Any], error: Array, level: float, seed: int
) -> float:
    chance = np.random.default_rng(seed)
    largest = [
        np.abs((noise[:, first] - noise[:, second]) / error).max(axis=1)
        for noise in (chance.standard_normal((CHUNK, len(se))) * se for _ in range(DRAWS // CHUNK))
    ]
    return float(np.quantile(np.concatenate(largest), level))
