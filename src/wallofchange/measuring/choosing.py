"""Which ideas to take on: the most value that fits the hours, the nines and tens, and what goes together.

Import where it is used: it loads numpy, and scipy's solver at the first question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import fsum, inf
from typing import Any

import numpy as np

SLACK = 1e-9  # of the capacity, for sums of floating-point hours
FINE = 1e4  # values are put on this scale: the solver stops looking at differences below 1e-6
MOST_CUTS = 200
PATIENCE = 60.0  # seconds for one programme; thousands of ideas of equal worth may take for ever
OUT_OF_TIME = 1  # scipy's status of a programme that was stopped
MOST_SETS = 500
Pairs = tuple[tuple[int, ...], ...]


class NothingFitsError(ValueError):
    """No choice keeps all the rules; `rule` is one of the fewest that contradict each other, by its name."""

    def __init__(self, rule: str, others: Sequence[str]) -> None:
        self.rule = rule
        self.others = tuple(others)
        beside = f" together with {' and '.join(others)}" if others else ""
        super().__init__(f"{rule} cannot be kept{beside}")


@dataclass(frozen=True, slots=True)
class Ideas:
    """What there is to choose from, and the rules of choosing.

    Value in any unit; effort in the unit of capacity, which is what the reserve gives. `nine` marks ideas
    for nines and tens, which get at least `nine_min_share` (0-1) of the effort. requires (i, j): i not
    without j. one_of: exactly one of each group.
    """

    value: tuple[float, ...]
    effort: tuple[float, ...]
    nine: tuple[bool, ...]
    capacity: float
    nine_min_share: float = 0.0
    requires: Pairs = ()
    one_of: Pairs = ()

    def keeps(self, chosen: Iterable[int]) -> bool:
        """Whether a choice keeps every rule, but for the rounding of sums."""
        took = set(chosen)
        effort = fsum(self.effort[at] for at in took)
        nine = fsum(self.effort[at] for at in took if self.nine[at])
        room = SLACK * max(self.capacity, effort)
        return (
            effort <= self.capacity + room
            and nine >= self.nine_min_share * effort - room
            and all(pair[0] not in took or pair[1] in took for pair in self.requires)
            and all(len(took.intersection(group)) == 1 for group in self.one_of)
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """The places of the chosen ideas from 0, their value and effort, and the rules that cost value."""

    chosen: tuple[int, ...]
    value: float
    effort: float
    binding: tuple[str, ...]


def pick(ideas: Ideas) -> Choice:
    """The choice of the highest total value that keeps all rules (0/1 programme, solved to the end).

    max Σ v x with Σ e x <= capacity, Σ_nine e x >= s Σ e x, x_i <= x_j, Σ_group x = 1. `binding` names the
    rules without which the value would be higher, or, where it takes several together, the fewest of those:
    capacity, nine_min_share, requires, one_of.

    Raises:
        NothingFitsError: naming the fewest rules that contradict each other.
        OverflowError: when the best choice is not found within a minute.

    Source: Dantzig 1957; solver HiGHS (Huangfu & Hall 2018, Math. Prog. Comp. 10:119-142).

    >>> found = pick(Ideas((60, 100, 120), (10, 20, 30), (False, True, False), 50))
    >>> found.chosen, found.value, found.binding
    ((1, 2), 220.0, ('capacity',))
    """
    chosen = solve(ideas, np.asarray(ideas.value, float))
    if chosen is None:
        raise _contradiction(ideas)
    value = _sum(ideas.value, chosen)
    return Choice(chosen, value, _sum(ideas.effort, chosen), _binding(ideas, value))


def _sum(amounts: Sequence[float], chosen: Iterable[int]) -> float:
    return fsum(amounts[at] for at in chosen)


def solve(ideas: Ideas, gain: Any) -> tuple[int, ...] | None:
    """The choice of most gain, or None; one that keeps the rules only within the tolerance is cut off."""
    from scipy.optimize import Bounds, milp

    rules = list(_rules(ideas))
    size = float(np.abs(gain).max()) or 1.0
    for _ in range(MOST_CUTS):
        found = milp(
            -gain / size * FINE,
            integrality=np.ones(len(gain), dtype=int),
            bounds=Bounds(0, 1),
            constraints=rules,
            options={"mip_rel_gap": 0.0, "time_limit": PATIENCE},
        )
        if found.status == OUT_OF_TIME:
            raise OverflowError(f"no best choice was found in {PATIENCE:.0f} seconds")
        if found.x is None:
            return None
        took = np.round(found.x) > 0
        chosen = tuple(np.flatnonzero(took).tolist())
        if ideas.keeps(chosen):
            return chosen
        rules.append(_not_again(took))
    return None


def _rules(ideas: Ideas) -> Iterable[Any]:
    from scipy.optimize import LinearConstraint

    effort = np.asarray(ideas.effort, float)
    largest = max(float(effort.max()), ideas.capacity if ideas.capacity < inf else 0.0) or 1.0
    if ideas.capacity < inf:
        yield LinearConstraint(effort[None] / largest, -inf, ideas.capacity / largest)
    if ideas.nine_min_share > 0:
        share = (np.asarray(ideas.nine, float) - ideas.nine_min_share) * effort / largest
        yield LinearConstraint(share[None], 0, inf)
    for first, needed in ideas.requires:
        if first != needed:
            yield LinearConstraint(_row(len(effort), {first: 1, needed: -1}), -inf, 0)
    for group in ideas.one_of:
        yield LinearConstraint(_row(len(effort), dict.fromkeys(group, 1)), 1, 1)


def _not_again(took: Any) -> Any:
    from scipy.optimize import LinearConstraint

    return LinearConstraint(np.where(took, -1.0, 1.0)[None], 1 - took.sum(), inf)


def _row(width: int, places: dict[int, int]) -> Any:
    row = np.zeros((1, width))
    for place, sign in places.items():
        row[0, place] = sign
    return row


_WITHOUT: dict[str, Callable[[Ideas], Ideas]] = {
    "capacity": lambda ideas: replace(ideas, capacity=inf),
    "nine_min_share": lambda ideas: replace(ideas, nine_min_share=0.0),
    "requires": lambda ideas: replace(ideas, requires=()),
    "one_of": lambda ideas: replace(ideas, one_of=()),
}


def _binding(ideas: Ideas, value: float) -> tuple[str, ...]:
    """The rules that cost value each by itself; else the fewest that do so together."""
    held = [name for name in _WITHOUT if _WITHOUT[name](ideas) != ideas]
    for size in range(1, len(held) + 1):
        found = [names for names in combinations(held, size) if _worth_without(ideas, names) > value]
        if found and size == 1:
            return tuple(name for (name,) in found)
        if found:
            return found[0]
    return ()


def _worth_without(ideas: Ideas, names: Sequence[str]) -> float:
    for name in names:
        ideas = _WITHOUT[name](ideas)
    chosen = solve(ideas, np.asarray(ideas.value, float))
    return -inf if chosen is None else _sum(ideas.value, chosen)


def _contradiction(ideas: Ideas) -> NothingFitsError:
    """The fewest rules that cannot be kept together: what stays when every rule that may go has gone."""
    names = _names(ideas)
    kept = list(names)
    for name in names:
        if _stuck(ideas, [other for other in kept if other != name]):
            kept.remove(name)
    for size in range(1, len(kept)):
        sets = list(combinations(names, size))
        if len(sets) > MOST_SETS:
            break
        if smaller := next((each for each in sets if _stuck(ideas, each)), None):
            kept = list(smaller)
            break
    return NothingFitsError(kept[0], kept[1:])


def _names(ideas: Ideas) -> list[str]:
    """The rules one by one; what people can change last comes first, so that it is let go first."""
    return [
        *(f"requires[{at}]" for at in range(len(ideas.requires))),
        *(["nine_min_share"] if ideas.nine_min_share > 0 else []),
        "capacity",
        *(f"one_of[{at}]" for at in range(len(ideas.one_of))),
    ]


def _stuck(ideas: Ideas, names: Sequence[str]) -> bool:
    kept = replace(
        ideas,
        capacity=ideas.capacity if "capacity" in names else inf,
        nine_min_share=ideas.nine_min_share if "nine_min_share" in names else 0.0,
        requires=tuple(pair for at, pair in enumerate(ideas.requires) if f"requires[{at}]" in names),
        one_of=tuple(group for at, group in enumerate(ideas.one_of) if f"one_of[{at}]" in names),
    )
    return solve(kept, np.zeros(len(ideas.value))) is None
