"""Fit the polarity head: tf-idf of the encoder, multinomial logistic regression on top."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.dictionary import shipped
from wallofchange.reading.record import POLARITIES
from wallofchange.reading.tfidf import FEELINGS, WIDTH, TfidfEncoder, weigh
from wallofchange.reading.weights import Weights

PENALTY = 3.0  # sklearn's C: larger trusts the examples more
ROUNDS = 300
TOLERANCE = 1e-4
FEWEST = 2  # a place that fewer texts touch is left out
SMALLEST = 0.02  # weights below this are dropped


def fit(texts: Sequence[str], labels: Sequence[str], weights: Sequence[float], *, seed: int) -> Weights:
    """Return the weights of a reader; `weights` says how much each example counts."""
    from sklearn.linear_model import LogisticRegression

    encoder = TfidfEncoder(np.ones(WIDTH, np.float32), shipped(), "")
    counts = encoder.count(texts)
    frequency = np.bincount(counts.indices, minlength=WIDTH)
    idf = _idf(frequency, len(texts))
    rows = weigh(counts, idf)
    model = LogisticRegression(C=PENALTY, max_iter=ROUNDS, tol=TOLERANCE, random_state=seed)
    model.fit(rows, np.asarray(labels), sample_weight=np.asarray(weights))
    order = [list(model.classes_).index(name) for name in POLARITIES]
    columns = model.coef_[order].T.astype(np.float32)
    columns[np.abs(columns).max(axis=1) < SMALLEST] = 0
    return Weights(idf, columns, model.intercept_[order].astype(np.float32), POLARITIES)


def _idf(frequency: NDArray[np.int64], texts: int) -> NDArray[np.float32]:
    idf = np.log((1 + texts) / (1 + frequency)) + 1
    idf[frequency < FEWEST] = 0
    idf[WIDTH - FEELINGS :] = 1
    return idf.astype(np.float32)
