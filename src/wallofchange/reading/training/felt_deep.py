"""Teach the deep reader the product's emotions: one head over its vectors, for both languages at once.

The vectors of a Dutch sentence and of its English twin lie close together, so what people labelled in English
is known in Dutch, and our own sentences in both languages say how customers put it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.deep import EMOTIONS, DeepReader
from wallofchange.reading.deep.reader import FELT, reader_from
from wallofchange.reading.deep.tuned import Linear, load, save
from wallofchange.reading.training.deep_examples import plain
from wallofchange.reading.training.moved import Told, of_others, own

OWN = {"nl": 4_200, "en": 2_800}  # sentences of ours, by language
OTHERS = 16_000  # texts of GoEmotions
OTHERS_COUNT = 0.3  # what one of those weighs beside one of ours
SURE = 0.4  # an emotion is read from here; the same in both languages and for each, see docs/labelling.md
_PENALTY = 0.02
_LENGTH = 12.0  # the vectors are taught at this length
_ROUNDS = 150

Floats = NDArray[np.float64]


def teach(data: Path, weights: Path, seed: int) -> None:
    """Put a freshly taught head of emotions into the deep reader's weights, and leave all else as it is."""
    content = weights.read_bytes()
    head = felt_head(data, reader_from(content), seed)
    tuned = load(content)
    save(tuned._replace(heads=tuned.heads | {FELT: head}), weights)


def felt_head(data: Path, reader: DeepReader, seed: int) -> Linear:
    """Logistic regression for each emotion, without the texts that do not tell of it."""
    others = of_others(data)
    taken = Told([plain(text) for text in others.texts[:OTHERS]], *(rows[:OTHERS] for rows in others[1:]))
    lessons = [taken, *(own(language, count, seed) for language, count in OWN.items())]
    vectors = np.vstack([reader.encode(lesson.texts) for lesson in lessons]) * _LENGTH
    counts = np.concatenate(
        [np.full(len(lesson.texts), OTHERS_COUNT if lesson is taken else 1.0) for lesson in lessons]
    )
    felt, untold = (np.concatenate([lesson[place] for lesson in lessons]) for place in (1, 2))
    lines = [
        _line(vectors[~untold[:, place]], felt[~untold[:, place], place], counts[~untold[:, place]])
        for place in range(len(EMOTIONS))
    ]
    return _head(lines)


def _line(vectors: Floats, felt: NDArray[np.bool_], counts: Floats) -> tuple[Floats, float]:
    from sklearn.linear_model import LogisticRegression

    line = LogisticRegression(C=_PENALTY, max_iter=_ROUNDS).fit(vectors, felt, sample_weight=counts)
    return line.coef_[0] * _LENGTH, float(line.intercept_[0])


def _head(lines: Sequence[tuple[Floats, float]]) -> Linear:
    weights, bias = zip(*lines, strict=True)
    doors = np.full(len(EMOTIONS), SURE, np.float32)
    return Linear(EMOTIONS, np.stack(weights).astype(np.float32), np.asarray(bias, np.float32), doors)
