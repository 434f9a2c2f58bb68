"""Teach a head from people's labels: penalty, weights of the blocks and thresholds by inner folds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from wallofchange.reading.heads.backing import Backing, door_of
from wallofchange.reading.heads.fusion import Fusion, fuse, likelihood, thresholds_of
from wallofchange.reading.heads.head import Blocks, Layer, LinearHead, blocks_of, chances_of
from wallofchange.reading.heads.solver import Solved, penalties_of, solve
from wallofchange.reading.ports import Matrix

FOLDS = 4
MANY = 150_000  # rows x labels from which one fold of the four is enough to judge by
TRIED_ON = 3_000  # rows on which the penalties are compared
BESIDE = 0.3  # vectors beside others that say much alike bear this much of the freedom that suits them alone

Said = NDArray[np.bool_]


class Told(NamedTuple):
    """A head, and the probabilities of the rows it was taught with, each said by who had not seen it."""

    head: LinearHead
    unseen: NDArray[np.float64]


class Learnt(NamedTuple):
    """Every block taught by itself: a head comes out of all of them, or of the first few.

    When the first block was cut in two, its halves are taught and weighed apart and make one layer again.
    """

    names: tuple[str, ...]
    said: Said  # of the rows as they stand in `apart`
    solved: list[Solved]
    apart: list[NDArray[np.float64]]  # what each block says of rows that it was not taught with
    multi: bool
    cut: bool

    @property
    def blocks(self) -> int:
        return len(self.solved) - self.cut

    def tell(self, blocks: int | None = None) -> Told:
        """Return the head over the first blocks."""
        taken = (self.blocks if blocks is None else blocks) + self.cut
        apart, solved = self.apart[:taken], self.solved[:taken]
        fusion = fuse(apart, self.said, multi=self.multi)
        head = _folded(self.names, solved, fusion, self.multi)
        if self.cut:
            head = replace(head, layers=(_joined(*head.layers[:2]), *head.layers[2:]))
        scores = np.tensordot(fusion.weights, np.stack(apart), 1) + fusion.bias
        unseen = chances_of(scores, multi=self.multi)
        thresholds = thresholds_of(unseen, self.said, multi=self.multi)
        return Told(replace(head, thresholds=thresholds, version=_version(head)), unseen)


def fit(
    rows: Blocks, labels: Sequence[str] | Sequence[Sequence[str]], *, multi: bool = False, seed: int
) -> LinearHead:
    """Return a head for the rows of an encoder (or the blocks of a `Stack`) and what people said of them.

    With `multi` each row has any number of labels. The same rows, labels and seed give the same head.

    Raises:
        ValueError: when there are fewer than two labels or than two rows, or not a label for each row.
    """
    return learn(rows, labels, multi=multi, seed=seed).tell().head


def learn(
    rows: Blocks,
    labels: Sequence[str] | Sequence[Sequence[str]],
    *,
    multi: bool = False,
    seed: int,
    cut: int | None = None,
) -> Learnt:
    """Teach each block by itself, for who wants more than one head of them; see `fit`.

    With `cut` the columns of the first block before that one are taught apart from the rest.
    """
    blocks = blocks_of(rows)
    if cut is not None:
        first = csr_matrix(blocks[0])
        blocks = [first[:, :cut], first[:, cut:], *blocks[1:]]
    if len(labels) != blocks[0].shape[0]:
        raise ValueError(f"There are {blocks[0].shape[0]} rows and {len(labels)} labels.")
    names, said = _said(labels, multi)
    folds = list(_folds(said, seed))
    if len(names) < 2 - multi or not folds:
        raise ValueError("A head needs at least two labels, and two rows of one of them.")
    penalties = [_penalty(block, said, folds, multi, seed) for block in blocks]
    unseen = np.concatenate([unseen for _seen, unseen in folds])
    apart = [
        np.concatenate(
            [solve(block[a], said[a], c, multi=multi, seed=seed).scores(block[b]) for a, b in folds]
        )
        for block, c in zip(blocks, penalties, strict=True)
    ]
    solved = [
        solve(block, said, c, multi=multi, seed=seed) for block, c in zip(blocks, penalties, strict=True)
    ]
    return Learnt(names, said[unseen], solved, apart, multi, cut is not None)


def backed(head: LinearHead, rows: Blocks, block: int, columns: Sequence[int], weight: float) -> LinearHead:
    """The head with another reader behind it, whose log-chances are in `columns` of a block of its rows.

    `rows` are those it was taught with, the first block counts: what is unlike them is told by it.
    """
    door = door_of(csr_matrix(blocks_of(rows)[0]))
    return replace(head, backing=Backing(door, block, tuple(columns), weight))


def _said(labels: Sequence[str] | Sequence[Sequence[str]], multi: bool) -> tuple[tuple[str, ...], Said]:
    sets = [frozenset((label,)) if isinstance(label, str) else frozenset(label) for label in labels]
    names = tuple(sorted(frozenset().union(*sets)))
    return names, np.asarray([[name in row for name in names] for row in sets], bool).reshape(-1, len(names))


def _folds(said: Said, seed: int) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows to learn from and rows to judge by, each label spread evenly over the folds."""
    dice = np.random.default_rng(seed)
    order = dice.permutation(len(said))
    kind = said[order].argmax(axis=1) + said.shape[1] * ~said[order].any(axis=1)
    order = order[np.argsort(kind, kind="stable")]
    folds = min(FOLDS, len(said))
    which = np.empty(len(said), np.int64)
    which[order] = np.arange(len(said)) % folds
    if folds < 2:
        return
    for fold in range(1 if said.size >= MANY else folds):
        yield np.flatnonzero(which != fold), np.flatnonzero(which == fold)


