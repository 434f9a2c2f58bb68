"""Regression to the mean: how far units chosen by a figure come back by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wallofchange.measuring.means import Sample
from wallofchange.measuring.ranks import rank_exact

SHARP = 0.95  # of all pairs of a treated and a control unit lie the same way round
BY_CHANCE = 0.01
MOST_EXACT = 400  # units; beyond, exact ranks take seconds


@dataclass(frozen=True, slots=True)
class Bounce:
    """Reliability of unit means (0 to 1), how far the chosen come back, whether the choice is sharp."""

    reliability: float
    expected: float
    sharp: bool


def bounce(treated: Sequence[Sample], control: Sequence[Sample]) -> Bounce | None:
    """What chance gives back: (1 - reliability)(mean - x), x the mean of the chosen units before the change.

    reliability = 1 - mean(s²/n)/Var(unit means), between 0 and 1. Sharp: in 95 % of the pairs of a treated
    and a control unit the same one is worse, and the exact rank test gives p < .01. None with fewer than
    two units a side.

    >>> low, high = ([Sample(25, mean, 2.0) for mean in means] for means in ((5.1, 5.3, 5.2, 5.0, 5.2), ()))
    >>> high = [Sample(25, 6 + at / 20, 2.0) for at in range(20)]
    >>> found = bounce(low, high)
    >>> round(found.reliability, 2), round(found.expected, 2), found.sharp
    (0.56, 0.59, True)
    """
    units = [*treated, *control]
    if min(len(treated), len(control)) < 2:
        return None
    means = [unit.mean for unit in units]
    middle = sum(means) / len(means)
    between = sum((mean - middle) ** 2 for mean in means) / (len(means) - 1)
    noise = sum(unit.error or 0.0 for unit in units) / len(units)
    reliability = min(1.0, max(0.0, 1 - noise / between)) if between > 0 else 0.0
    chosen = sum(unit.mean for unit in treated) / len(treated)
    others = sum(unit.mean for unit in control) / len(control)
    return Bounce(reliability, (1 - reliability) * (others - chosen), _sharp(treated, control))


def _sharp(treated: Sequence[Sample], control: Sequence[Sample]) -> bool:
    a, b = [unit.mean for unit in treated], [unit.mean for unit in control]
    beats = sum((x > y) + (x == y) / 2 for x in a for y in b) / (len(a) * len(b))
    if 1 - SHARP < beats < SHARP:
        return False
    return len(a) + len(b) > MOST_EXACT or rank_exact(a, b)[1] < BY_CHANCE
