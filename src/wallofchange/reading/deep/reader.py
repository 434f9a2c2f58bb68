"""The deep reader: our tuned encoder, and what its vectors say of polarity and emotion."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.deep.base import Base, Floats
from wallofchange.reading.deep.encoder import LEVELS, DeepEncoder, LevelEncoder
from wallofchange.reading.deep.groups import grouped
from wallofchange.reading.deep.layers import Layer, layers_of
from wallofchange.reading.deep.shipped import NotAvailable, available, base, base_encoder
from wallofchange.reading.deep.tuned import Linear, Tuned, load, version_of
from wallofchange.reading.feeling import Feeling
from wallofchange.reading.record import POLARITIES, Felt

SHIPPED = "data/deep.npz"
EMOTIONS = (
    "anger",
    "disgust",
    "fear",
    "joy",
    "sadness",
    "surprise",
    "neutral",
    "gratitude",
    "relief",
    "disappointment",
)
"""Ekman's six, neutral, and three more that GoEmotions has. No data we may use says trust: it is not here."""
FELT = (
    "felt"  # the head that reads these in customers' words; two more are there for who asks for other labels
)


class DeepReader:
    """Reads polarity and emotions from sentence vectors, the same for a text alone and in any company."""

    name = "deep"
    labels = POLARITIES
    emotion_names = EMOTIONS

    def __init__(self, encoder: DeepEncoder, heads: dict[str, Linear]) -> None:
        self.version = encoder.version
        self._encoder, self._heads = encoder, heads

    @property
    def thresholds(self) -> tuple[float, ...]:
        """From where each of `EMOTIONS` is read, in their order."""
        return tuple(map(float, self._heads[FELT].thresholds))

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of length one, (texts, 384)."""
        return self._encoder.encode(texts)

    def with_levels(self, levels: Sequence[int]) -> LevelEncoder:
        """The encoder of this reader, giving the numbers of these layers."""
        return self._encoder.with_levels(levels)

    def polarity(self, vectors: Floats) -> NDArray[np.float64]:
        """How likely each of `POLARITIES` is, (texts, 3), each row adding up to 1."""
        scores = _scores(vectors, self._heads["polarity"])
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: NDArray[np.float64] = odds / odds.sum(axis=1, keepdims=True)
        return chances

    def emotions(self, vectors: Floats) -> NDArray[np.float64]:
        """How likely each of `EMOTIONS` is, (texts, 10); several can be felt at once."""
        return _chances(_scores(vectors, self._heads[FELT]))

    def emotion_heads(self) -> tuple[Linear, ...]:
        """What can be said of emotions: the 28 of GoEmotions, or Ekman's six and neutral."""
        return self._heads["emotions"], self._heads["groups"]

    def chances(self, texts: Sequence[str], head: Linear) -> NDArray[np.float64]:
        """How likely each label of one of the `emotion_heads` is, (texts, labels)."""
        vectors, fine = self.encode(texts), self._heads["emotions"]
        if head is self._heads["groups"]:  # its thresholds were set for both heads together
            return grouped(_chances(_scores(vectors, fine)), fine.labels, _scores(vectors, head))
        return _chances(_scores(vectors, head))

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        """The polarity of each text, and the emotions above their threshold, the likeliest first."""
        vectors = self.encode(texts)
        polarity, emotions = self.polarity(vectors).round(6).tolist(), self.emotions(vectors).round(6)
        return [
            Feeling(tuple(chances), self._felt(row)) for chances, row in zip(polarity, emotions, strict=True)
        ]

    def _felt(self, row: NDArray[np.float64]) -> tuple[Felt, ...]:
        found = [
            Felt(name, float(p))
            for name, p, threshold in zip(EMOTIONS, row, self.thresholds, strict=True)
            if p >= threshold and name != "neutral"
        ]
        return tuple(sorted(found, key=lambda felt: -felt.p))


@cache
def reader() -> DeepReader:
    """The deep reader that comes with the package; its weights are read when the first text comes.

    Raises:
        NotAvailable: when something it needs is not there; the message says what to do.
    """
    if (reason := available()) is not None:
        raise NotAvailable(reason)
    content = files("wallofchange.reading").joinpath(SHIPPED).read_bytes()
    return reader_from(content)


@cache
def levelled() -> tuple[LevelEncoder, LevelEncoder]:
    """Our tuned encoder and its base, each with the numbers of `LEVELS` side by side.

    Raises:
        NotAvailable: when something they need is not there; the message says what to do.
    """
    return reader().with_levels(LEVELS), base_encoder().with_levels(LEVELS)


def reader_from(content: bytes) -> DeepReader:
    """Build a reader of saved weights.

    Raises:
        ValueError: when these are no weights of this reader.
    """
    tuned = load(content)
    encoder = DeepEncoder("deep", version_of(content), _Stacked(tuned))
    return DeepReader(encoder, tuned.heads)


class _Stacked:
    """The lower layers as the base has them, and ours on top."""

    def __init__(self, tuned: Tuned) -> None:
        self._tuned = tuned

    def __call__(self) -> tuple[Base, Sequence[Layer]]:
        held = base()
        return held, [*layers_of(held, self._tuned.below), *self._tuned.layers]


def _scores(vectors: Floats, head: Linear) -> NDArray[np.float64]:
    """Row by row, so that no row knows its neighbours."""
    scores: NDArray[np.float64] = np.einsum("td,ld->tl", vectors.astype(np.float64), head.weights) + head.bias
    return scores


def _chances(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-scores))
    return chances
