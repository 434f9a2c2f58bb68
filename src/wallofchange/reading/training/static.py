"""Make the vectors of words: a sentence encoder says each word once, and what it said is made small."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.fast.static import WordVectors
from wallofchange.reading.ports import Encoder

COMMON = 1e-4  # how frequent a word is that counts half (SIF)
RUN = 4  # numbers that share a code
CENTRES = 256
ROUNDS = 12  # of k-means
LEARNT_FROM = 12_000  # words that the centres are found with

Floats = NDArray[np.float32]


def again(known: WordVectors, encoder: Encoder, *, seed: int) -> WordVectors:
    """Let an encoder say the same words once more, each counting for as much as before."""
    width = known.centres.shape[0] * known.centres.shape[2]
    said = np.asarray(encoder.encode(known.words), np.float32)
    frequency = COMMON / known.weights.astype(np.float64) - COMMON
    return packed(known.words, reduced(said, width), frequency, seed=seed)


def reduced(said: NDArray[np.floating], width: int) -> Floats:
    """The `width` directions in which words differ most, around their middle (PCA)."""
    rows = said.astype(np.float64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(axis=0)
    _values, directions = np.linalg.eigh(rows.T @ rows)
    turned: Floats = (rows @ directions[:, ::-1][:, :width]).astype(np.float32)
    return turned


def packed(
    words: Sequence[str], vectors: Floats, frequency: NDArray[np.float64], *, seed: int
) -> WordVectors:
    """Weigh words by how rare they are and give each run of their vectors a code."""
    weights = (COMMON / (COMMON + frequency)).astype(np.float32)
    runs = vectors.reshape(len(words), -1, RUN)
    dice = np.random.default_rng(seed)
    sample = dice.permutation(len(words))[:LEARNT_FROM]
    found = [_centres(runs[sample, run], seed) for run in range(runs.shape[1])]
    centres = np.stack(found)
    codes = np.stack([_nearest(runs[:, run], centres[run]) for run in range(runs.shape[1])], axis=1)
    return WordVectors(tuple(words), weights, codes, centres)


def save(vectors: WordVectors, path: Path) -> None:
    """Write the vectors as plain arrays."""
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            allow_pickle=False,
            words=np.frombuffer("\n".join(vectors.words).encode(), np.uint8),
            weights=vectors.weights.astype(np.float16),
            codes=vectors.codes,
            centres=vectors.centres.astype(np.float16),
        )


def _centres(rows: Floats, seed: int) -> Floats:
    """k-means, started from rows drawn at random; a centre without rows stays where it was."""
    centres = rows[np.random.default_rng(seed).permutation(len(rows))[:CENTRES]].copy()
    for _round in range(ROUNDS):
        owner = _nearest(rows, centres)
        count = np.bincount(owner, minlength=len(centres))
        for axis in range(rows.shape[1]):
            total = np.bincount(owner, rows[:, axis], len(centres))
            np.divide(total, count, out=centres[:, axis], where=count > 0, casting="unsafe")
    return np.pad(centres, ((0, CENTRES - len(centres)), (0, 0)))


def _nearest(rows: Floats, centres: Floats) -> NDArray[np.uint8]:
    distance = (centres**2).sum(axis=1) - 2 * rows @ centres.T
    nearest: NDArray[np.uint8] = distance.argmin(axis=1).astype(np.uint8)
    return nearest
