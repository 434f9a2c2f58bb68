"""The reader as a home's own people taught it: the shipped one, and a head on top that knows their words."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.fast import FastEncoder, shipped_convolution, shipped_static
from wallofchange.reading.feeling import Feeler, Feeling, at_once
from wallofchange.reading.heads import Stack, backed, fit, load, save
from wallofchange.reading.heads.backing import AS_MUCH
from wallofchange.reading.ports import Matrix
from wallofchange.reading.record import POLARITIES

SEED = 1
FEWEST = 5  # examples of each polarity: with fewer a head would forget that it is there
LEAST = 1e-6  # a probability below this counts as this
LONGEST_VERSION = 40


class Pupil:
    """A feeler that starts from what its teacher feels, and turns it where people said otherwise."""

    def __init__(self, teacher: Feeler, head: bytes) -> None:
        self.name, self.version = teacher.name, version_of(teacher, head)
        self.at_once = at_once(teacher, sys.maxsize)
        self._teacher, self._head = teacher, load(head)
        self._places = [self._head.labels.index(polarity) for polarity in POLARITIES]

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        felt = self._teacher.feel(texts)
        chances = self._head.predict_proba(_rows(texts, felt))[:, self._places].round(6)
        return [
            feeling if feeling.by else feeling._replace(chances=tuple(row))  # a stand-in's doubt stays
            for feeling, row in zip(felt, chances.tolist(), strict=True)
        ]


def teach(texts: Sequence[str], labels: Sequence[str], teacher: Feeler) -> bytes:
    """Fit a head on what people said of these texts, in seconds; arrays without pickle.

    Raises:
        ValueError: when a polarity has fewer than `FEWEST` examples.
    """
    if lacking := [polarity for polarity in POLARITIES if list(labels).count(polarity) < FEWEST]:
        raise ValueError(f"There are too few examples of {', '.join(lacking)}.")
    rows = _rows(texts, teacher.feel(texts))
    head = fit(rows, list(labels), seed=SEED)
    teachers = len(rows) - 1  # the block of what the teacher makes of them
    head = backed(head, rows, teachers, [POLARITIES.index(label) for label in head.labels], AS_MUCH)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "head.npz"
        save(head, path)
        return path.read_bytes()


def version_of(teacher: Feeler, head: bytes) -> str:
    """Tells this teacher with this head, on these encoders, from all others."""
    told = hashlib.sha256(_stack().version.encode() + head).hexdigest()[:8]
    return f"{teacher.version[: LONGEST_VERSION - 9]}+{told}"


def _rows(texts: Sequence[str], felt: Sequence[Feeling]) -> list[Matrix]:
    """What the words say, and as a block of its own what the teacher makes of them."""
    return [*_stack().encode(texts), _log_odds(felt)]


def _log_odds(felt: Sequence[Feeling]) -> NDArray[np.float32]:
    chances = np.asarray([feeling.chances for feeling in felt], np.float64).reshape(-1, len(POLARITIES))
    return np.log(np.maximum(chances, LEAST)).astype(np.float32)


@lru_cache(maxsize=1)
def _stack() -> Stack:
    return Stack(FastEncoder(), shipped_static(), shipped_convolution())
