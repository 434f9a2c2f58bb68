"""Teach the fast student emotions: what people labelled, what we meant, and what the deep reader thinks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from wallofchange.reading.deep import EMOTIONS, DeepReader
from wallofchange.reading.fast import FastEncoder
from wallofchange.reading.heads import LinearHead
from wallofchange.reading.training.deep_examples import plain
from wallofchange.reading.training.moved import of_others, own
from wallofchange.reading.training.student import Lesson, joined, taught

TRUST = 0.5  # how much the deep reader's opinion counts beside a person's label
OWN = {"nl": 14_000, "en": 8_000}  # sentences of ours, by language
OWN_COUNTS = 0.5  # what one of those weighs beside one of GoEmotions
DOUBT = 0.1  # how often what we meant is not what is felt
SURE = 0.25  # an emotion is read from here: the student is less outspoken than its teacher
SEED = 1  # beside the run's own: sentences that the teacher was not taught with


def felt_head(data: Path, teacher: DeepReader, seed: int) -> LinearHead:
    """A head over the rows of the fast encoder with a probability for each of `EMOTIONS`."""
    lesson = joined([_of_others(data, teacher), *(_own(language, seed + SEED) for language in OWN)])
    head = taught(FastEncoder().encode(lesson.texts), lesson, EMOTIONS, multi=True)
    return replace(head, thresholds=np.full(len(EMOTIONS), SURE))


def _of_others(data: Path, teacher: DeepReader) -> Lesson:
    """A label half, the teacher the other half; where the label does not tell, the teacher alone."""
    told = of_others(data)
    texts = [plain(text) for text in told.texts]
    opinion = np.asarray(teacher.emotions(teacher.encode(texts)), np.float64)
    chances = np.where(told.open, opinion, (1 - TRUST) * told.felt + TRUST * opinion)
    return Lesson(texts, chances, np.ones(len(texts)))


def _own(language: str, seed: int) -> Lesson:
    told = own(language, OWN[language], seed)
    chances = np.clip(told.felt.astype(np.float64), DOUBT, 1 - DOUBT)
    return Lesson(told.texts, chances, np.full(len(told.texts), OWN_COUNTS))
