"""Make the shipped reader again: the same data and seed give the same bytes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np

from wallofchange.reading.dictionary import shipped
from wallofchange.reading.fast import FastEncoder
from wallofchange.reading.feeling import Feeler as Teacher
from wallofchange.reading.heads import save
from wallofchange.reading.record import POLARITIES
from wallofchange.reading.training import emotions, sentences
from wallofchange.reading.training.measure import Score, scores
from wallofchange.reading.training.student import Lesson, hard, joined, taught
from wallofchange.reading.weights import reader_from

SEED = 1
OWN = {"nl": 14_000, "en": 7_000}  # sentences of our own, by language
OWN_COUNTS = 0.75  # what one of ours weighs beside one sentence of GoEmotions
TRUST = 0.5  # how much of a sentence of ours the teacher decides

Told = Callable[[str], None]


class Made(NamedTuple):
    """What came out: where it stands, from what it was made, and how well it does elsewhere."""

    path: Path
    version: str
    examples: dict[str, int]
    hashes: dict[str, str]
    scores: list[Score]


def train(
    data: Path, out: Path, *, seed: int = SEED, teacher: Teacher | None = None, tell: Told = lambda line: None
) -> Made:
    """Fit on GoEmotions and our own sentences, write the weights to `out`, and measure on what was not used.

    With a `teacher` (a deep reader) our own sentences and words also carry what it thinks of them.

    Raises:
        FileNotFoundError: when GoEmotions does not lie in `data`.
    """
    source = data / "goemotions" / "dev.parquet"
    hashes = {"GoEmotions": _sha256(source.read_bytes()), **_own_hashes()}
    tell("Reading the examples")
    taken = list(emotions.examples(data))
    own = _own(seed)
    lesson = joined([_labelled(taken, _weights(taken)), _softened(own, teacher, tell)])
    tell(f"Fitting on {len(lesson.texts):,} texts; this takes some minutes")
    save(taught(FastEncoder().encode(lesson.texts), lesson, POLARITIES), out)
    encoder, head = reader_from(out.read_bytes())
    tell("Measuring on texts that were not used")
    examples = {"GoEmotions": len(taken), "own sentences and words": len(own)}
    return Made(out, head.version, examples, hashes, scores(data, encoder, head, seed=seed))


def _own(seed: int) -> list[tuple[str, str]]:
    """Our sentences in both languages, and each word of the dictionary that carries a feeling."""
    written = {
        text: polarity
        for language, count in OWN.items()
        for text, polarity in sentences.examples(language, count, seed)
    }
    for word, feeling in shipped().feelings():
        written[word] = "positive" if feeling > 0 else "negative"
    return list(written.items())


def _labelled(examples: list[tuple[str, str]], matter: list[float]) -> Lesson:
    texts, said = zip(*examples, strict=True)
    return hard(texts, said, POLARITIES, np.asarray(matter))


def _softened(own: list[tuple[str, str]], teacher: Teacher | None, tell: Told) -> Lesson:
    """What we meant with a sentence, and half of it what the teacher makes of it."""
    lesson = _labelled(own, [OWN_COUNTS] * len(own))
    if teacher is None:
        return lesson
    tell(f"Asking the deep reader about {len(own):,} texts")
    thought = np.asarray([feeling.chances for feeling in teacher.feel(lesson.texts)])
    return lesson._replace(chances=(1 - TRUST) * lesson.chances + TRUST * thought)


def _weights(examples: list[tuple[str, str]]) -> list[float]:
    """Each polarity counts as much as the others, however often people felt it."""
    often = Counter(polarity for _text, polarity in examples)
    return [len(examples) / (len(often) * often[polarity]) for _text, polarity in examples]


def _own_hashes() -> dict[str, str]:
    here = files("wallofchange.reading")
    names = ("training/written/nl.txt", "training/written/en.txt", "data/dictionary.txt")
    return {name: _sha256(here.joinpath(name).read_bytes()) for name in names}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
