"""A linear layer over one or more blocks of features, with a probability for each label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.heads.backing import Backing
from wallofchange.reading.ports import Matrix

Blocks = Matrix | Sequence[Matrix]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Layer:
    """The weights of one block: only the places that weigh something, and how wide the block is."""

    width: int
    places: NDArray[np.int32] | None  # None: all of them
    weights: Floats  # places x labels

    @cached_property
    def _spread(self) -> Floats:
        """A row of weights for every place, so that looking one up is one step."""
        if self.places is None:
            return self.weights
        spread = np.zeros((self.width, self.weights.shape[1]), np.float32)
        spread[self.places] = self.weights
        return spread

    @cached_property
    def met(self) -> Floats:
        """1 for every place that occurred in what was taught, else 0."""
        met = np.zeros(self.width, np.float32)
        met[slice(None) if self.places is None else self.places] = 1
        return met

    def scores(self, rows: Matrix) -> NDArray[np.float64]:
        """Raises ValueError when the rows are not as wide as those it was taught with."""
        if rows.shape[1] != self.width:
            raise ValueError(f"This head reads rows of {self.width} numbers, these have {rows.shape[1]}.")
        if isinstance(rows, np.ndarray):
            return _by_row(rows, self._spread)
        return np.asarray(rows @ self._spread, np.float64)


@dataclass
class LinearHead:
    """Probabilities of labels: one of them (each row adds up to 1) or any number of them (`multi`)."""

    labels: tuple[str, ...]
    layers: tuple[Layer, ...]
    bias: NDArray[np.float64]
    thresholds: NDArray[np.float64]  # what a probability is held against: see `decide`
    multi: bool = False
    version: str = ""
    backing: Backing | None = None

    def predict_proba(self, rows: Blocks) -> NDArray[np.float64]:
        """Return n rows of probabilities, one column a label."""
        return chances_of(self.scores(rows), multi=self.multi)

    def scores(self, rows: Blocks) -> NDArray[np.float64]:
        """Log-odds before they become probabilities: what another head may learn from."""
        blocks = blocks_of(rows)
        if len(blocks) != len(self.layers):
            raise ValueError(f"This head reads {len(self.layers)} blocks of features, not {len(blocks)}.")
        scores = np.tile(self.bias, (blocks[0].shape[0], 1))
        for layer, block in zip(self.layers, blocks, strict=True):
            scores += layer.scores(block)
        if self.backing:
            scores += self.backing.scores(self.layers[0].met, blocks)
        return scores

    def predict(self, rows: Blocks) -> list[str] | list[tuple[str, ...]]:
        """Return the label of each row, or with `multi` the labels of each row."""
        return self.decide(self.predict_proba(rows))

    def decide(self, chances: NDArray[np.float64]) -> list[str] | list[tuple[str, ...]]:
        """One label: the largest of probability / threshold. Several: all that reach their threshold."""
        return decided(self.labels, chances / self.thresholds, multi=self.multi)


def decided(
    labels: Sequence[str], reached: NDArray[np.float64], *, multi: bool
) -> list[str] | list[tuple[str, ...]]:
    """The labels of rows of probability / threshold: the largest, or with `multi` all from 1 on."""
    if multi:
        return [tuple(label for label, yes in zip(labels, row, strict=True) if yes) for row in reached >= 1]
    return [labels[place] for place in reached.argmax(axis=1)]


def chances_of(scores: NDArray[np.float64], *, multi: bool) -> NDArray[np.float64]:
    """Probabilities from log-odds: of each label by itself, or of one among them."""
    if multi:
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(scores, -500, 500)))
        return chances
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
    return shares


def blocks_of(rows: Blocks) -> list[Matrix]:
    """One matrix counts as a single block."""
    return list(rows) if isinstance(rows, list | tuple) else [rows]  # type: ignore[list-item]  # a matrix


def _by_row(rows: NDArray[np.float32], weights: Floats) -> NDArray[np.float64]:
    """Each row by itself: a product of whole matrices rounds differently in batches of other sizes."""
    answer = np.empty((len(rows), weights.shape[1]), np.float64)
    for place in range(weights.shape[1]):
        answer[:, place] = np.einsum("ij,j->i", rows, weights[:, place], dtype=np.float64)
    return answer
