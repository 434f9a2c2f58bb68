"""Teach the fast student emotions: what people labelled in GoEmotions, and what the deep reader thinks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha1
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.deep import EMOTIONS, DeepReader
from wallofchange.reading.deep.groups import GROUPS
from wallofchange.reading.fast import FastEncoder
from wallofchange.reading.heads import LinearHead
from wallofchange.reading.heads.fusion import thresholds_of
from wallofchange.reading.training.report_part import reported
from wallofchange.reading.training.student import Lesson, joined, taught

TRUST = 0.5  # how much the deep reader's opinion counts beside a person's label
APART = 10  # of a hundred texts, those that are kept to find the thresholds by

Floats = NDArray[np.float64]

_ALONE = ("gratitude", "relief", "disappointment")  # stand by themselves as well as in a group
_TELLS = {name: frozenset(members) for name, members in GROUPS.items()} | {
    name: frozenset([name]) for name in _ALONE
}


def felt_head(data: Path, own: Sequence[str], teacher: DeepReader) -> LinearHead:
    """A head over the rows of the fast encoder with a probability for each of `EMOTIONS`.

    `own` are sentences of ours in both languages: only what the teacher makes of them is learnt.
    """
    texts, said = zip(*labelled(data), strict=True)
    table = np.asarray([[name in row for name in EMOTIONS] for row in said], bool)
    people = Lesson(list(texts), (1 - TRUST) * table + TRUST * _opinion(texts, teacher), np.ones(len(texts)))
    ours = Lesson(list(own), _opinion(own, teacher), np.ones(len(own)))
    encoder = FastEncoder()
    lesson = joined([people, ours])
    apart = np.asarray([_apart(text) for text in lesson.texts])
    rows = encoder.encode(lesson.texts)
    kept = np.flatnonzero(~apart)
    head = taught(rows[kept], _some(lesson, kept), EMOTIONS, multi=True)
    judged = np.flatnonzero(apart[: len(texts)])
    return replace(
        head, thresholds=thresholds_of(head.predict_proba(rows[judged]), table[judged], multi=True)
    )


def labelled(data: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Texts of GoEmotions with their emotions in our names, without those that are only ever judged by."""
    from pyarrow.parquet import read_table

    table = read_table(data / "goemotions" / "dev.parquet", columns=["id", "text", "labels"])
    for key, text, labels in zip(*(column.to_pylist() for column in table.columns), strict=True):
        if not reported(key):
            told = frozenset(labels.split("|"))
            yield text, frozenset(name for name, members in _TELLS.items() if told & members)


def _opinion(texts: Sequence[str], teacher: DeepReader) -> Floats:
    return np.asarray(teacher.emotions(teacher.encode(texts)), np.float64)


def _some(lesson: Lesson, kept: NDArray[np.intp]) -> Lesson:
    return Lesson([lesson.texts[place] for place in kept], lesson.chances[kept], lesson.matter[kept])


def _apart(text: str) -> bool:
    lot = sha1(f"apart:{text}".encode(), usedforsecurity=False).hexdigest()
    return int(lot[:8], 16) % 100 < APART
