"""Sentence vectors: texts in, rows of 384 numbers of length one out, in Dutch, English and a hundred more."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import numpy as np

from wallofchange.reading.deep.base import Base, Floats, unpacked
from wallofchange.reading.deep.engine import Engine
from wallofchange.reading.deep.layers import Layer
from wallofchange.reading.deep.pieces import Pieces

LEVELS = (1, 3, 5)  # for who learns from many texts: what the last layer has left behind may be needed there
WINDOW = 254  # pieces that are read together, about 190 words
WINDOWS = 4  # windows of a text that are read; what lies beyond is left
LONGEST = 20_000  # signs of a text that are looked at
_TOGETHER = 256  # pieces that go through the engine at once: more do not stay near the processor
_STEP = 2  # texts are filled up to a multiple of this many pieces


class _Loaded(NamedTuple):
    base: Base
    pieces: Pieces
    engine: Engine
    places: Floats
    process: int


class _Window(NamedTuple):
    """A stretch of a text: whose, how many pieces it is filled up to, and the pieces."""

    text: int
    size: int
    numbers: list[int]


class DeepEncoder:
    """Encodes texts as n rows of 384 numbers; a text gives the same bits alone and among a million others.

    The weights are read when the first text comes, once a process. A text longer than `WINDOW` pieces is read
    in windows, and its row is their mean, each counting for its pieces.
    """

    def __init__(
        self,
        name: str,
        version: str,
        load: Callable[[], tuple[Base, Sequence[Layer]]],
        prefix: str = "",
        levels: Sequence[int] = (1,),  # the layers whose numbers are taken, counted from the last
    ) -> None:
        self.name, self.version = name, version
        self._load, self._prefix, self._levels = load, prefix, tuple(levels)
        self._held: _Loaded | None = None

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return n rows of length one."""
        sums, _pieces = self._summed(texts)
        lengths = np.sqrt((sums * sums).sum(axis=1, keepdims=True))
        vectors: Floats = sums / np.maximum(lengths, np.float32(1e-12))
        return vectors

    def with_levels(self, levels: Sequence[int]) -> LevelEncoder:
        """The same weights, giving the numbers of these layers."""
        return LevelEncoder(f"{self.name}-levels", self.version, self._load, self._prefix, levels)

    def _summed(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """What comes out for the pieces of each text, a layer after the other; and how many pieces it has."""
        held = self._loaded()
        sums = np.zeros((len(texts), len(self._levels) * held.base.width), np.float32)
        pieces = np.zeros((len(texts), 1), np.float32)
        windows = sorted(self._windows(texts, held), key=lambda window: window.size)
        for size, alike in groupby(windows, key=lambda window: window.size):
            for batch in _batches(list(alike), max(1, _TOGETHER // size)):
                rows = held.engine.run(*_filled(batch, size, held))
                for window, row in zip(batch, rows, strict=True):
                    sums[window.text] += row * np.float32(len(window.numbers))
                    pieces[window.text] += np.float32(len(window.numbers))
        return sums, pieces

    def _windows(self, texts: Sequence[str], held: _Loaded) -> Iterator[_Window]:
        vocabulary = held.base.vocabulary
        for place, text in enumerate(texts):
            numbers = held.pieces.numbers(self._prefix + text[:LONGEST], WINDOW * WINDOWS)
            for start in range(0, max(1, len(numbers)), WINDOW):
                window = [vocabulary.begin, *numbers[start : start + WINDOW], vocabulary.end]
                yield _Window(place, -(-len(window) // _STEP) * _STEP, window)

    def _loaded(self) -> _Loaded:
        if self._held is None or self._held.process != os.getpid():
            base, layers = self._load()
            places = base.floats("emb.pos").reshape(base.positions, base.width)
            places = places + base.floats("emb.type")[: base.width]
            engine = Engine(base, layers, self._levels)
            self._held = _Loaded(base, Pieces(base.vocabulary), engine, places, os.getpid())
        return self._held


class LevelEncoder(DeepEncoder):
    """The mean numbers of several layers side by side, out of one run; not brought to length one."""

    def encode(self, texts: Sequence[str]) -> Floats:
        sums, pieces = self._summed(texts)
        means: Floats = sums / pieces
        return means


def _batches(windows: list[_Window], most: int) -> Iterator[list[_Window]]:
    for start in range(0, len(windows), most):
        yield windows[start : start + most]


def _filled(batch: Sequence[_Window], size: int, held: _Loaded) -> tuple[Floats, Floats]:
    """The pieces of a batch as rows of numbers, filled up to one size, and where there is a piece."""
    numbers = np.full((len(batch), size), held.base.vocabulary.pad, np.int64)
    there = np.zeros((len(batch), size), np.float32)
    for place, window in enumerate(batch):
        numbers[place, : len(window.numbers)] = window.numbers
        there[place, : len(window.numbers)] = 1
    known, which = np.unique(numbers, return_inverse=True)
    rows = unpacked(held.base.words()[known])[which.reshape(numbers.shape)]
    return rows + held.places[:size], there
