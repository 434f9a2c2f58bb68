"""What the deep reader is tuned on: GoEmotions, Banking77 and our own sentences, as numbers of pieces."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wallofchange.reading.deep.pieces import Pieces
from wallofchange.reading.record import POLARITIES
from wallofchange.reading.training import felt, sentences
from wallofchange.reading.training.emotions import NEGATIVE, NEUTRAL, POSITIVE, polarity_of
from wallofchange.reading.training.report_part import reported

EMOTIONS = tuple(sorted(POSITIVE | NEGATIVE | NEUTRAL | {"surprise"}))
LONGEST = 62  # pieces of a text that are learnt from
UNTOLD = -1  # a label that this text does not have
_POOL = 2_000  # texts that are sorted by length together


class Example(NamedTuple):
    """A text and what is known of it: emotions (or none), polarity and intent (or `UNTOLD`)."""

    numbers: list[int]
    emotions: tuple[int, ...] | None
    polarity: int
    intent: int
    counts: float  # what it weighs beside an example of GoEmotions


class Examples(NamedTuple):
    """All of them: for learning, for setting thresholds, our own, and the names of the intents."""

    learnt: list[Example]
    set_aside: list[Example]
    banking: list[Example]
    intents: tuple[str, ...]


def plain(text: str) -> str:
    """GoEmotions has marks where names and religions stood; people do not write marks."""
    return text.replace("[NAME]", "Sam").replace("[RELIGION]", "religion")


def gathered(data: Path, pieces: Pieces, aside: int) -> Examples:
    """Read what may be learnt from; `aside` examples of GoEmotions are kept for thresholds.

    Raises:
        FileNotFoundError: when GoEmotions or Banking77 does not lie in `data`.
    """
    taken = [
        example(pieces, plain(text), labels.split("|"), polarity_of(labels.split("|")))
        for identity, text, labels in _rows(data / "goemotions" / "dev.parquet", "id", "text", "labels")
        if not reported(identity)
    ]
    rows = list(_rows(data / "banking77" / "dev.parquet", "id", "text", "category"))
    intents = tuple(sorted({category for _id, _text, category in rows}))
    banking = [
        Example(pieces.numbers(text, LONGEST), None, UNTOLD, intents.index(category), 1.0)
        for identity, text, category in rows
        if not reported(identity)
    ]
    return Examples(taken[aside:], taken[:aside], banking, intents)


def own(pieces: Pieces, language: str, count: int, seed: int, counts: float) -> Iterator[Example]:
    """Our own sentences in a language: six in ten with emotions, four with polarity only."""
    for text, emotions, polarity in felt.examples(language, count * 6 // 10, seed):
        yield example(pieces, text, emotions, polarity, counts)
    for text, polarity in sentences.examples(language, count * 4 // 10, seed):
        yield example(pieces, text, None, polarity, counts)


def example(
    pieces: Pieces, text: str, emotions: Sequence[str] | None, polarity: str, counts: float = 1.0
) -> Example:
    felt_in_it = None if emotions is None else tuple(EMOTIONS.index(name) for name in emotions)
    side = POLARITIES.index(polarity) if polarity else UNTOLD
    return Example(pieces.numbers(text, LONGEST), felt_in_it, side, UNTOLD, counts)


def batches(examples: list[Example], room: int, dice: random.Random) -> list[list[Example]]:
    """Texts of about one length together, at most `room` pieces with what fills them up."""
    dice.shuffle(examples)
    made: list[list[Example]] = []
    for start in range(0, len(examples), _POOL):
        batch: list[Example] = []
        for one in sorted(examples[start : start + _POOL], key=lambda each: len(each.numbers)):
            if batch and (len(one.numbers) + 2) * (len(batch) + 1) > room:
                made.append(batch)
                batch = []
            batch.append(one)
        made.append(batch)
    dice.shuffle(made)
    return made


def _rows(path: Path, *names: str) -> Iterator[tuple[str, ...]]:
    from pyarrow.parquet import read_table

    table = read_table(path, columns=list(names))
    return zip(*(table[name].to_pylist() for name in names), strict=True)
