"""Sentence vectors at a glance: a layer over every three words in a row, and one over what comes out of it.

It was taught to give what the deep encoders make of the same texts (a convolution as in Kim 2014, distilled
as in Hinton et al. 2015). What a word adds as the first, the second and the third of three is worked out once
a word, so that reading a text is adding up. A text's row is the same alone, in any batch and in any order.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from wallofchange.reading.fast.static import StaticEncoder, by_block, shipped_static
from wallofchange.reading.fast.table import SIGNS, Grown, Table, shared_table

SHIPPED = "data/convolution.npz"
IN_HAND = 64  # texts added up together: few enough to stay in the fastest memory
ROWS = 64  # rows of every product of matrices: products of another size are rounded otherwise
KEPT = 30_000  # words whose sums are kept; those of any more are worked out each time they come
NOWHERE = -1e9  # what lies between texts is larger than nothing

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Weights(NamedTuple):
    """What is shipped; a word is `width` numbers: those of `describe`, and its own."""

    words: tuple[str, ...]  # those with numbers of their own
    own: Floats  # words x numbers of their own
    windows: Floats  # width x (3 x hidden): as the first, the second and the third of three
    bias: Floats  # hidden
    gate: Floats  # width + 1: log of what the three around a word count in the mean; last its bias
    out: Floats  # (2 x hidden) x vector: the mean over the text, and the largest
    out_bias: Floats  # vector


class _Sums(NamedTuple):
    """What words add to the hidden numbers as the first, second and third of three; how much they count.

    Row 0 is what lies between two texts, row n + 1 word n of the table.
    """

    first: NDArray[np.float32]
    second: NDArray[np.float32]
    third: NDArray[np.float32]
    counts: NDArray[np.float32]

    def of(self, rows: Numbers) -> _Sums:
        return _Sums(*(part.take(rows, 0) for part in self))


class ConvolutionEncoder:
    """Encodes n texts as n rows of `width` numbers; without a word all are zero.

    The length of a row is about one; a longer one says more, so it is left as it is.
    """

    name = "convolution"

    def __init__(
        self, weights: Weights, static: StaticEncoder, version: str, table: Table | None = None
    ) -> None:
        self.version = version
        self.width = len(weights.out_bias)
        self._weights, self._static = weights, static
        self._numbers = {word: number for number, word in enumerate(weights.words)}
        self._table = table or shared_table()
        self._forget()

    def _forget(self) -> None:
        hidden = len(self._weights.bias)
        self._life = self._table.life
        self._kept = [Grown(np.float32, hidden) for _part in range(3)] + [Grown(np.float32)]
        nothing = np.zeros((1, hidden), np.float32)
        self._keep(_Sums(nothing, np.full_like(nothing, NOWHERE), nothing, np.zeros(1, np.float32)))

    def _keep(self, sums: _Sums) -> None:
        for kept, part in zip(self._kept, sums, strict=True):
            kept.extend(part)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return n rows of `width`; the same row for a text in every batch."""
        return by_block(self._block, texts, self.width)

    def _block(self, texts: Sequence[str]) -> Floats:
        with self._table.lock:
            cut = self._table.cut(texts)
            sums, rows = self._looked_up(cut.numbers)
        ends = np.cumsum(cut.lengths)
        parts = []
        for at in range(0, len(texts), IN_HAND):
            lengths = cut.lengths[at : at + IN_HAND]
            begin = ends[at] - lengths[0]
            parts.append(self._pooled(sums, rows[begin : begin + lengths.sum()], lengths))
        vectors = product(np.concatenate(parts), self._weights.out) + self._weights.out_bias
        vectors[cut.lengths == 0] = 0
        return vectors

    def _looked_up(self, numbers: Numbers) -> tuple[_Sums, Numbers]:
        """What the words of a batch add, and where in it each of them stands."""
        if self._life != self._table.life:
            self._forget()
        words, known = self._table.words, len(self._kept[0]) - 1
        if known < min(len(words), KEPT):
            self._keep(self._learnt(words[known:KEPT]))
        kept = _Sums(*(part.whole() for part in self._kept))
        if not len(numbers) or numbers.max() < KEPT:
            return kept, numbers + 1
        here, places = np.unique(numbers, return_inverse=True)
        rare = here >= KEPT
        usual = kept.of(np.append(0, here[~rare] + 1))
        learnt = self._learnt([words[number] for number in here[rare]])
        return _Sums(*map(np.concatenate, zip(usual, learnt, strict=True))), places + 1

    def _learnt(self, words: Sequence[str]) -> _Sums:
        """What words add, out of how they are described."""
        hidden, gate = len(self._weights.bias), self._weights.gate
        own = np.zeros((len(words), self._weights.own.shape[1]), np.float32)
        for place, word in enumerate(words):
            if word in self._numbers:
                own[place] = self._weights.own[self._numbers[word]]
        described = np.hstack([describe(words, self._static, self._table), own])
        sums = product(described, self._weights.windows)
        counts = np.exp(np.einsum("ij,j->i", described, gate[:-1]) + gate[-1])
        first, second, third = sums[:, :hidden], sums[:, hidden : 2 * hidden], sums[:, 2 * hidden :]
        return _Sums(first, second + self._weights.bias, third, counts)

    def _pooled(self, sums: _Sums, rows: Numbers, lengths: Numbers) -> Floats:
        """For each of some texts the mean of the hidden numbers of its words, and the largest."""
        text = np.repeat(np.arange(len(lengths)), lengths)
        spaced = np.zeros(len(rows) + len(lengths) + 1, np.int64)  # nothing before, between and behind texts
        spaced[np.arange(len(rows)) + text + 1] = rows
        hidden = sums.second.take(spaced[1:], 0)
        hidden += sums.first.take(spaced[:-1], 0)
        hidden[:-1] += sums.third.take(spaced[2:], 0)
        np.maximum(hidden, 0, out=hidden)
        counts = sums.counts.take(spaced[1:])
        begins = np.concatenate([[0], np.cumsum(lengths + 1)])
        together = csr_matrix((counts, np.arange(len(counts)), begins), shape=(len(lengths), len(counts)))
        counted = np.add.reduceat(counts, begins[:-1])[:, None]
        mean = np.divide(
            together @ hidden, counted, out=np.zeros_like(hidden[: len(lengths)]), where=counted > 0
        )
        return np.hstack([mean, np.maximum.reduceat(hidden, begins[:-1], axis=0)])


