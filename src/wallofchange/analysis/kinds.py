"""Traps of the make-up of the answers: kinds of customers (T7), teams that are alike (T13), their shape."""

from __future__ import annotations

from wallofchange.analysis.answers import Tally
from wallofchange.analysis.sides import Sides
from wallofchange.measuring import traps as trap
from wallofchange.measuring.alike import likeness
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evaluation import Groups
from wallofchange.measuring.strata import Parts, parted, valued
from wallofchange.measuring.traps import Trap


def shape_traps(sides: Sides, groups: Groups, shift: Shift | None) -> list[Trap]:
    """T4, T17, T18: how the answers lie, and whether there is anything to show."""
    a, b = sides.histogram(sides.a), sides.histogram(sides.b)
    possible = [
        trap.mean_misleads(a, b),
        trap.ceiling(*groups.compared),
        trap.rounding(shift.estimate - shift.still, shift.se) if shift else None,
    ]
    return [each for each in possible if each is not None]


def within_kinds(measure: Measure, sides: Sides, shift: Shift | None) -> tuple[Shift | None, list[Trap]]:
    """T7: where the mix of customers explains a change, the change within kinds of customers leads."""
    for name in sides.answers.names:
        if not (name == "channel" or name.startswith("segment")):
            continue
        parts: Parts | None = parted(measure, sides.strata(name)) if sides.a and sides.b else None
        found = trap.mix_shift(parts, shift, 100.0 if measure == "nine_plus" else 1.0)
        if found is not None and parts is not None:
            leads = parts.within if measure != "ordinal" and parts.within.low is not None else shift
            return leads, [found]
    return shift, []


def team_traps(sides: Sides, measure: Measure) -> tuple[list[Trap], dict[str, list[tuple[int, float]]]]:
    """T13 by team, where the comparison itself is not by team: the trap, and what each team said."""
    teams: dict[str, list[tuple[int, float]]] = {}
    for at, side in enumerate((sides.a, sides.b)):
        by_team: dict[str, list[Tally]] = {}
        for tally in side:
            if tally.unit is not None:
                by_team.setdefault(tally.unit, []).append(tally)
        for name, tallies in by_team.items():
            own = valued(measure, sides.histogram(tallies))
            teams.setdefault(name, [(0, 0.0), (0, 0.0)])[at] = (own.n, own.n * own.mean)
    found = trap.teams_alike(likeness(_deviations(sides, measure)))
    return ([found] if found else []), (teams if found else {})


def _deviations(sides: Sides, measure: Measure) -> list[tuple[int, float, float]]:
    """Per team: answers, sum and squares, each side less its own mean: a change is no likeness."""
    sums: dict[str, tuple[int, float, float]] = {}
    for side in (sides.a, sides.b):
        if not side:
            continue
        middle = valued(measure, sides.histogram(side)).mean
        for name in {tally.unit for tally in side if tally.unit is not None}:
            own = valued(measure, sides.histogram(t for t in side if t.unit == name))
            n, total, squares = sums.get(name, (0, 0.0, 0.0))
            off = own.mean - middle
            spread = (own.sd or 0.0) ** 2 * (own.n - 1)
            sums[name] = (n + own.n, total + own.n * off, squares + spread + own.n * off**2)
    return list(sums.values())
