"""Traps of the make-up of the answers: kinds of customers (T7), teams that are alike (T13), their shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from wallofchange.analysis.answers import Tally
from wallofchange.analysis.sides import Sides
from wallofchange.measuring import traps as trap
from wallofchange.measuring.alike import likeness
from wallofchange.measuring.comparison import FOUR_GROUPS, Measure, Shift, symmetric, unit_shift
from wallofchange.measuring.evaluation import Groups
from wallofchange.measuring.strata import STANDARDISED, Parts, parted, valued, worths
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


def within_kinds_beside(
    measure: Measure, treated: Sides, control: Sides, groups: Groups, shift: Shift | None
) -> tuple[Shift | None, list[Trap]]:
    """T7 beside a control: each side (each unit, where units are compared) within kinds of customers."""
    if measure == "ordinal" or shift is None:
        return shift, []
    for name in treated.answers.names:
        if not (name == "channel" or name.startswith("segment")):
            continue
        within = (
            _units_within(measure, (control, treated), name, groups)
            if groups.compares_units
            else _sides_within(measure, (control, treated), name)
        )
        if within is None or within.low is None:
            continue
        parts = Parts(shift.estimate, within, shift.estimate - within.estimate, ())
        if found := trap.mix_shift(parts, shift, 100.0 if measure == "nine_plus" else 1.0):
            return within, [found]
    return shift, []


def _sides_within(measure: Measure, sides: Sequence[Sides], name: str) -> Shift | None:
    parts = [parted(measure, side.strata(name)) if side.a and side.b else None for side in sides]
    if parts[0] is None or parts[1] is None or not (parts[0].within.se and parts[1].within.se):
        return None
    control, treated = (part.within for part in parts if part)
    se = sqrt((control.se or 0.0) ** 2 + (treated.se or 0.0) ** 2)
    return symmetric(treated.estimate - control.estimate, se, None, FOUR_GROUPS + STANDARDISED)


def _units_within(measure: Measure, sides: Sequence[Sides], name: str, groups: Groups) -> Shift | None:
    """The difference of each unit within kinds; none where a unit has no kind on both sides."""
    moves = []
    for side, treated in zip(sides, (False, True), strict=True):
        parts = [parted(measure, side.unit(unit.name).strata(name)) for unit in groups.side(treated=treated)]
        if not all(parts):
            return None
        moves.append([part.within.estimate for part in parts if part])
    found = unit_shift(moves[0], moves[1], uneven=groups.uneven)
    return replace(found, method=found.method + STANDARDISED)


def team_traps(sides: Sides, measure: Measure) -> tuple[list[Trap], dict[str, list[tuple[int, float]]]]:
    """T13 by team, where the comparison itself is not by team: the trap, and what each team said."""
    teams: dict[str, list[tuple[int, float]]] = {}
    worth = worths(measure, [sides.histogram(side) for side in (sides.a, sides.b)])
    for at, side in enumerate((sides.a, sides.b)):
        by_team: dict[str, list[Tally]] = {}
        for tally in side:
            if tally.unit is not None:
                by_team.setdefault(tally.unit, []).append(tally)
        for name, tallies in by_team.items():
            total = sum(worth[at][tally.score] * tally.n for tally in tallies)
            teams.setdefault(name, [(0, 0.0), (0, 0.0)])[at] = (sum(tally.n for tally in tallies), total)
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
