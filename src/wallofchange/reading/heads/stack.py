"""Several encoders side by side: each gives a block of features of its own."""

from __future__ import annotations

from collections.abc import Sequence

from wallofchange.reading.ports import Encoder, Matrix


class Stack:
    """Encodes n texts as one block an encoder, for a head that was taught with the same encoders."""

    def __init__(self, *encoders: Encoder) -> None:
        self.encoders = encoders
        self.name = "+".join(encoder.name for encoder in encoders)
        self.version = "+".join(encoder.version for encoder in encoders)

    def encode(self, texts: Sequence[str]) -> list[Matrix]:
        return [encoder.encode(texts) for encoder in self.encoders]
