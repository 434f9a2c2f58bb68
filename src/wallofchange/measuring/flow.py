"""What flows through: how old is too old, when is it done, and does the count agree with the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.lead_time import lead_time

Array = NDArray[np.floating[Any]]

USUAL = 0.85  # of all that came through a stage left it sooner
STEADY = 0.10  # of the departures: more of a difference with the arrivals and the window is not stable
DRAWS = 10_000
FARTHEST = 260  # weeks that are looked ahead
FEWEST_WEEKS = 8
SURE = (0.5, 0.85, 0.95)


@dataclass(frozen=True, slots=True)
class Flow:
    """A window: how many were inside on average, how many came and left, and how long who left had been in.

    `rate` is per unit of time, `residual` = inside - rate · stay, in items: what the law does not explain.
    """

    inside: float
    arrived: int
    left: int
    rate: float
    stay: float | None
    residual: float | None

    @property
    def steady(self) -> bool:
        """As many came as left, within a tenth: only then does Little's law say anything."""
        return self.left > 0 and abs(self.arrived - self.left) < STEADY * self.left


def usual_age(durations: Array, left: Array, part: float = USUAL) -> float | None:
    """The age by which `part` of all have left a stage, whichever way; None where that is not known yet.

    Kaplan-Meier, so that what is still there counts for as long as it was seen.

    >>> usual_age(np.array([1.0, 2, 3, 4, 9]), np.array([1, 1, 1, 1, 0]), 0.6)
    3.0
    """
    if not len(durations):
        return None
    curve = lead_time(durations, left).curve
    return next((time for time, stays in curve if stays <= 1 - part + 1e-9), None)


def weeks_until(
    done_a_week: Sequence[int], items: int, *, sure: Sequence[float] = SURE, seed: int = 1
) -> tuple[int | None, ...]:
    """In how many weeks `items` are done, for each chance in `sure`; past weeks drawn with return.

    None where that lies more than five years ahead. Empty for fewer than eight weeks, or when in none of
    them anything was done: then nothing can be said.

    Source: throughput forecasting by bootstrap (Efron 1979); 10,000 draws, the same for one seed.

    >>> weeks_until([1] * 8, 3)
    (3, 3, 3)
    """
    if len(done_a_week) < FEWEST_WEEKS or not any(done_a_week):
        return ()
    chance = np.random.default_rng(seed)
    weeks = np.zeros(DRAWS, dtype=int)
    left = np.full(DRAWS, items)
    for week in range(1, FARTHEST + 1):
        left -= chance.choice(np.asarray(done_a_week), DRAWS) * (left > 0)
        weeks[(left <= 0) & (weeks == 0)] = week
        if weeks.all():
            break
    waits = np.where(weeks > 0, weeks, inf)
    found = np.quantile(waits, sure, method="inverted_cdf")
    return tuple(int(each) if each < inf else None for each in found)


def little(came: Array, went: Array, start: float, end: float) -> Flow:
    """Little's law over one window: inside = rate · stay, in the unit of time that is given.

    Args:
        came: when each came in.
        went: when it left; infinite where it is still there.
        start: the beginning of the window, end: its end, later.

    Source: Little 1961, Operations Research 9:383-387; only where as many come as go.

    >>> little(np.array([0.0, 1, 2, 3]), np.array([1.0, 2, 3, 4]), 0, 4)
    Flow(inside=1.0, arrived=4, left=4, rate=1.0, stay=1.0, residual=0.0)
    """
    within = np.clip(np.minimum(went, end) - np.maximum(came, start), 0, None)
    arrived = int(((came >= start) & (came < end)).sum())
    gone = (went > start) & (went <= end)
    inside, rate = float(within.sum() / (end - start)), float(gone.sum() / (end - start))
    if not gone.any():
        return Flow(inside, arrived, 0, 0.0, None, None)
    stay = float((went[gone] - came[gone]).mean())
    return Flow(inside, arrived, int(gone.sum()), rate, stay, inside - rate * stay)
