"""Texts unlike those that were taught: there another reader has its say beside the head.

A head that learnt from English alone goes by what it does not know in a Dutch text, and falls back on how
often each label occurred. Which texts are strange is told by the share of their counted words and parts of
words that occurred in what was taught; no language is looked up, which would take longer than reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from wallofchange.reading.ports import Matrix

AS_MUCH = 1.0  # the weight of another reader that has as much of a say as the head
RARELY = 0.02  # of what is like the lessons, this share counts as strange
MOST = 0.9  # a text is no stranger for one new word, however often the lessons said the same
HELD_OUT = 5  # every so many texts one is kept out to see how much of what is alike was met before


@dataclass(frozen=True)
class Backing:
    """The first block holds counts; the rows of block `block` have the other reader's log-chances."""

    door: float  # a text of which a smaller share was met before is strange
    block: int
    columns: tuple[int, ...]  # where in that block each label of the head stands
    weight: float  # how much the other reader's log-chances count beside the head's

    def scores(self, met: NDArray[np.float32], blocks: Sequence[Matrix]) -> NDArray[np.float64]:
        """What the other reader adds to the n rows of scores: nothing where a text is no stranger."""
        strange = familiarity(csr_matrix(blocks[0]), met) < self.door
        said = np.asarray(blocks[self.block], np.float64)[:, list(self.columns)]
        return np.where(strange[:, None], self.weight * said, 0.0)


def familiarity(rows: csr_matrix, met: NDArray[np.float32]) -> NDArray[np.float64]:
    """The share (0 to 1) of each row's weight that lies at places met before (`met` is 1 there, else 0)."""
    all_of_it = np.asarray(rows.sum(axis=1), np.float64).ravel()
    return np.asarray(rows @ met, np.float64) / np.maximum(all_of_it, np.finfo(float).tiny)


def door_of(rows: csr_matrix) -> float:
    """Below which share a text is unlike these rows: hardly any of them is, held against the others."""
    kept_out = np.arange(rows.shape[0]) % HELD_OUT == 0
    met = np.zeros(rows.shape[1], np.float32)
    met[rows[np.flatnonzero(~kept_out)].indices] = 1
    return min(MOST, float(np.quantile(familiarity(rows[np.flatnonzero(kept_out)], met), RARELY)))
