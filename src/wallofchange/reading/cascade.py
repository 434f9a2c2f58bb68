"""The shipped cascade: the fast reader reads all, and the deep reader what the fast one is not sure of."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from wallofchange.reading.feeling import Feeler, Feeling
from wallofchange.reading.record import POLARITIES

DOOR = 0.6  # a polarity that the fast reader finds less likely than this goes to the deep reader
WEIGHT = 0.7  # how much the deep reader counts where both have read


class Cascade:
    """Two feelers as one. Which text goes deep depends on that text alone, never on its company."""

    name = "cascade"

    def __init__(self, fast: Feeler, deep: Feeler, *, door: float = DOOR, weight: float = WEIGHT) -> None:
        told = f"{fast.version} {deep.version} {door} {weight} {POLARITIES}"
        self.version = "2-" + hashlib.sha256(told.encode()).hexdigest()[:10]
        self._fast, self._deep = fast, deep
        self._door, self._weight = door, weight

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        feelings = self._fast.feel(texts)
        unsure = [place for place, feeling in enumerate(feelings) if feeling.p < self._door]
        if unsure:
            deeper = self._deep.feel([texts[place] for place in unsure])
            for place, deep in zip(unsure, deeper, strict=True):
                feelings[place] = self._both(feelings[place], deep)
        return feelings

    def _both(self, fast: Feeling, deep: Feeling) -> Feeling:
        """Both weighed; the emotions are the deep reader's."""
        chances = [
            round(self._weight * below + (1 - self._weight) * above, 6)
            for below, above in zip(deep.chances, fast.chances, strict=True)
        ]
        return Feeling(tuple(chances), deep.emotions)
