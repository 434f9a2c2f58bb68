"""How well labels that were read agree with labels that people gave: F1 per label, macro-F1, accuracy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 1_000
_AT_ONCE = 2_000_000  # numbers of one part of the draws that are held in memory

Labels = frozenset[str]


@dataclass(frozen=True)
class LabelScore:
    """One label: shares from 0 to 1, and in how many texts people gave it."""

    precision: float
    recall: float
    f1: float
    n: int


@dataclass(frozen=True)
class Agreement:
    """The whole comparison; `low` and `high` are the 95 % bootstrap interval of macro-F1 (0 to 1)."""

    n: int
    macro_f1: float
    low: float
    high: float
    accuracy: float
    per_label: dict[str, LabelScore]


def agreement(
    said: Sequence[Labels], read: Sequence[Labels], *, seed: int = 1, draws: int = DRAWS
) -> Agreement:
    """Compare n texts' labels as people gave them with those that were read; several a text are allowed.

    Precision is tp / (tp + fp), recall tp / (tp + fn), F1 = 2 tp / (2 tp + fp + fn), 0 where nothing was
    there. Macro-F1 is the plain mean over all labels that occur on either side, as scikit-learn has it.
    Accuracy is the share of texts whose labels are exactly the same. Interval: percentile bootstrap over
    texts (Efron 1979), `draws` times.

    Raises:
        ValueError: when there are no texts, or not as many on both sides.
    """
    if not said or len(said) != len(read):
        raise ValueError(f"{len(said)} labelled texts against {len(read)} readings")
    labels = sorted(frozenset().union(*said, *read))
    given, found = _table(said, labels), _table(read, labels)
    hits = given & found
    ones = np.ones((1, len(said)), np.float32)
    f1 = float(_macro_f1(ones, hits, given, found)[0])
    low, high = np.quantile(_drawn(hits, given, found, seed, draws), (0.025, 0.975))
    return Agreement(
        n=len(said),
        macro_f1=f1,
        low=float(low),
        high=float(high),
        accuracy=float((given == found).all(axis=1).mean()),
        per_label={
            label: _label(hits[:, place], given[:, place], found[:, place])
            for place, label in enumerate(labels)
        },
    )


def _table(rows: Sequence[Labels], labels: Sequence[str]) -> NDArray[np.bool_]:
    places = {label: place for place, label in enumerate(labels)}
    table = np.zeros((len(rows), len(labels)), np.bool_)
    for number, row in enumerate(rows):
        table[number, [places[label] for label in row]] = True
    return table


def _drawn(
    hits: NDArray[np.bool_], given: NDArray[np.bool_], found: NDArray[np.bool_], seed: int, draws: int
) -> NDArray[np.float64]:
    """Macro-F1 of as many texts drawn with replacement, `draws` times."""
    dice = np.random.default_rng(seed)
    texts = len(hits)
    step = max(1, _AT_ONCE // texts)
    parts = []
    for start in range(0, draws, step):
        size = min(step, draws - start)
        weights = dice.multinomial(texts, np.full(texts, 1 / texts), size=size).astype(np.float32)
        parts.append(_macro_f1(weights, hits, given, found))
    return np.concatenate(parts)


def _macro_f1(
    weights: NDArray[np.float32],
    hits: NDArray[np.bool_],
    given: NDArray[np.bool_],
    found: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Mean F1 under each weighting of the texts (rows), over the labels that occur in it."""
    right = 2 * np.asarray(weights @ hits.astype(np.float32), np.float64)
    total = np.asarray(weights @ (given.astype(np.float32) + found.astype(np.float32)), np.float64)
    there = total > 0
    f1 = np.divide(right, total, out=np.zeros_like(right), where=there)
    return np.asarray(f1.sum(axis=1) / np.maximum(there.sum(axis=1), 1), np.float64)


def _label(hits: NDArray[np.bool_], given: NDArray[np.bool_], found: NDArray[np.bool_]) -> LabelScore:
    right, there, told = int(hits.sum()), int(given.sum()), int(found.sum())
    return LabelScore(
        precision=right / told if told else 0.0,
        recall=right / there if there else 0.0,
        f1=2 * right / (there + told) if there + told else 0.0,
        n=there,
    )
