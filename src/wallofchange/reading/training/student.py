"""Teach the fast student: what people labelled, and what the deep reader thinks of sentences of our own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from wallofchange.reading.fast.encoder import FEELINGS
from wallofchange.reading.heads.head import Layer, LinearHead

PENALTY = 3.0  # sklearn's C: larger trusts the examples more
ROUNDS = 35
FEWEST = 2  # a place that fewer texts touch is left out
USUAL = 6.0  # about the idf of a usual word, so that the penalty means the same everywhere
SMALLEST = 0.02  # places whose weights all lie below this are dropped

Floats = NDArray[np.float64]


class Lesson(NamedTuple):
    """Texts, how likely each label is of each of them (rows x labels), and how much each text counts."""

    texts: list[str]
    chances: Floats
    matter: Floats


def joined(lessons: Sequence[Lesson]) -> Lesson:
    """All lessons as one."""
    return Lesson(
        [text for lesson in lessons for text in lesson.texts],
        np.concatenate([lesson.chances for lesson in lessons]),
        np.concatenate([lesson.matter for lesson in lessons]),
    )


def hard(texts: Sequence[str], said: Sequence[str], labels: Sequence[str], matter: Floats) -> Lesson:
    """A lesson of one label a text, of which we are not wholly sure."""
    rest = DOUBT / (len(labels) - 1)
    chances = [[1 - DOUBT if label == one else rest for label in labels] for one in said]
    return Lesson(list(texts), np.asarray(chances), matter)


def taught(counts: csr_matrix, lesson: Lesson, labels: Sequence[str], *, multi: bool = False) -> LinearHead:
    """Return a head over the rows of the fast encoder that comes as near as it can to these chances."""
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    places = np.flatnonzero(frequency >= FEWEST).astype(np.int32)
    rarity = (1 + np.log((1 + counts.shape[0]) / (1 + frequency[places]))) / USUAL
    rarity[places >= counts.shape[1] - FEELINGS] = 1
    weights, bias = _solved(csr_matrix(counts[:, places] @ diags(rarity), dtype=np.float32), lesson, multi)
    weights = (weights * rarity[:, None]).astype(np.float32)
    kept = np.abs(weights).max(axis=1) >= SMALLEST
    layer = Layer(counts.shape[1], places[kept], weights[kept])
    return LinearHead(tuple(labels), (layer,), bias, np.full(len(labels), 0.5 if multi else 1.0), multi)


def _solved(rows: csr_matrix, lesson: Lesson, multi: bool) -> tuple[Floats, Floats]:
    """Weights (places x labels) and bias that fit the chances best."""
    from scipy.optimize import minimize

    across, width, labels = csr_matrix(rows.T), rows.shape[1], lesson.chances.shape[1]
    matter = lesson.matter[:, None]

    def loss(asked: Floats) -> tuple[float, Floats]:
        weights = asked[: width * labels].reshape(width, labels)
        scores = (rows @ weights.astype(np.float32)).astype(np.float64) + asked[width * labels :]
        value, miss = (_several if multi else _one)(scores, lesson.chances)
        miss *= matter
        slope = across @ miss.astype(np.float32) + weights / PENALTY
        total = float((value * matter).sum() + (weights**2).sum() / (2 * PENALTY))
        return total / len(miss), np.concatenate([slope.ravel(), miss.sum(axis=0)]) / len(miss)

    start = np.zeros((width + 1) * labels)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return found[: width * labels].reshape(width, labels), found[width * labels :]


def _one(scores: Floats, chances: Floats) -> tuple[Floats, Floats]:
    scores = scores - scores.max(axis=1, keepdims=True)
    log = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return -(chances * log), np.exp(log) - chances


def _several(scores: Floats, chances: Floats) -> tuple[Floats, Floats]:
    value = np.logaddexp(0, scores) - chances * scores
    return value, 1 / (1 + np.exp(-np.clip(scores, -500, 500))) - chances


DOUBT = 0.04  # how often a label that people gave is another one
