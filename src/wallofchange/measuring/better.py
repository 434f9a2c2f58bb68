"""Is one reader better than another on the same answers, or was it chance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 1_000
SURE = 0.9  # in so many of the draws the later one may not be worse
FEWEST = 30  # answers to judge by


@dataclass(frozen=True, slots=True)
class Better:
    """Macro-F1 of two readers (0 to 1) on n answers; in which share of the draws the later is not worse."""

    n: int
    before: float
    after: float
    no_worse: float

    @property
    def promoted(self) -> bool:
        """Better on the answers themselves, and not worse in nine of ten draws of them."""
        return self.n >= FEWEST and self.after > self.before and self.no_worse >= SURE


def better(truth: Sequence[str], before: Sequence[str], after: Sequence[str], *, seed: int = 1) -> Better:
    """Compare what two readers said of the same n answers with what people said, by paired bootstrap.

    Macro-F1: the mean over the labels that occur in the truth of 2·hits / (said + is). Answers are drawn
    anew with both readers on the same draw (Efron & Tibshirani 1993), 1,000 times with a fixed seed.

    Raises:
        ValueError: when the three do not have the same length, or are empty.

    >>> found = better(["a", "b"] * 50, ["a", "a"] * 50, ["a", "b"] * 50)
    >>> round(found.before, 3), found.after, found.promoted
    (0.333, 1.0, True)
    """
    if not truth or not len(truth) == len(before) == len(after):
        raise ValueError("Comparing readers needs answers, and what both said of each.")
    labels = sorted(set(truth))
    said = np.array([[_place(labels, one) for one in side] for side in (truth, before, after)])
    draws = np.random.default_rng(seed).integers(0, len(truth), (DRAWS, len(truth)))
    drawn = [_macro_f1(said[0][draws], side[draws], len(labels)) for side in said[1:]]
    whole = [float(_macro_f1(said[:1], side[None], len(labels))[0]) for side in said[1:]]
    return Better(len(truth), whole[0], whole[1], float((drawn[1] >= drawn[0]).mean()))


def _place(labels: Sequence[str], label: str) -> int:
    return labels.index(label) if label in labels else -1


def _macro_f1(truth: NDArray[np.int64], said: NDArray[np.int64], labels: int) -> NDArray[np.float64]:
    """One figure a row of answers."""
    marks = []
    for label in range(labels):
        hits = ((truth == label) & (said == label)).sum(axis=1)
        total = (truth == label).sum(axis=1) + (said == label).sum(axis=1)
        marks.append(np.divide(2 * hits, total, out=np.zeros(len(total)), where=total > 0))
    mean: NDArray[np.float64] = np.mean(marks, axis=0)
    return mean
