"""Several encoders side by side: each gives a block of features of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack

from wallofchange.reading.ports import Encoder, Matrix

AT_ONCE = 1024  # texts that all encoders work out in turn: what they share is then still at hand


class Stack:
    """Encodes n texts as one block an encoder, for a head that was taught with the same encoders."""

    def __init__(self, *encoders: Encoder) -> None:
        self.encoders = encoders
        self.name = "+".join(encoder.name for encoder in encoders)
        self.version = "+".join(encoder.version for encoder in encoders)

    def encode(self, texts: Sequence[str]) -> list[Matrix]:
        parts = [
            [encoder.encode(texts[at : at + AT_ONCE]) for encoder in self.encoders]
            for at in range(0, len(texts) or 1, AT_ONCE)
        ]
        return [_together(blocks) for blocks in zip(*parts, strict=True)]


def _together(parts: Sequence[Any]) -> Matrix:
    """The blocks of one encoder, which are all of one kind."""
    whole: Matrix = parts[0]
    if len(parts) > 1:
        whole = np.concatenate(parts) if isinstance(whole, np.ndarray) else csr_matrix(vstack(parts))
    return whole
