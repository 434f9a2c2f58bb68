"""What moves customers, in the product's own names for it: our sentences, and GoEmotions told over.

The names mean what docs/labelling.md says. They are narrower than Ekman's groups: who asks something is not
surprised, who is let down is not sad, who says thank you is grateful and need not be glad.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.deep import EMOTIONS
from wallofchange.reading.training.felt import Written, dressed, filled, written_in
from wallofchange.reading.training.report_part import reported
from wallofchange.reading.training.sentences import JOINTS, TURNS

# each of ours, and the emotions of GoEmotions that are it
IS = {
    "anger": "anger annoyance",
    "disgust": "disgust",
    "fear": "fear nervousness",
    "joy": "joy amusement excitement love admiration pride",
    "sadness": "sadness grief",
    "surprise": "surprise",
    "neutral": "neutral curiosity desire",
    "gratitude": "gratitude",
    "relief": "relief",
    "disappointment": "disappointment",
}
# and those that may be it or not: such a text says nothing of this emotion
MAY_BE = {
    "anger": "disapproval",
    "disgust": "disapproval annoyance",
    "joy": "approval optimism caring gratitude relief desire",
    "sadness": "remorse embarrassment disappointment",
    "surprise": "realization confusion",
    "neutral": "approval realization confusion",
    "disappointment": "sadness disapproval",
}
_SIDES = {
    **dict.fromkeys(("joy", "gratitude", "relief"), "positive"),
    **dict.fromkeys(("anger", "disgust", "fear", "sadness", "disappointment"), "negative"),
    "neutral": "neutral",
}

Table = NDArray[np.bool_]


class Told(NamedTuple):
    """Texts, which of `EMOTIONS` are in each (texts x 10), and of which that cannot be told."""

    texts: list[str]
    felt: Table
    open: Table


def own(language: str, count: int, seed: int) -> Told:
    """`count` of our own sentences, each emotion as often, the same ones for the same seed."""
    written = written_in(language, "moved")
    dice = random.Random(f"moved-{language}-{seed}")  # noqa: S311  # variation, not secrecy
    made = [_composed(written, EMOTIONS[number % len(EMOTIONS)], language, dice) for number in range(count)]
    felt = np.asarray([[name in names for name in EMOTIONS] for _text, names in made], bool)
    return Told([text for text, _names in made], felt, np.zeros_like(felt))


def of_others(data: Path) -> Told:
    """GoEmotions in our names, without the rows that are only ever judged by.

    Raises:
        FileNotFoundError: when GoEmotions does not lie in `data`.
    """
    from pyarrow.parquet import read_table

    table = read_table(data / "goemotions" / "dev.parquet", columns=["id", "text", "labels"])
    rows = [row for row in table.to_pylist() if not reported(row["id"])]
    said = [frozenset(row["labels"].split("|")) for row in rows]
    felt, maybe = _table(said, IS), _table(said, MAY_BE)
    return Told([row["text"] for row in rows], felt, maybe & ~felt)


def _table(said: list[frozenset[str]], names: dict[str, str]) -> Table:
    wanted = [frozenset(names.get(name, "").split()) for name in EMOTIONS]
    return np.asarray([[bool(labels & each) for each in wanted] for labels in said], bool)


def _composed(
    written: Written, emotion: str, language: str, dice: random.Random
) -> tuple[str, tuple[str, ...]]:
    """One sentence; or with a fact beside it, with another of its kind, or with anything at all."""
    ways = _ways(language)
    felt, said = filled(written, dice.choice(ways[emotion]), dice)
    shape = dice.random()
    if shape < 0.3:
        _none, fact = filled(written, dice.choice(ways["neutral"]), dice)
        said = dice.choice(JOINTS[language]).join(dice.sample((said, fact), 2))
    elif shape < 0.52:
        kind, joints = (ways[felt[0]], JOINTS) if shape < 0.45 else (written.templates, TURNS)
        more, second = filled(written, dice.choice(kind), dice)
        felt, said = (*felt, *more), dice.choice(joints[language]).join((said, second))
    names = tuple(name for name in dict.fromkeys(felt) if name != "neutral") or ("neutral",)
    sides = {_SIDES.get(name, "") for name in names}
    return dressed(said, written, sides.pop() if len(sides) == 1 else "", language, dice), names


@cache
def _ways(language: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The templates in which each emotion is felt."""
    templates = written_in(language, "moved").templates
    return {name: [way for way in templates if name in way[0]] for name in EMOTIONS}
