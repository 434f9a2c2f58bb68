"""The always-present reader: weighted words, word pairs and parts of words, then one linear layer.

A Dutch word that our own little dictionary knows also counts as its English twin, so what was learnt in
English is known in Dutch. Each text is worked out by itself: the batch it came in cannot change it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from wallofchange.reading.dictionary import Dictionary
from wallofchange.reading.ports import Matrix

WORDS, PARTS = 1 << 17, 1 << 16  # how many places there are for words and pairs, and for parts of words
FEELINGS = 8  # counts of the dictionary: good, bad, not good, not bad, very good, very bad, "!", "?"
WIDTH = WORDS + PARTS + FEELINGS
_REMEMBERED = 200_000

_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[:;]-?[()DP/]|[!?]+|[\u2600-\u27bf\U0001f300-\U0001faff]")
_MARKS = re.compile(r"\[[\w -]{2,16}\]|@\w+|https?://\S+")
_NEGATORS = frozenset(
    [
        "niet",
        "geen",
        "nooit",
        "niks",
        "niets",
        "nergens",
        "zonder",
        "amper",
        "nauwelijks",
        "niemand",
        "not",
        "no",
        "never",
        "n't",
        "nothing",
        "without",
        "hardly",
        "nobody",
        "cannot",
    ]
)
_BREAKS = frozenset(["maar", "but", "echter", "however", "!", "?", "en", "and", "want"])
_STRONG = frozenset(
    [
        "heel",
        "erg",
        "zeer",
        "echt",
        "super",
        "zo",
        "enorm",
        "ontzettend",
        "very",
        "really",
        "so",
        "extremely",
        "super",
        "absolutely",
        "ongelooflijk",
        "incredibly",
    ]
)


def tokens_of(text: str) -> list[str]:
    """Lower-case words, emoticons and emoji; labels of redaction, handles and links are left out."""
    if "[" in text or "@" in text or "http" in text:
        text = _MARKS.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("’", "'")
    return _TOKEN.findall(text.lower())


class TfidfEncoder:
    """Encodes texts as n rows of `WIDTH` weights: three blocks, the first two of length one each."""

    name = "tfidf"

    def __init__(self, idf: NDArray[np.float32], dictionary: Dictionary, version: str) -> None:
        self.version = version
        self._idf = idf
        self._dictionary = dictionary
        self._words: dict[str, tuple[tuple[int, ...], str, int]] = {}
        self._pairs: dict[tuple[str, str], int] = {}

    def encode(self, texts: Sequence[str]) -> csr_matrix:
        return weigh(self.count(texts), self._idf)

    def count(self, texts: Sequence[str]) -> csr_matrix:
        """Return how often each word, pair, part and feeling occurs: n rows of `WIDTH` counts."""
        places: list[int] = []
        ends = [0]
        for text in texts:
            places.extend(self._places(tokens_of(text)))
            ends.append(len(places))
        counts = csr_matrix(
            (np.ones(len(places), np.float32), np.asarray(places, np.int32), np.asarray(ends, np.int32)),
            shape=(len(texts), WIDTH),
        )
        counts.sum_duplicates()
        return counts

    def _places(self, tokens: Sequence[str]) -> list[int]:
        places: list[int] = []
        before, negated, strong = "", 0, False
        for token in tokens:
            own, twin, feeling = self._known(token)
            places.extend(own)
            if before:
                places.append(self._pair(before, twin))
            if feeling:
                places.append(_feeling(feeling, negated > 0, strong))
            if negated > 0:
                places.append(self._pair("not", twin))
            strong = token in _STRONG
            negated = (
                4 if token in _NEGATORS or token.endswith("n't") else 0 if token in _BREAKS else negated - 1
            )
            before = twin
        return places

    def _known(self, token: str) -> tuple[tuple[int, ...], str, int]:
        """The places of a word and of its parts, its English twin, and its feeling (-1, 0 or 1)."""
        known = self._words.get(token)
        if known is None:
            twin = self._dictionary.twin(token)
            known = (tuple(_places_of(token, twin)), twin, self._dictionary.feeling(token))
            if len(self._words) < _REMEMBERED:
                self._words[token] = known
        return known

    def _pair(self, left: str, right: str) -> int:
        place = self._pairs.get((left, right))
        if place is None:
            place = crc32(f"{left} {right}".encode()) % WORDS
            if len(self._pairs) < _REMEMBERED:
                self._pairs[left, right] = place
        return place


class LinearHead:
    """Multinomial logistic regression: probabilities of the labels, each row adding up to 1."""

    def __init__(
        self, labels: tuple[str, ...], weights: NDArray[np.float32], bias: NDArray[np.float32], version: str
    ) -> None:
        self.labels = labels
        self.version = version
        self._weights = weights
        self._bias = bias

    def predict_proba(self, rows: Matrix) -> NDArray[np.float64]:
        scores = np.asarray(rows @ self._weights, np.float64) + self._bias
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
        return shares


def weigh(counts: csr_matrix, idf: NDArray[np.float32]) -> csr_matrix:
    """Turn counts into tf-idf; words and parts each get length one, feelings log(1 + count)."""
    rows = np.repeat(np.arange(counts.shape[0]), np.diff(counts.indptr))
    block = (counts.indices >= WORDS).astype(np.int64) + (counts.indices >= WORDS + PARTS)
    data = np.log1p(counts.data) * idf[counts.indices]
    lengths = np.sqrt(np.bincount(rows * 3 + block, data.astype(np.float64) ** 2, counts.shape[0] * 3))
    lengths[2::3] = 1
    lengths[lengths == 0] = 1  # nothing in it that was ever seen
    data = (data / lengths[rows * 3 + block]).astype(np.float32)
    return csr_matrix((data, counts.indices, counts.indptr), shape=counts.shape)


def _feeling(feeling: int, negated: bool, strong: bool) -> int:
    place = 0 if feeling > 0 else 1
    return WORDS + PARTS + place + (2 if negated else 4 if strong else 0)


def _places_of(token: str, twin: str) -> Iterable[int]:
    if not token[0].isalpha():
        if token[0] in "!?":
            yield WORDS + PARTS + (6 if "!" in token else 7)
        yield crc32(token.encode()) % WORDS
        return
    yield crc32(token.encode()) % WORDS
    if twin != token:
        yield crc32(twin.encode()) % WORDS
    framed = f"_{token}_"
    for size in (3, 4, 5):
        for start in range(len(framed) - size + 1):
            yield WORDS + crc32(framed[start : start + size].encode()) % PARTS
