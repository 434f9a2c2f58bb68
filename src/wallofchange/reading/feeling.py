"""What a text feels like: its polarity and its emotions, as one port that any model can stand behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from wallofchange.reading.ports import Encoder, Head
from wallofchange.reading.record import Felt


class Feeling(NamedTuple):
    """Polarity with its probability (0 to 1), and the emotions, the likeliest first."""

    polarity: str
    p: float
    emotions: tuple[Felt, ...] = ()


class Feeler(Protocol):
    """Tells of n texts what each feels like, the same for a text alone and among a million others."""

    name: str
    version: str

    def feel(self, texts: Sequence[str]) -> list[Feeling]: ...


class Linear:
    """A feeler of one encoder and one polarity head."""

    def __init__(self, encoder: Encoder, head: Head) -> None:
        self.name, self.version = encoder.name, encoder.version
        self._encoder, self._head = encoder, head

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        chances = self._head.predict_proba(self._encoder.encode(texts))
        labels = self._head.labels
        return [Feeling(labels[int(row.argmax())], round(float(row.max()), 6)) for row in chances]