def describe(words: Sequence[str], static: StaticEncoder, table: Table) -> Floats:
    """Rows of: the static direction of a word, its signs, and whether the static vectors know it."""
    directions = static.directions(words)
    signs = (table.signs_of(words)[:, None] >> np.arange(SIGNS)) & 1
    known = np.any(directions != 0, axis=1, keepdims=True)
    return np.hstack([directions, signs, known]).astype(np.float32)


def product(rows: Floats, weights: Floats) -> Floats:
    """The product of matrices, always of as many rows at once: of another size it is rounded otherwise."""
    answer = np.empty((len(rows), weights.shape[1]), np.float32)
    for at in range(0, len(rows), ROWS):
        part = rows[at : at + ROWS]
        filled = np.zeros((ROWS, rows.shape[1]), np.float32)
        filled[: len(part)] = part
        answer[at : at + ROWS] = (filled @ weights)[: len(part)]
    return answer


@lru_cache(maxsize=1)
def shipped_convolution() -> ConvolutionEncoder:
    """Return the encoder that comes with the package."""
    content = files("wallofchange.reading").joinpath(SHIPPED).read_bytes()
    return convolution_from(content, shipped_static())


def convolution_from(content: bytes, static: StaticEncoder) -> ConvolutionEncoder:
    """Build the encoder from saved weights, over the static vectors it was taught with.

    Raises:
        ValueError: when the bytes hold anything but plain arrays.
    """
    version = hashlib.sha256(content + static.version.encode()).hexdigest()[:10]
    return ConvolutionEncoder(weights_from(content), static, f"1-{version}")


def weights_from(content: bytes) -> Weights:
    """Read saved weights back.

    Raises:
        ValueError: when the bytes hold anything but plain arrays.
    """
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        own = held["own"].astype(np.float32) * held["steps"].astype(np.float32)
        words = tuple(bytes(held["words"]).decode().split("\n"))
        return Weights(words, own, *(held[name].astype(np.float32) for name in Weights._fields[2:]))
