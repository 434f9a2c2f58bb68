"""One block, one linear layer: support-vector machines for n-grams, logistic regression for vectors."""

from __future__ import annotations

import warnings
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags

from wallofchange.reading.heads.head import Layer
from wallofchange.reading.heads.regression import regress
from wallofchange.reading.ports import Matrix

SPARSE_PENALTIES = (0.1, 0.4)  # sklearn's C: larger trusts the examples more
DENSE_PENALTIES = (0.3, 3.0)  # feelings by a few labels ask for the first, subjects by many for the second
ROUNDS = 400
LAYER = 384  # columns that belong together: wider rows are several layers side by side, which count the same


class Solved(NamedTuple):
    """A layer and what it adds to every score."""

    layer: Layer
    bias: NDArray[np.float64]

    def scores(self, rows: Matrix) -> NDArray[np.float64]:
        return self.layer.scores(rows) + self.bias


def penalties_of(rows: Matrix) -> tuple[float, ...]:
    return DENSE_PENALTIES if isinstance(rows, np.ndarray) else SPARSE_PENALTIES


def solve(rows: Matrix, said: NDArray[np.bool_], penalty: float, *, multi: bool, seed: int) -> Solved:
    """Fit one layer; `said` has n rows and a column a label."""
    if isinstance(rows, np.ndarray):
        return _dense(rows, said, penalty, multi)
    return _sparse(rows, said, penalty, seed)


def _sparse(rows: csr_matrix, said: NDArray[np.bool_], penalty: float, seed: int) -> Solved:
    """Rare places count for more (idf); places that these rows do not touch are left out."""
    frequency = np.bincount(rows.indices, minlength=rows.shape[1])
    places = np.flatnonzero(frequency).astype(np.int32)
    rarity = (1 + np.log((1 + rows.shape[0]) / (1 + frequency[places]))) / _USUAL
    small = csr_matrix(rows[:, places] @ diags(rarity), dtype=np.float64)
    weights, bias = _machines(small, said, penalty, seed)
    folded = (weights * rarity[:, None]).astype(np.float32)
    return Solved(Layer(rows.shape[1], places, folded), bias)


def _dense(rows: NDArray[np.float32], said: NDArray[np.bool_], penalty: float, multi: bool) -> Solved:
    """Columns are centred and scaled by the spread of their layer; logistic regression on those."""
    middle = rows.mean(axis=0, dtype=np.float64)
    spread = _spread(rows - middle)
    weights, bias = regress(((rows - middle) / spread).astype(np.float32), said, penalty, multi=multi)
    folded = weights / spread[:, None]
    return Solved(Layer(rows.shape[1], None, folded.astype(np.float32)), bias - middle @ folded)


def _spread(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """A number for each column, the same for all of a layer: how long centred rows usually are there."""
    starts = range(0, rows.shape[1], LAYER)
    usual = [float(np.sqrt(np.mean(np.sum(rows[:, at : at + LAYER] ** 2, axis=1)))) or 1.0 for at in starts]
    return np.repeat(usual, LAYER)[: rows.shape[1]]


def _machines(
    rows: csr_matrix, said: NDArray[np.bool_], penalty: float, seed: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """A column of weights and a bias for each label; a label that all or none have says nothing."""
    from sklearn.svm import LinearSVC

    weights = np.zeros((rows.shape[1], said.shape[1]))
    bias = np.zeros(said.shape[1])
    for label, yes in enumerate(said.T):
        if yes.all() or not yes.any():
            bias[label] = 1.0 if yes.any() else -1.0
            continue
        machine = LinearSVC(C=penalty, class_weight="balanced", random_state=seed, max_iter=ROUNDS)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "did not converge": good enough is soon reached, and measured
            machine.fit(rows, yes)
        weights[:, label], bias[label] = machine.coef_[0], machine.intercept_[0]
    return weights, bias


_USUAL = 6.0  # about the idf of a word in a small set, so that the penalties mean the same for both kinds
