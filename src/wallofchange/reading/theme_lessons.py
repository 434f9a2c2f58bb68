"""Themes taught from a few labelled texts each: what a label is called says something too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.ports import Encoder
from wallofchange.reading.theme_head import Finder, unit, vectors_of
from wallofchange.reading.theme_teaching import FEWEST, Lesson, teach

MANY = 30  # texts a label from which counting words does as well

Labels = frozenset[str]
_BETWEEN = re.compile(r"[\W_]+|(?<=[a-z])(?=[A-Z])")


class Beside:
    """Encoders whose vectors count alike, side by side in one."""

    def __init__(self, *encoders: Encoder) -> None:
        self.name = "+".join(encoder.name for encoder in encoders)
        self.version = "+".join(encoder.version for encoder in encoders)
        self._encoders = encoders

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return unit(np.hstack([vectors_of(texts, encoder) for encoder in self._encoders]))


@dataclass(frozen=True)
class TaughtThemes:
    """What says of each theme how probable it is."""

    name: str
    version: str
    themes: tuple[str, ...]
    finder: Finder
    several: bool

    def answer(self, texts: Sequence[str]) -> list[Labels]:
        """The labels of each text: with `several` all behind their door, else the likeliest."""
        odds, doors = self.finder.odds(texts)
        if not self.several:
            return [frozenset([self.themes[place]]) for place in odds.argmax(axis=1)]
        return [frozenset(self.themes[place] for place in np.flatnonzero(row)) for row in odds >= doors]


def few(labels: Sequence[Labels]) -> bool:
    """Whether there are few texts a label, and enough of each to learn it."""
    often = Counter(label for row in labels for label in row)
    return bool(often) and min(often.values()) >= FEWEST and often.total() < MANY * len(often)


def teach_themes(
    texts: Sequence[str],
    labels: Sequence[Labels],
    fast: Encoder | None,
    deep: Encoder | None,
    *,
    several: bool,
    name: str,
) -> TaughtThemes:
    """Teach each label as the home's themes are taught: from its texts, and from the words it is called by.

    Raises:
        ValueError: when no label has texts enough, or there is no encoder.
    """
    themes = sorted(frozenset().union(*labels))
    lessons = [Lesson(theme, (called(theme) or theme,), _about(theme, texts, labels)) for theme in themes]
    head = teach(lessons, fast=fast, deep=deep)
    if head is None:
        raise ValueError(f"A theme needs at least {FEWEST} texts.")
    return TaughtThemes(name, head.version, head.slugs, Finder(head, fast, deep), several)


def called(theme: str) -> str:
    """A label as words: FOOD#QUALITY is "food quality", lostLuggage "lost luggage"."""
    return " ".join(part for part in _BETWEEN.split(theme) if part).lower()


def _about(theme: str, texts: Sequence[str], labels: Sequence[Labels]) -> tuple[str, ...]:
    return tuple(text for text, row in zip(texts, labels, strict=True) if theme in row)
