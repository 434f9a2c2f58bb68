"""Several heads on one question: the fast one answers, and what it is least sure of goes to a deeper one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.heads.head import LinearHead, decided
from wallofchange.reading.heads.stack import Stack

Chances = NDArray[np.float64]


class Step(NamedTuple):
    """A deeper head, over the blocks before it and those of its own encoders."""

    encoders: Stack
    head: LinearHead
    tau: float  # a text whose margin so far is smaller goes to this head


@dataclass(frozen=True)
class Cascade:
    """The fast head over the blocks of `fast`, and the deeper ones, each asked by the one before it."""

    fast: Stack
    fast_head: LinearHead
    steps: tuple[Step, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return self.fast_head.labels

    @property
    def version(self) -> str:
        return "+".join(head.version for head in (self.fast_head, *(step.head for step in self.steps)))

    def predict_proba(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Return n rows of probabilities; only unsure texts are put through the deeper encoders."""
        return self._read(texts)[0]

    def predict(self, texts: Sequence[str]) -> list[str] | list[tuple[str, ...]]:
        """Each text is held against the thresholds of the head that read it."""
        return decided(self.labels, self._read(texts)[1], multi=self.fast_head.multi)

    def _read(self, texts: Sequence[str]) -> tuple[Chances, Chances]:
        """The probabilities, and those by the thresholds of the head that read each text."""
        rows, head, asked = self.fast.encode(texts), self.fast_head, np.arange(len(texts))
        chances = head.predict_proba(rows)
        reached = chances / head.thresholds
        for step in self.steps:
            unsure = np.flatnonzero(margins_of(chances[asked], head) < step.tau)
            if not len(unsure):
                break
            asked, head = asked[unsure], step.head
            more = step.encoders.encode([texts[place] for place in asked.tolist()])
            rows = [*(block[unsure] for block in rows), *more]
            chances[asked] = head.predict_proba(rows)
            reached[asked] = chances[asked] / head.thresholds
        return chances, reached


def settle(asked: Sequence[tuple[LinearHead, Chances]], shares: Sequence[float]) -> list[float]:
    """Return for each step the margin below which its share of all texts lies.

    `asked` are the heads that do the asking and what each says of the same rows, which it should not have
    been taught with; the shares grow no larger from step to step.
    """
    if not all(0 <= share <= before <= 1 for before, share in pairwise((1.0, *shares))):
        raise ValueError("The share that goes to a deeper head lies between 0 and 1, and no step takes more.")
    taus, left = [], np.arange(len(asked[0][1]))
    for (head, chances), (before, share) in zip(asked, pairwise((1.0, *shares)), strict=True):
        margins = margins_of(chances[left], head)
        taus.append(float(np.quantile(margins, share / before)) if share < before else float("inf"))
        left = left[margins < taus[-1]]
    return taus


def margins_of(chances: NDArray[np.float64], head: LinearHead) -> NDArray[np.float64]:
    """How far a decision is from another: between the two best, or of the label nearest its threshold."""
    if head.multi:
        nearest: NDArray[np.float64] = np.abs(chances - head.thresholds).min(axis=1)
        return nearest
    best = np.sort(chances / head.thresholds, axis=1)
    margin: NDArray[np.float64] = best[:, -1] - best[:, -2]
    return margin
