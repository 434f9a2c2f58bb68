"""Stable hashes of many words at once: the same on every machine, in every process and in every order."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_ONE, _TWO = (
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)  # of splitmix64 (Steele et al. 2014)
_STEP = np.uint64(0x9E3779B97F4A7C15)
_SHIFTS = np.uint64(30), np.uint64(27), np.uint64(31)
LONGEST = 64  # letters of a word that count


def mixed(values: Hashes) -> Hashes:
    """The finaliser of splitmix64: every bit of the answer depends on every bit of the value."""
    values = (values ^ (values >> _SHIFTS[0])) * _ONE
    values = (values ^ (values >> _SHIFTS[1])) * _TWO
    return values ^ (values >> _SHIFTS[2])


def paired(left: Hashes, right: Hashes) -> Hashes:
    """The hash of two words in this order."""
    return mixed(left * _STEP + mixed(right))


class Letters:
    """Words laid end to end as code points, each between two marks, so that all are hashed in one go."""

    def __init__(self, words: Sequence[str]) -> None:
        framed = [f"_{word[:LONGEST]}_" for word in words]
        joined = "".join(framed).encode("utf-32-le", "replace")
        self.lengths = np.fromiter(map(len, framed), np.int64, len(framed))
        self.ends = np.cumsum(self.lengths)
        self._points = mixed(np.frombuffer(joined, np.uint32).astype(np.uint64) + _STEP)

    def words(self) -> Hashes:
        """One hash a word."""
        place = np.arange(len(self._points)) - np.repeat(self.ends - self.lengths, self.lengths)
        weighted = self._points * _POWERS[place]
        return mixed(np.add.reduceat(weighted, self.ends - self.lengths))

    def parts(self, size: int) -> tuple[NDArray[np.int64], Hashes]:
        """The runs of `size` letters within words: which word each lies in, and its hash."""
        count = len(self._points) - size + 1
        if count <= 0:
            return np.zeros(0, np.int64), np.zeros(0, np.uint64)
        rolled = np.zeros(count, np.uint64)
        for place in range(size):
            rolled += self._points[place : place + count] * _POWERS[place]
        owner = np.repeat(np.arange(len(self.lengths)), self.lengths)[:count]
        inside = np.flatnonzero(np.arange(count) + size <= self.ends[owner])
        return owner[inside], mixed(rolled[inside] + np.uint64(size))


_POWERS = mixed(np.arange(1, LONGEST + 3, dtype=np.uint64) * _STEP) | np.uint64(1)
