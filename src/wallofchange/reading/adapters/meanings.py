"""What the labels of somebody else's model mean in our words: a polarity each, and sometimes an emotion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.feeling import Feeling
from wallofchange.reading.record import POLARITIES, Felt
from wallofchange.reading.training.emotions import NEGATIVE, NEUTRAL, POSITIVE

FELT = 0.3  # an emotion less likely than this is not told
_NAMES = {
    "negative": {"negative", "neg", "negatief", "very negative", "1 star", "2 stars", "1 ster", "2 sterren"},
    "neutral": {"neutral", "neu", "neutraal", "mixed", "3 stars", "3 sterren"},
    "positive": {
        "positive",
        "pos",
        "positief",
        "very positive",
        "4 stars",
        "5 stars",
        "4 sterren",
        "5 sterren",
    },
}
_EMOTIONS = {
    "negative": {*NEGATIVE, "hate", "frustration", "shame", "guilt"},
    "neutral": {*NEUTRAL, "surprise", "anticipation"} - {"neutral"},
    "positive": {*POSITIVE, "happiness", "trust"},
}


class Meaning(NamedTuple):
    """For each label of a model its place among `POLARITIES`, and the emotion it names (or nothing)."""

    places: tuple[int, ...]
    emotions: tuple[str, ...]

    def feeling(self, chances: Sequence[float]) -> Feeling:
        """Bring a model's chances, one a label, together in our words."""
        sums = [0.0] * len(POLARITIES)
        for place, chance in zip(self.places, chances, strict=True):
            sums[place] += chance
        total = sum(sums) or 1.0
        felt = [
            Felt(name, round(chance, 6))
            for name, chance in zip(self.emotions, chances, strict=True)
            if name and chance >= FELT
        ]
        shares = tuple(round(share / total, 6) for share in sums)
        return Feeling(shares, tuple(sorted(felt, key=lambda one: -one.p)))


def meaning_of(labels: Sequence[str]) -> Meaning:
    """Say what the labels mean.

    Raises:
        ReaderTrouble: when one of them is in no list of ours, or they all point one way.
    """
    plain = [re.sub(r"[\s_-]+", " ", label).strip().lower() for label in labels]
    places = [_place(label) for label in plain]
    unknown = [label for label, place in zip(labels, places, strict=True) if place is None]
    if unknown or len({*places}) < 2:
        raise ReaderTrouble(
            f"The labels of this model are not about feeling: {', '.join(unknown or labels) or 'none'}.",
            remedy="Set id2label in its config.json to negative, neutral and positive, stars, or emotions.",
        )
    told = tuple(place for place in places if place is not None)
    return Meaning(told, tuple(label if _is_emotion(label) else "" for label in plain))


def _place(label: str) -> int | None:
    return next(
        (
            place
            for place, polarity in enumerate(POLARITIES)
            if label in _NAMES[polarity] or label in _EMOTIONS[polarity]
        ),
        None,
    )


def _is_emotion(label: str) -> bool:
    return any(label in names for names in _EMOTIONS.values())
