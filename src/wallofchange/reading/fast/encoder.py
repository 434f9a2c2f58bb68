"""Texts as hashed counts of words, pairs, negated words and parts of words, for a whole batch at once.

A Dutch word that our own little dictionary knows also counts as its English twin, so what was learnt in
English is known in Dutch. A text's row is the same alone, in any batch and in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from wallofchange.reading.dictionary import Dictionary
from wallofchange.reading.fast import table as known
from wallofchange.reading.fast.hashing import mixed, paired
from wallofchange.reading.fast.table import PARTS, WORDS, Table, shared_table

VERSION = "2"  # of the way of counting: what a head was taught with
FEELINGS = 8  # counts of the dictionary: good, bad, not good, not bad, very good, very bad, "!", "?"
WIDTH = WORDS + PARTS + FEELINGS
AT_ONCE = 1024  # texts worked out together: more take memory and no less time
REACH = 4  # words after a negation that it touches
_BITS = np.int64(WIDTH - 1).item().bit_length()
_NOT = mixed(np.asarray([7], np.uint64))
_LOGS = np.log1p(np.arange(256)).astype(np.float32)

Numbers = NDArray[np.int64]


class FastEncoder:
    """Encodes n texts as n rows of `WIDTH` weights: three blocks, the first two of length one each."""

    name = "fast"

    def __init__(self, dictionary: Dictionary | None = None, version: str = VERSION) -> None:
        self.version = version
        self._table = Table(dictionary) if dictionary else shared_table()

    def encode(self, texts: Sequence[str]) -> csr_matrix:
        """Return n rows of `WIDTH`: 1 + the logarithm of the counts, words and parts each of length one."""
        if not len(texts):
            return csr_matrix(np.zeros((0, WIDTH), np.float32))
        blocks = [self._block(texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE)]
        return blocks[0] if len(blocks) == 1 else csr_matrix(vstack(blocks, format="csr"))

    def _block(self, texts: Sequence[str]) -> csr_matrix:
        with self._table.lock:  # the words learnt by one thread are not yet whole for another
            cut = self._table.cut(texts)
            if self._table.counted is None or self._table.counted[0] is not cut:
                rows = np.repeat(np.arange(len(texts)), cut.lengths)
                keys = np.concatenate(list(_keys(self._table, cut.numbers, rows)))
                self._table.counted = cut, _weighed(*_counted(keys, len(texts)))
            return self._table.counted[1]


class _Run(NamedTuple):
    """All words of a batch in their order: number, text, signs."""

    numbers: Numbers
    rows: Numbers
    signs: NDArray[np.uint8]

    def said(self, sign: int) -> NDArray[np.bool_]:
        marked: NDArray[np.bool_] = (self.signs & sign) != 0
        return marked


def _keys(table: Table, numbers: Numbers, rows: Numbers) -> Iterator[Numbers]:
    """Each thing that occurs, once for each time: text << bits | place."""
    run = _Run(numbers, rows, table.signs[numbers])
    own, twin = table.own[numbers], table.twin[numbers]
    shifted = rows << _BITS
    yield shifted | known.hashed(own)
    other = np.flatnonzero(own != twin)
    yield shifted[other] | known.hashed(twin[other])
    second = 1 + np.flatnonzero(rows[1:] == rows[:-1])
    yield shifted[second] | known.hashed(paired(twin[second - 1], twin[second]))
    negated = _negated(run)
    turned = np.flatnonzero(negated)
    yield shifted[turned] | known.hashed(paired(_NOT, twin[turned]))
    yield from _feelings(run, negated, shifted)
    yield _parts(table, numbers, shifted)


def _negated(run: _Run) -> NDArray[np.bool_]:
    """Words at most `REACH` after a negation in the same text, with no turn between them."""
    here = np.arange(len(run.numbers))
    negation = _last(run.said(known.NEGATES), here)
    turn = _last(run.said(known.BREAKS), here)
    near = (here - negation <= REACH) & (turn < negation)
    near[near] = run.rows[negation[near]] == run.rows[near]
    return near


def _last(marked: NDArray[np.bool_], here: Numbers) -> Numbers:
    """For each word the nearest marked one before it, or one that is far away."""
    last = np.full(len(here), -2 * REACH, np.int64)
    np.maximum.accumulate(np.where(marked[:-1], here[:-1], -2 * REACH), out=last[1:])
    return last


def _feelings(run: _Run, negated: NDArray[np.bool_], shifted: Numbers) -> Iterator[Numbers]:
    strong = np.zeros(len(run.numbers), bool)
    strong[1:] = run.said(known.STRENGTHENS)[:-1] & (run.rows[1:] == run.rows[:-1])
    level = np.where(negated, 2, np.where(strong, 4, 0))
    for sign, place in ((known.GOOD, 0), (known.BAD, 1)):
        felt = np.flatnonzero(run.said(sign))
        yield shifted[felt] | (WORDS + PARTS + place + level[felt])
    for sign, place in ((known.CALLS, 6), (known.ASKS, 7)):
        yield shifted[np.flatnonzero(run.said(sign))] | (WORDS + PARTS + place)


def _parts(table: Table, numbers: Numbers, shifted: Numbers) -> Numbers:
    counts = table.part_count[numbers]
    ends = np.cumsum(counts)
    start = np.repeat(table.first_part[numbers] - ends + counts, counts)
    place = table.parts[start + np.arange(len(start))] + WORDS
    joined: Numbers = np.repeat(shifted, counts) | place
    return joined


def _counted(keys: Numbers, texts: int) -> tuple[Numbers, NDArray[np.int32], NDArray[np.float32], Numbers]:
    """Sort and count: text, place and 1 + log of how often, and where each text begins."""
    keys = np.sort(keys)
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    often = np.diff(first, append=len(keys))
    rows = keys[first] >> _BITS
    places = (keys[first] & ((1 << _BITS) - 1)).astype(np.int32)
    begins = np.zeros(texts + 1, np.int64)
    np.cumsum(np.bincount(rows, minlength=texts), out=begins[1:])
    return rows, places, _LOGS[np.minimum(often, 255)], begins


def _weighed(
    rows: Numbers, places: NDArray[np.int32], weights: NDArray[np.float32], begins: Numbers
) -> csr_matrix:
    texts = len(begins) - 1
    block = rows * 3 + (places >= WORDS) + (places >= WORDS + PARTS)
    lengths = np.sqrt(np.bincount(block, weights.astype(np.float64) ** 2, texts * 3))
    lengths[2::3] = 1
    lengths[lengths == 0] = 1
    data = (weights / lengths[block]).astype(np.float32)
    return csr_matrix((data, places, begins), shape=(texts, WIDTH))
