"""Newton's way to the top of a likelihood, with half steps where it would overshoot."""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
ROUNDS = 100


class EndlessError(ValueError):
    """The likelihood has no top: the data say that a coefficient is endless."""


class Likelihood(Protocol):
    """What can be climbed."""

    def at(self, found: Array) -> tuple[float, Array, Array]:
        """The log likelihood, its slope and minus its second derivative."""
        ...


def climb(
    likelihood: Likelihood, start: Array, *, settled: float, far: float, free: int = 0, why: str = ""
) -> tuple[Array, float, Array]:
    """Where the likelihood is highest, how high, and minus its second derivative there.

    Args:
        settled: the step that is none, beside the largest value.
        far: a value beyond which nothing real lies, in its own unit.
        free: how many values in front may go beyond that.
        why: what it means when one runs away.

    Raises:
        EndlessError: when a value runs away, or the likelihood is flat.
    """
    found = start
    loglik, slope, bend = likelihood.at(found)
    for _ in range(ROUNDS):
        try:
            step = np.linalg.solve(bend, slope)
        except np.linalg.LinAlgError as flat:
            raise EndlessError("A coefficient runs away.") from flat
        new = likelihood.at(found + step)
        while not new[0] >= loglik - 1e-9 * (1 + abs(loglik)) and np.abs(step).max() > settled:
            step = step / 2
            new = likelihood.at(found + step)
        found, (loglik, slope, bend) = found + step, new
        if np.abs(step).max() <= settled * (1 + np.abs(found).max()):
            return found, loglik, bend
        if np.abs(found[free:]).max(initial=0) > far:
            break
    raise EndlessError(f"A coefficient runs away: {why}.")
