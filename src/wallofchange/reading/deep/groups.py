"""From 28 emotions to Ekman's six and neutral."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GROUPS = {
    "anger": ("anger", "annoyance", "disapproval"),
    "disgust": ("disgust",),
    "fear": ("fear", "nervousness"),
    "joy": (
        "joy",
        "amusement",
        "approval",
        "excitement",
        "gratitude",
        "love",
        "optimism",
        "relief",
        "pride",
        "admiration",
        "desire",
        "caring",
    ),
    "sadness": ("sadness", "disappointment", "embarrassment", "grief", "remorse"),
    "surprise": ("surprise", "realization", "confusion", "curiosity"),
    "neutral": ("neutral",),
}
"""Ekman's six and neutral, as the makers of GoEmotions group their 28 labels."""
_SURE = 1e-9


def grouped(fine: Floats, labels: Sequence[str], scores: Floats) -> Floats:
    """How likely each group is: halfway between "one of its emotions" and its own head's score (log odds)."""
    columns = [[labels.index(name) for name in members] for members in GROUPS.values()]
    none = np.stack([np.prod(1 - fine[:, members], axis=1) for members in columns], axis=1)
    none = none.clip(_SURE, 1 - _SURE)
    halfway: Floats = 1 / (1 + np.exp(-(np.log(1 - none) - np.log(none) + scores) / 2))
    return halfway
