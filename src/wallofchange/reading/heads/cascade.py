"""Two heads on one question: the fast one answers, and what it is least sure of goes to the deep one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.heads.head import Blocks, LinearHead, blocks_of, decided
from wallofchange.reading.heads.stack import Stack


@dataclass(frozen=True)
class Cascade:
    """The fast head over the blocks of `fast`; the deep head over those blocks and the blocks of `deep`."""

    fast: Stack
    fast_head: LinearHead
    deep: Stack
    deep_head: LinearHead
    tau: float  # a text whose margin is smaller goes to the deep head

    @property
    def labels(self) -> tuple[str, ...]:
        return self.fast_head.labels

    @property
    def version(self) -> str:
        return f"{self.fast_head.version}+{self.deep_head.version}"

    def predict_proba(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return n rows of probabilities; only unsure texts are put through the deep encoder."""
        return self._read(texts)[0]

    def predict(self, texts: Sequence[str]) -> list[str] | list[tuple[str, ...]]:
        """Each text is held against the thresholds of the head that read it."""
        chances, unsure = self._read(texts)
        reached = chances / self.fast_head.thresholds
        reached[unsure] = chances[unsure] / self.deep_head.thresholds
        return decided(self.labels, reached, multi=self.fast_head.multi)

    def _read(self, texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
        """The probabilities, and which rows of them are the deep head's."""
        rows = self.fast.encode(texts)
        chances = self.fast_head.predict_proba(rows)
        unsure = np.flatnonzero(margins_of(chances, self.fast_head) < self.tau)
        if len(unsure):
            deep = self.deep.encode([texts[place] for place in unsure.tolist()])
            chances[unsure] = self.deep_head.predict_proba([*(block[unsure] for block in rows), *deep])
        return chances, unsure


def settle(head: LinearHead, rows: Blocks, share: float) -> float:
    """Return the margin below which `share` of these rows lie: set it on rows like those to come."""
    if not 0 <= share <= 1:
        raise ValueError("The share that goes to the deep head lies between 0 and 1.")
    margins = margins_of(head.predict_proba(blocks_of(rows)), head)
    return float(np.quantile(margins, share)) if share < 1 else float("inf")


def margins_of(chances: NDArray[np.float64], head: LinearHead) -> NDArray[np.float64]:
    """How far a decision is from another: between the two best, or of the label nearest its threshold."""
    if head.multi:
        nearest: NDArray[np.float64] = np.abs(chances - head.thresholds).min(axis=1)
        return nearest
    best = np.sort(chances / head.thresholds, axis=1)
    margin: NDArray[np.float64] = best[:, -1] - best[:, -2]
    return margin
