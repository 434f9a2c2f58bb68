"""How often the same row stood before in one file, in eight bytes a row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Occurrences:
    """Counts keys of 64 bits over chunks. Sorted runs are merged as they grow, so a million rows
    take 8 MB, where a dictionary takes 150."""

    def __init__(self) -> None:
        self._runs: list[NDArray[np.uint64]] = []

    def number(self, keys: Sequence[int]) -> list[int]:
        """For each key how many times it was met before, in this chunk and those before it."""
        fresh = np.array(keys, dtype=np.uint64)
        order = np.argsort(fresh, kind="stable")
        ordered = fresh[order]
        within = np.empty(len(fresh), dtype=np.int64)
        within[order] = np.arange(len(fresh)) - np.searchsorted(ordered, ordered, side="left")
        for run in self._runs:
            within += np.searchsorted(run, fresh, side="right") - np.searchsorted(run, fresh, side="left")
        self._keep(ordered)
        return within.tolist()

    def _keep(self, run: NDArray[np.uint64]) -> None:
        while self._runs and len(self._runs[-1]) <= len(run):
            run = np.sort(np.concatenate([self._runs.pop(), run]), kind="stable")
        self._runs.append(run)
