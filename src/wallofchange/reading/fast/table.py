"""Every word met so far, with all that follows from its letters alone, so that it is worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from wallofchange.reading.dictionary import Dictionary, shipped
from wallofchange.reading.fast.hashing import Letters, mixed
from wallofchange.reading.fast.tokens import STRONG, breaks, negates, tokens_of

WORDS, PARTS = 1 << 18, 1 << 17  # how many places there are for words and pairs, and for parts of words
SIZES = (3, 4, 5)  # letters of a part
REMEMBERED = 200_000  # beyond this all is forgotten and learnt anew: the answers stay the same
LETTERS_REMEMBERED = 40 * REMEMBERED  # words without end, as in a picture in letters, would fill the memory
SIGNS = 7  # a word may have, a bit each
NEGATES, BREAKS, STRENGTHENS, GOOD, BAD, CALLS, ASKS = (1 << bit for bit in range(SIGNS))


class Cut(NamedTuple):
    """All words of a batch in their order, by number, and how many each text has."""

    numbers: NDArray[np.int64]
    lengths: NDArray[np.int64]


class Table:
    """Words by number; the rows of the arrays are those numbers."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self.lock = Lock()
        self.life = 0  # how often all was forgotten: what others keep by number is then stale
        self._forget()

    def _forget(self) -> None:
        self.life += 1
        self.words: list[str] = []
        self._letters = 0
        self._last: tuple[tuple[str, ...], Cut] | None = None
        self.counted: tuple[Cut, csr_matrix] | None = None  # the last cut as the fast encoder counted it
        self._numbers = _Numbers()
        self.own = Grown(np.uint64)
        self.twin = Grown(np.uint64)
        self.signs = Grown(np.uint8)
        self.first_part = Grown(np.int64)
        self.part_count = Grown(np.int64)
        self.parts = Grown(np.int32)

    def cut(self, texts: Sequence[str]) -> Cut:
        """The words of texts by number; hold the lock while the numbers are used.

        Encoders that stand side by side ask for the same texts: the last answer is kept.
        """
        asked = tuple(texts)
        if self._last is None or self._last[0] != asked:
            if len(self.words) > REMEMBERED or self._letters > LETTERS_REMEMBERED:
                self._forget()
            tokens = [tokens_of(text) for text in asked]
            lengths = np.fromiter(map(len, tokens), np.int64, len(tokens))
            self._last = asked, Cut(self._numbered(list(chain.from_iterable(tokens))), lengths)
        return self._last[1]

    def _numbered(self, tokens: list[str]) -> NDArray[np.int64]:
        """The number of each word; the new ones are learnt first."""
        found = np.fromiter(map(self._numbers.__getitem__, tokens), np.int64, len(tokens))
        if self._numbers.new:
            self._learn(self._numbers.new)
            self.words += self._numbers.new
            self._letters += sum(map(len, self._numbers.new))
            self._numbers.new = []
        return found

    def _learn(self, new: list[str]) -> None:
        words = [plain(token) for token in new]
        letters = Letters(words)
        twins = [self._dictionary.twin(word) for word in words]
        self.own.extend(letters.words())
        self.twin.extend(Letters(twins).words())
        self.signs.extend(self.signs_of(new))
        self._learn_parts(letters, np.fromiter((token[0].isalnum() for token in new), bool, len(new)))

    def _learn_parts(self, letters: Letters, cut: NDArray[np.bool_]) -> None:
        owners, hashes = zip(*(letters.parts(size) for size in SIZES), strict=True)
        owner, hashed = np.concatenate(owners), np.concatenate(hashes)
        order = np.flatnonzero(cut[owner])
        order = order[np.argsort(owner[order], kind="stable")]
        counts = np.bincount(owner[order], minlength=len(cut))
        self.first_part.extend(len(self.parts) + np.cumsum(counts) - counts)
        self.part_count.extend(counts)
        self.parts.extend((hashed[order] % np.uint64(PARTS)).astype(np.int32))

    def signs_of(self, words: Sequence[str]) -> NDArray[np.uint8]:
        """What small words, marks and words with a feeling do, a bit each."""
        return np.fromiter(map(self._sign, words), np.uint8, len(words))

    def _sign(self, token: str) -> int:
        feeling = self._dictionary.feeling(token)
        sign = (GOOD if feeling > 0 else BAD) if feeling else 0
        sign |= NEGATES * negates(token) | BREAKS * breaks(token) | STRENGTHENS * (token in STRONG)
        if token[0] in "!?":
            sign |= CALLS if "!" in token else ASKS
        return sign


class Grown:
    """An array that grows at its end."""

    def __init__(self, kind: type[Any], width: int = 0) -> None:
        self._held = np.zeros((1024, width) if width else 1024, kind)
        self._size = 0

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, places: Any) -> Any:
        return self._held[places]

    def whole(self) -> NDArray[Any]:
        """All of it, as it lies."""
        return self._held[: self._size]

    def extend(self, values: NDArray[Any]) -> None:
        size = self._size + len(values)
        if size > len(self._held):
            held = np.zeros((max(size, 2 * len(self._held)), *self._held.shape[1:]), self._held.dtype)
            held[: self._size] = self._held[: self._size]
            self._held = held
        self._held[self._size : size] = values
        self._size = size


class _Numbers(dict[str, int]):
    """Gives a word that is not there the next number, and tells which are new."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, token: str) -> int:
        self.new.append(token)
        number = self[token] = len(self)
        return number


def plain(token: str) -> str:
    """Of a number of three digits or more only its length counts; many marks count as two."""
    if token.isdigit() and len(token) > 2:
        return "0" * len(token)
    return token[:2] if token[0] in "!?" else token


def hashed(values: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The places of words and pairs."""
    return (mixed(values) % np.uint64(WORDS)).astype(np.int64)


@lru_cache(maxsize=1)
def shared_table() -> Table:
    """The table of the encoders that stand side by side, so that a text is cut once."""
    return Table(shipped())
