"""A polarity head for somebody else's vectors, taught with our own sentences and kept for the next start."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.feeling import Feeling
from wallofchange.reading.ports import Encoder
from wallofchange.reading.record import POLARITIES
from wallofchange.reading.training import sentences

SENTENCES = 900  # of each language
SEED = 1
PENALTY = 4.0  # sklearn's C, on vectors of length one


class DenseHead:
    """Multinomial logistic regression on dense rows, each worked out by itself."""

    labels = POLARITIES

    def __init__(self, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        self._weights, self._bias = weights.astype(np.float64), bias.astype(np.float64)

    @property
    def width(self) -> int:
        """How many numbers a row must have."""
        return len(self._weights)

    def predict_proba(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        # a row at a time: one product for many rows changes the last digits with their number
        scores = [row.astype(np.float64) @ self._weights + self._bias for row in np.asarray(rows)]
        odds = [np.exp(score - score.max()) for score in scores]
        return np.asarray([odd / odd.sum() for odd in odds]).reshape(len(scores), len(self.labels))


class Taught:
    """An encoder with a head of its own: out of the cache, or taught when it is first needed."""

    def __init__(self, encoder: Encoder, cache: Path | None) -> None:
        self.name, self.version = encoder.name, f"{encoder.version}-{_lesson()}"
        self._encoder = encoder
        self._place = cache / "heads" / f"{self.name}-{self.version}.npz" if cache else None
        self._head: DenseHead | None = None

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        """Tell what texts feel like.

        Raises:
            ReaderTrouble: when the encoder cannot be used.
        """
        self._head = self._head or self._learned()
        rows = np.asarray(self._encoder.encode(texts))
        if rows.shape[1] != self._head.width:
            raise ReaderTrouble(
                f"The vectors have {rows.shape[1]} numbers, and the head was taught on {self._head.width}.",
                remedy="Another model answers: give it another name, so that a head is taught on it.",
            )
        chances = self._head.predict_proba(rows)
        return [Feeling(tuple(row)) for row in chances.round(6).tolist()]

    def _learned(self) -> DenseHead:
        known = self._place is not None and self._place.is_file()
        content = self._place.read_bytes() if self._place and known else _taught(self._encoder)
        if self._place and not known:
            _keep(content, self._place)
        with np.load(io.BytesIO(content), allow_pickle=False) as held:
            return DenseHead(held["weights"], held["bias"])


def _taught(encoder: Encoder) -> bytes:
    from sklearn.linear_model import LogisticRegression

    texts, labels = zip(*_examples(), strict=True)
    model = LogisticRegression(C=PENALTY, max_iter=300, random_state=SEED)
    model.fit(np.asarray(encoder.encode(texts)), labels)
    order = [list(model.classes_).index(name) for name in POLARITIES]
    held = io.BytesIO()
    np.savez(
        held, weights=model.coef_[order].T.astype(np.float32), bias=model.intercept_[order].astype(np.float32)
    )
    return held.getvalue()


def _examples() -> Sequence[tuple[str, str]]:
    return [pair for language in ("nl", "en") for pair in sentences.examples(language, SENTENCES, SEED)]


def _lesson() -> str:
    """Six digits that differ when our sentences do."""
    here = files("wallofchange.reading.training")
    written = b"".join(here.joinpath(f"written/{name}.txt").read_bytes() for name in ("nl", "en"))
    return hashlib.sha256(written + f"{SENTENCES} {SEED} {PENALTY}".encode()).hexdigest()[:6]


def _keep(content: bytes, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(content)
    os.replace(fresh, place)
