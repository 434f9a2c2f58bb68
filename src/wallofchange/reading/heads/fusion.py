"""From the scores of several blocks to probabilities: one weight a block, one bias a label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

STEADY = 0.01  # a slight pull to equal weights, for when there are few examples


class Fusion(NamedTuple):
    """How much each block counts, and what each label starts from."""

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]


def fuse(scores: Sequence[Scores], said: NDArray[np.bool_], *, multi: bool) -> Fusion:
    """Find weights and biases that make the probabilities fit what was said, by likelihood.

    `scores` must come from examples that the layers were not taught with.
    """
    from scipy.optimize import minimize

    stacked = np.stack(scores)
    blocks, rows, labels = stacked.shape
    start = np.concatenate([np.full(blocks, 2.0 / blocks), np.log(_share(said))])

    def loss(asked: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, bias = asked[:blocks], asked[blocks:]
        total = np.tensordot(weights, stacked, 1) + bias
        value, miss = (_several if multi else _one)(total, said)
        pull = asked - start
        slope = np.concatenate([np.tensordot(stacked, miss, 2), miss.sum(axis=0)]) / rows
        return value / rows + STEADY * float(pull @ pull) / 2, slope + STEADY * pull

    bounds = [(0.0, None)] * blocks + [(None, None)] * labels
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x
    return Fusion(found[:blocks], found[blocks:])


def likelihood(scores: Scores, said: NDArray[np.bool_], *, multi: bool) -> float:
    """The mean log-likelihood of what was said of each row."""
    return -(_several if multi else _one)(scores, said)[0] / len(scores)


def thresholds_of(chances: Scores, said: NDArray[np.bool_], *, multi: bool) -> NDArray[np.float64]:
    """What each label's probability is held against so that macro-F1 is best on these examples."""
    if multi:
        return np.asarray([_best_cut(chances[:, label], said[:, label]) for label in range(said.shape[1])])
    return _best_balance(chances, said.argmax(axis=1))


def _one(total: Scores, said: NDArray[np.bool_]) -> tuple[float, Scores]:
    total = total - total.max(axis=1, keepdims=True)
    log = total - np.log(np.exp(total).sum(axis=1, keepdims=True))
    return float(-log[said].sum()), np.exp(log) - said


def _several(total: Scores, said: NDArray[np.bool_]) -> tuple[float, Scores]:
    value = np.logaddexp(0, np.where(said, -total, total)).sum()
    return float(value), 1 / (1 + np.exp(-np.clip(total, -500, 500))) - said


def _share(said: NDArray[np.bool_]) -> NDArray[np.float64]:
    share: NDArray[np.float64] = (said.sum(axis=0) + 1.0) / (len(said) + said.shape[1])
    return share


def _best_cut(chances: NDArray[np.float64], yes: NDArray[np.bool_]) -> float:
    """Halfway between the chance that gives the best F1 and the next one; 0.5 when nobody has the label."""
    if not yes.any():
        return 0.5
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(yes[order])
    f1 = 2 * hits / (np.arange(1, len(yes) + 1) + yes.sum())
    best = int(f1.argmax())
    below = chances[order[best + 1]] if best + 1 < len(order) else 0.0
    return float(max((chances[order[best]] + below) / 2, 1e-6))


def _best_balance(chances: Scores, said: NDArray[np.intp]) -> NDArray[np.float64]:
    """One number a label by which its probability is divided; tried one label at a time, twice round."""
    labels = chances.shape[1]
    balance = np.ones(labels)
    best = _macro_f1(chances, balance, said)
    for label in [*range(labels)] * 2 if labels <= MOST_BALANCED else []:
        for factor in STEPS:
            tried = balance.copy()
            tried[label] *= factor
            if (score := _macro_f1(chances, tried, said)) > best + LEAST_GAIN:
                best, balance = score, tried
    return balance


def _macro_f1(chances: Scores, balance: NDArray[np.float64], said: NDArray[np.intp]) -> float:
    labels = chances.shape[1]
    read = (chances / balance).argmax(axis=1)
    right = np.bincount(said[read == said], minlength=labels)
    total = np.bincount(said, minlength=labels) + np.bincount(read, minlength=labels)
    return float(np.mean(2 * right / np.maximum(total, 1)))


STEPS = (0.6, 0.75, 0.87, 1.15, 1.33, 1.66)
LEAST_GAIN = 0.0005
MOST_BALANCED = 20  # with more labels than this there are too few examples of each to balance them
