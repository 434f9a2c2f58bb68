"""How steady a choice is: what other values would choose, and what a little more room would add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import fsum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.choosing import Choice, Ideas, pick, solve

Array = NDArray[np.floating[Any]]

DRAWS = 200
FEW = 12  # ideas, of which all choices are tried
MOST_ROOM = 64  # units of effort that are looked further


@dataclass(frozen=True, slots=True)
class MoreRoom:
    """The least extra capacity with which a choice of more value fits, that choice, and what it adds."""

    extra: float
    choice: Choice
    gain: float


def steadiness(
    ideas: Ideas, spread: Sequence[float], *, draws: int = DRAWS, seed: int = 1
) -> tuple[float, ...]:
    """In which part (0-1) of the draws each idea is chosen, in the order given.

    Values are drawn from normal distributions around the given ones, each with its own `spread` (standard
    deviation, in the unit of value); every draw is solved to the end. Where no choice keeps the rules,
    nothing is chosen. The same seed gives the same answer.

    >>> ideas = Ideas((60, 100, 120), (10, 20, 30), (False, True, False), 50)
    >>> steadiness(ideas, (0, 0, 0), draws=3)
    (0.0, 1.0, 1.0)
    """
    chance = np.random.default_rng(seed)
    drawn = chance.standard_normal((draws, len(spread)))
    values = np.asarray(ideas.value, float) + drawn * np.asarray(spread)
    chosen = _by_trying(ideas, values) if len(spread) <= FEW else _by_solving(ideas, values)
    return tuple((chosen / draws).tolist())


def more_room(ideas: Ideas, *, step: float = 1.0) -> MoreRoom | None:
    """The fewest steps of capacity with which a better choice fits; None where 64 steps add nothing.

    The best value never falls when there is more room, so the steps are halved, not tried one by one.

    Raises:
        NothingFitsError: when no choice keeps the rules as they are.

    >>> found = more_room(Ideas((60, 100, 120), (10, 20, 30), (False, True, False), 50))
    >>> found.extra, found.gain
    (10.0, 60.0)
    """
    now = pick(ideas).value
    if _value(ideas, MOST_ROOM * step) <= now:
        return None
    low, high = 0, MOST_ROOM
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _value(ideas, middle * step) > now else (middle, high)
    better = pick(replace(ideas, capacity=ideas.capacity + high * step))
    return MoreRoom(high * step, better, better.value - now)


def _by_trying(ideas: Ideas, values: Array) -> Array:
    """Of a few ideas every choice can be looked at, a hundred times sooner than every draw solved."""
    every = np.array(list(product((False, True), repeat=len(ideas.value))))
    kept = every[[ideas.keeps(np.flatnonzero(choice).tolist()) for choice in every]]
    if not len(kept):
        return np.zeros(len(ideas.value))
    best = (values @ kept.T.astype(float)).argmax(axis=1)
    found: Array = kept[best].sum(axis=0).astype(float)
    return found


def _by_solving(ideas: Ideas, values: Array) -> Array:
    chosen = np.zeros(len(ideas.value))
    for gain in values:
        for at in solve(ideas, gain) or ():
            chosen[at] += 1
    return chosen


def _value(ideas: Ideas, extra: float) -> float:
    chosen = solve(replace(ideas, capacity=ideas.capacity + extra), np.asarray(ideas.value, float))
    return fsum(ideas.value[at] for at in chosen or ())