def _penalty(
    block: Matrix,
    said: Said,
    folds: Sequence[tuple[NDArray[np.intp], NDArray[np.intp]]],
    multi: bool,
    seed: int,
) -> float:
    """The penalty with which rows that were not seen are told apart best.

    Counts are held to how often they are right, vectors to how likely they find what was said, which a few
    rows tell as well.
    """
    tried = penalties_of(block)
    dense = isinstance(block, np.ndarray)
    if not dense and len(said) < FEW:
        return tried[-1]
    marks = []
    for penalty in tried:
        mark = 0.0
        for seen, unseen in folds if dense and len(said) <= TRIED_ON else folds[:1]:
            some = np.random.default_rng(seed).permutation(seen)[:TRIED_ON]
            alone = penalty / BESIDE if dense else penalty
            scores = solve(block[some], said[some], alone, multi=multi, seed=seed).scores(block[unseen])
            mark += likelihood(scores, said[unseen], multi=multi) if dense else _ranked(scores, said[unseen])
        marks.append(mark)
    return tried[int(np.argmax(marks))]


def _ranked(scores: NDArray[np.float64], said: Said) -> float:
    """How often the label with the largest score is one that was said."""
    return float(said[np.arange(len(said)), scores.argmax(axis=1)].mean())


def _folded(names: tuple[str, ...], solved: Sequence[Solved], fusion: Fusion, multi: bool) -> LinearHead:
    """One linear map: the weight of a block is multiplied into its layer."""
    layers = tuple(
        Layer(one.layer.width, one.layer.places, (one.layer.weights * weight).astype(np.float32))
        for one, weight in zip(solved, fusion.weights, strict=True)
    )
    bias = fusion.bias + sum(one.bias * weight for one, weight in zip(solved, fusion.weights, strict=True))
    return LinearHead(names, layers, bias, np.full(len(names), 0.5 if multi else 1.0), multi)


def _joined(first: Layer, second: Layer) -> Layer:
    """Two halves of a block as one layer."""
    before, after = (
        np.arange(half.width) if half.places is None else half.places for half in (first, second)
    )
    places = np.concatenate([before, after + first.width]).astype(np.int32)
    return Layer(first.width + second.width, places, np.concatenate([first.weights, second.weights]))


def _version(head: LinearHead) -> str:
    told = hashlib.sha256(repr(head.labels).encode() + head.bias.tobytes())
    for layer in head.layers:
        told.update(layer.weights.tobytes())
    return told.hexdigest()[:10]


FEW = 400  # rows below which penalties on counts cannot be compared and the larger is taken
