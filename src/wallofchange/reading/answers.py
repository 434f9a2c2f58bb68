"""The shipped reader as an answer to one question: polarity, emotion or theme, out of the labels asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading import deep
from wallofchange.reading.fast_reader import FastReader
from wallofchange.reading.feeling import Feeler
from wallofchange.reading.lessons import Depth
from wallofchange.reading.opening import opened
from wallofchange.reading.ports import Encoder
from wallofchange.reading.record import POLARITIES, polarities_of
from wallofchange.reading.shipped import fast_feeler, shipped_feeler
from wallofchange.reading.theme_list import STARTING_LIST
from wallofchange.reading.themes import index_of, themes_of
from wallofchange.reading.words import Words

Labels = frozenset[str]


class UnknownLabels(ValueError):
    """Labels that the shipped reader never gives, and those that it does."""

    def __init__(self, labels: Labels, known: Sequence[str]) -> None:
        super().__init__(f"unknown labels: {', '.join(sorted(labels))}")
        self.labels, self.known = labels, list(known)


class Answer(NamedTuple):
    """Who answers, and the function that gives the labels of each text."""

    name: str
    version: str
    answer: Callable[[Sequence[str]], list[Labels]]


def polarity_answer(asked: Labels, feeler: Feeler) -> Answer:
    """What any feeler says of the polarity, with the labels that are asked and no others.

    Raises:
        UnknownLabels: when one of them is no polarity.
    """
    labels = sorted(asked)
    names = dict(zip(labels, polarities_of(labels), strict=True))
    _check(asked, frozenset(label for label, name in names.items() if name), POLARITIES)
    places = [POLARITIES.index(names[label]) for label in labels]

    def answer(texts: Sequence[str]) -> list[Labels]:
        feelings = feeler.feel([opened(text) for text in texts])
        return [
            frozenset([labels[max(range(len(labels)), key=lambda n: feeling.chances[places[n]])]])
            for feeling in feelings
        ]

    return Answer(feeler.name, feeler.version, answer)


def shipped_answer(task: str, asked: Labels, *, several: bool, depth: Depth = "cascade") -> Answer:
    """Answer with the labels that are asked and no others.

    Raises:
        UnknownLabels: when the shipped reader does not know one of them.
    """
    if task == "polarity":
        return polarity_answer(asked, _feeler(depth))
    if task == "theme":
        return _theme(asked, several)
    return _fast_emotion(asked, several) if depth == "fast" or deep.available() else _emotion(asked, several)


def feeling_encoder() -> Encoder:
    """What the fast reader feels, as an encoder: something to start from when there are few labels."""
    return _Feels(fast_feeler())


class _Feels:
    def __init__(self, reader: FastReader) -> None:
        self.name, self.version = f"{reader.name} feeling", reader.version
        self._reader = reader

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._reader.log_odds(texts)


def _feeler(depth: Depth) -> Feeler:
    if depth == "fast" or deep.available():
        return fast_feeler()
    return deep.reader() if depth == "deep" else shipped_feeler()


def _emotion(asked: Labels, several: bool) -> Answer:
    """Several: those above their threshold, else the likeliest; one: the likeliest of those asked."""
    reader = deep.reader()
    heads = sorted(reader.emotion_heads(), key=lambda head: len(head.labels))  # Ekman's names before the 28
    head = next((head for head in heads if asked <= frozenset(head.labels)), None)
    if head is None:
        known = sorted(frozenset().union(*(head.labels for head in heads)))
        raise UnknownLabels(asked - frozenset(known) or asked, known)
    labels = sorted(asked)
    places = [head.labels.index(label) for label in labels]
    doors = np.asarray(head.thresholds, np.float64)[places]

    def answer(texts: Sequence[str]) -> list[Labels]:
        chances = reader.chances([opened(text) for text in texts], head)[:, places]
        return [_chosen(row, doors, labels, several) for row in chances]

    return Answer(reader.name, reader.version, answer)


def _fast_emotion(asked: Labels, several: bool) -> Answer:
    reader = fast_feeler()
    known = reader.emotion_labels
    _check(asked, frozenset(known), list(known))
    labels = sorted(asked)
    places = [list(known).index(label) for label in labels]
    doors = np.asarray([known[label] for label in labels], np.float64)

    def answer(texts: Sequence[str]) -> list[Labels]:
        chances = reader.emotions([opened(text) for text in texts])[:, places]
        return [_chosen(row, doors, labels, several) for row in chances]

    return Answer(reader.name, reader.version, answer)


def _chosen(row: NDArray[np.float64], doors: NDArray[np.float64], labels: list[str], several: bool) -> Labels:
    through = np.flatnonzero(row >= doors) if several else np.empty(0, int)
    return frozenset(labels[place] for place in (through if len(through) else [int((row / doors).argmax())]))


def _theme(asked: Labels, several: bool) -> Answer:
    known = [theme.slug for theme in STARTING_LIST]
    _check(asked, frozenset(known), known)
    index = index_of(STARTING_LIST)
    feeler = shipped_feeler()

    def answer(texts: Sequence[str]) -> list[Labels]:
        found = ([theme.name for theme in themes_of(Words(opened(text)), index)] for text in texts)
        kept = ([name for name in names if name in asked] for names in found)
        return [frozenset(names if several else names[:1]) for names in kept]

    return Answer("phrases", feeler.version, answer)


def _check(asked: Labels, known: Labels, names: Sequence[str]) -> None:
    if asked - known:
        raise UnknownLabels(asked - known, names)
