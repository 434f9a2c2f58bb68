"""The fast reader: one encoder, a head for polarity and a head for emotions, thousands of texts a second."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wallofchange.reading.fast import FastEncoder
from wallofchange.reading.feeling import Feeling
from wallofchange.reading.heads import LinearHead
from wallofchange.reading.record import POLARITIES, Felt

LEAST = 1e-4  # a probability below this counts as this


class FastReader:
    """Tells polarity and emotions from words, pairs and parts of words."""

    name = "fast"

    def __init__(
        self, encoder: FastEncoder, polarity: LinearHead, emotions: LinearHead, version: str
    ) -> None:
        self.version = version
        self._encoder, self._polarity, self._emotions = encoder, polarity, emotions
        self._places = [polarity.labels.index(label) for label in POLARITIES]

    @property
    def emotion_labels(self) -> dict[str, float]:
        """The emotions it tells, and neutral, in the order of their columns; each with its threshold."""
        doors = np.broadcast_to(np.asarray(self._emotions.thresholds), len(self._emotions.labels)).tolist()
        return dict(zip(self._emotions.labels, doors, strict=True))

    def emotions(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """How likely each of `emotion_labels` is, (texts, labels); several can be felt at once."""
        return self._emotions.predict_proba(self._encoder.encode(texts))

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        rows = self._encoder.encode(texts)
        polarity = self._polarity.predict_proba(rows)[:, self._places].round(6).tolist()
        emotions = self._emotions.predict_proba(rows).round(6)
        above = emotions >= self._emotions.thresholds
        return [
            Feeling(tuple(chances), self._felt(row, doors) if doors.any() else ())
            for chances, row, doors in zip(polarity, emotions, above, strict=True)
        ]

    def log_odds(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """What it makes of n texts as numbers: each polarity and each emotion, for a head to start from."""
        rows = self._encoder.encode(texts)
        polarity = self._polarity.predict_proba(rows)[:, self._places]
        emotions = self._emotions.predict_proba(rows).clip(LEAST, 1 - LEAST)
        odds = np.hstack([np.log(polarity.clip(LEAST)), np.log(emotions / (1 - emotions))])
        return odds.astype(np.float32)

    def _felt(self, row: NDArray[np.float64], above: NDArray[np.bool_]) -> tuple[Felt, ...]:
        """Those above their threshold, the likeliest first; to feel nothing is no emotion."""
        labels = self._emotions.labels
        found = [Felt(labels[place], float(row[place])) for place in np.flatnonzero(above)]
        return tuple(sorted((felt for felt in found if felt.name != "neutral"), key=lambda felt: -felt.p))
