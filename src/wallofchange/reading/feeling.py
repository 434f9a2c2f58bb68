"""What a text feels like: its polarity and its emotions, as one port that any model can stand behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from wallofchange.reading.ports import Encoder, Head
from wallofchange.reading.record import POLARITIES, Felt


class Feeling(NamedTuple):
    """How likely each of `POLARITIES` is (adding up to 1), and the emotions, the likeliest first."""

    chances: tuple[float, ...]
    emotions: tuple[Felt, ...] = ()
    by: tuple[str, str] | None = None  # name and version, where another reader told it than the one asked

    @property
    def polarity(self) -> str:
        return POLARITIES[self.chances.index(self.p)]

    @property
    def p(self) -> float:
        """How likely the likeliest polarity is."""
        return max(self.chances)

    @property
    def felt(self) -> float | None:
        """How likely the likeliest emotion is; None when the reader tells no emotions at all."""
        return self.emotions[0].p if self.emotions else None


class Feeler(Protocol):
    """Tells of n texts what each feels like, the same for a text alone and among a million others."""

    name: str
    version: str

    def feel(self, texts: Sequence[str]) -> list[Feeling]: ...


def at_once(reader: Feeler, most: int) -> int:
    """How many of so many texts it is given together: fewer where each is asked for over a line."""
    return min(most, getattr(reader, "at_once", most))


class Linear:
    """A feeler of one encoder and one polarity head."""

    def __init__(self, encoder: Encoder, head: Head) -> None:
        self.name, self.version = encoder.name, encoder.version
        self._encoder, self._head = encoder, head
        self._places = [head.labels.index(polarity) for polarity in POLARITIES]

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        chances = self._head.predict_proba(self._encoder.encode(texts))[:, self._places]
        return [Feeling(tuple(row)) for row in chances.round(6).tolist()]
