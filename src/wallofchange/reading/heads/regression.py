"""Logistic regression on dense rows: one label of several (softmax), or each label by itself (sigmoid)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ROUNDS = 80
EVEN = 0.5  # how far labels are brought to count the same: 0 not at all, 1 wholly


def regress(
    rows: NDArray[np.float32], said: NDArray[np.bool_], penalty: float, *, multi: bool
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return weights (places x labels) and bias that make what was said likeliest.

    `penalty` is sklearn's C: larger trusts the examples more. Rarer labels count for more.
    """
    from scipy.optimize import minimize

    count, labels = said.shape
    width = rows.shape[1]
    matter = _matter(said, multi)

    def loss(asked: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = asked[: width * labels].reshape(width, labels)
        scores = (rows @ weights.astype(np.float32)).astype(np.float64) + asked[width * labels :]
        value, miss = (_several if multi else _one)(scores, said)
        miss *= matter
        slope = (rows.T @ miss.astype(np.float32)).astype(np.float64) + weights / penalty
        total = float((value * matter).sum() + (weights**2).sum() / (2 * penalty))
        return total / count, np.concatenate([slope.ravel(), miss.sum(axis=0)]) / count

    start = np.zeros((width + 1) * labels)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS, "ftol": 1e-7}).x
    return found[: width * labels].reshape(width, labels), found[width * labels :]


def _matter(said: NDArray[np.bool_], multi: bool) -> NDArray[np.float64]:
    """What each row counts (a column), or with `multi` each row for each label."""
    often = np.maximum(said.sum(axis=0), 1)
    if multi:
        rare: NDArray[np.float64] = np.minimum(len(said) / (2.0 * often), MOST) ** EVEN
        return np.where(said, rare, 1.0).astype(np.float64)
    each: NDArray[np.float64] = (len(said) / (said.shape[1] * often)) ** EVEN
    counts: NDArray[np.float64] = each[said.argmax(axis=1)][:, None]
    return counts


def _one(
    scores: NDArray[np.float64], said: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Minus the log-likelihood of each row, and its slope by the scores."""
    scores = scores - scores.max(axis=1, keepdims=True)
    log = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return -log[said][:, None], np.exp(log) - said


def _several(
    scores: NDArray[np.float64], said: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    value = np.logaddexp(0, np.where(said, -scores, scores))
    return value, 1 / (1 + np.exp(-np.clip(scores, -500, 500))) - said


MOST = 20.0  # the most that one of the rare ones counts
