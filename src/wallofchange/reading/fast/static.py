"""Sentence vectors without a network of layers: one small vector a word, made once by a sentence encoder.

The vector of a text is the mean of those of its words, frequent words counting less (SIF: Arora, Liang and
Ma 2017), with length one. Words are kept as codes of a product quantisation (Jégou et al. 2011): each run of
a few numbers is the number of a centre.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from wallofchange.reading.fast.table import Grown, Table, plain, shared_table

SHIPPED = "data/static.npz"
AT_ONCE = 1024  # texts worked out together
SHORTEST = 4  # letters of a known word that an unknown one may begin or end with
UNKNOWN = 0.6  # what an unknown word that is made of known ones counts beside a known one

Floats = NDArray[np.float32]


class WordVectors(NamedTuple):
    """What is shipped: words, how much each counts, the codes of their vectors, the centres of the codes."""

    words: tuple[str, ...]
    weights: Floats  # words
    codes: NDArray[np.uint8]  # words x runs
    centres: Floats  # runs x 256 x numbers in a run


class StaticEncoder:
    """Encodes n texts as n rows of `width` numbers of length one; without a known word all are zero."""

    name = "static"

    def __init__(self, vectors: WordVectors, version: str, table: Table | None = None) -> None:
        self.version = version
        self.width = vectors.centres.shape[0] * vectors.centres.shape[2]
        self._vectors = vectors
        self._numbers = {word: number for number, word in enumerate(vectors.words)}
        self._table = table or shared_table()
        self._forget()

    def _forget(self) -> None:
        self._life = self._table.life
        self._known = Grown(np.float32, self.width)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return n rows of `width`; the same row for a text in every batch."""
        return by_block(self._block, texts, self.width)

    def _block(self, texts: Sequence[str]) -> Floats:
        with self._table.lock:
            cut = self._table.cut(texts)
            if self._life != self._table.life:
                self._forget()
            self._known.extend(self._learnt(self._table.words[len(self._known) :]))
            begins = np.concatenate([[0], np.cumsum(cut.lengths)])
            ones = np.ones(len(cut.numbers), np.float32)
            share = csr_matrix((ones, cut.numbers, begins), shape=(len(texts), len(self._known)))
            rows = np.asarray(share @ self._known[: len(self._known)], np.float32)
        return of_length_one(rows)

    def _learnt(self, words: Sequence[str]) -> Floats:
        """The weighted vectors of words; of an unknown word those of what it begins and ends with."""
        learnt = np.zeros((len(words), self.width), np.float32)
        for place, word in enumerate(words):
            numbers = self._numbers_of(word)
            for number in numbers:
                share = 1.0 if self._vectors.words[number] == word else UNKNOWN / len(numbers)
                learnt[place] += share * self._vector(number)
        return learnt

    def directions(self, words: Sequence[str]) -> Floats:
        """Of each word the direction of its vector, or of what it begins and ends with; else zeros."""
        rows = np.zeros((len(words), self.width), np.float32)
        for place, word in enumerate(words):
            numbers = self._numbers_of(plain(word))
            rows[place] = sum(self._bare(number) for number in numbers) if numbers else 0.0
        return of_length_one(rows)

    def _numbers_of(self, word: str) -> list[int]:
        if word in self._numbers:
            return [self._numbers[word]]
        sizes = range(len(word) - 1, SHORTEST - 1, -1)
        begin = next((self._numbers[word[:size]] for size in sizes if word[:size] in self._numbers), None)
        end = next((self._numbers[word[-size:]] for size in sizes if word[-size:] in self._numbers), None)
        return [number for number in (begin, end) if number is not None]

    def _vector(self, number: int) -> Floats:
        vector: Floats = self._vectors.weights[number] * self._bare(number)
        return vector

    def _bare(self, number: int) -> Floats:
        codes, centres = self._vectors.codes[number], self._vectors.centres
        vector: Floats = centres[np.arange(len(codes)), codes].ravel()
        return vector


def by_block(block: Callable[[Sequence[str]], Floats], texts: Sequence[str], width: int) -> Floats:
    """The rows of all texts, some worked out together at a time."""
    rows = [block(texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE)]
    return np.concatenate(rows) if rows else np.zeros((0, width), np.float32)


def of_length_one(rows: Floats) -> Floats:
    """The rows with their direction alone; a row of zeros stays one."""
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    divided: Floats = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return divided


@lru_cache(maxsize=1)
def shipped_static() -> StaticEncoder:
    """Return the static encoder that comes with the package."""
    return static_from(files("wallofchange.reading").joinpath(SHIPPED).read_bytes())


def static_from(content: bytes) -> StaticEncoder:
    """Build the encoder from saved vectors; its version is that of their bytes.

    Raises:
        ValueError: when the bytes hold anything but plain arrays.
    """
    return StaticEncoder(vectors_from(content), "1-" + hashlib.sha256(content).hexdigest()[:10])


def vectors_from(content: bytes) -> WordVectors:
    """Read saved vectors back.

    Raises:
        ValueError: when the bytes hold anything but plain arrays.
    """
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        return WordVectors(
            tuple(bytes(held["words"]).decode().split("\n")),
            held["weights"].astype(np.float32),
            held["codes"],
            held["centres"].astype(np.float32),
        )
