"""Sentence vectors from an endpoint: `/v1/embeddings`, in small batches."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.adapters.endpoint.door import Door
from wallofchange.reading.adapters.endpoint.redacted import Redacted
from wallofchange.reading.adapters.trouble import ReaderTrouble

TEXTS, SIGNS = 32, 20_000  # at most, a request


class EndpointEncoder:
    """Encodes texts as n rows of d numbers (float32) of length one."""

    name = "embeddings"

    def __init__(self, door: Door, model: str) -> None:
        self._door, self._model = door, model
        who = f"{door.address.host}{door.address.path} {model}"
        self.version = hashlib.sha256(who.encode()).hexdigest()[:10]

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Ask for the vectors.

        Raises:
            ReaderTrouble: when they do not come, or are not vectors.
        """
        rows = [self._asked(part) for part in _parts([Redacted(text) for text in texts])]
        if len({row.shape[1] for row in rows}) > 1:
            raise ReaderTrouble("The endpoint gives vectors of different lengths.")
        return np.concatenate(rows) if rows else np.zeros((0, 1), np.float32)

    def _asked(self, part: Sequence[Redacted]) -> NDArray[np.float32]:
        sent = [text.text or " " for text in part]
        document = {"model": self._model, "input": sent, "encoding_format": "float"}
        return _rows(self._door.post("/embeddings", document, signs=sum(map(len, sent))), len(part))


def _parts(texts: Sequence[Redacted]) -> Iterator[list[Redacted]]:
    part: list[Redacted] = []
    for text in texts:
        if part and (len(part) == TEXTS or sum(map(len, part)) + len(text) > SIGNS):
            yield part
            part = []
        part.append(text)
    if part:
        yield part


def _rows(answer: dict[str, Any], count: int) -> NDArray[np.float32]:
    try:
        held = {int(one["index"]): one["embedding"] for one in answer["data"]}
        rows = np.asarray([held[place] for place in range(count)], np.float32)
    except (KeyError, TypeError, ValueError, OverflowError):
        raise ReaderTrouble("The endpoint's vectors have another shape than was asked.") from None
    if len(held) != count or rows.ndim != 2 or not np.isfinite(rows).all():
        raise ReaderTrouble("The endpoint's vectors are no vectors.")
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float32] = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit
