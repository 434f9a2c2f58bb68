"""Trap T16 of a table that says which reader read each answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from wallofchange.analysis.beside_scores import Asked, Side
from wallofchange.measuring import traps as trap
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evaluation import Groups
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.traps import Trap

READER = "reader"  # the name under which the version that read an answer is counted beside it


def read_by_others(compared: Iterable[tuple[Asked, Groups, Measure, Shift | None]]) -> Trap | None:
    """The first that leaves no verdict, of the scores and the guardrails; else the first that is told."""
    possible = (
        trap.read_by_others(_sides(asked, groups), _by_chance(measure, shift, asked.answers.scale))
        for asked, groups, measure, shift in compared
    )
    found = [each for each in possible if each is not None]
    return next((each for each in found if each.blocks), found[0] if found else None)


def _sides(asked: Asked, groups: Groups) -> list[Counter[str]]:
    if READER not in asked.answers.names:
        return []
    at = asked.answers.names.index(READER)
    within = replace(asked, by_lot=len(groups.compared) == 2 and groups.control is not None)
    found: dict[Side, Counter[str]] = {}
    for tally in asked.answers.tallies:
        side = within.side_of(tally.day, tally.treated)
        if side is not None:
            found.setdefault(side, Counter())[tally.beside[at] or ""] += tally.n
    return list(found.values())


def _by_chance(measure: Measure, shift: Shift | None, scale: Scale) -> float | None:
    """Half the interval of a move, as a share of the answers that had to move from end to end for it."""
    if shift is None or shift.low is None or shift.high is None:
        return None
    reach = {"mean": scale.width, "nps": 200.0}.get(measure, 1.0)
    return (shift.high - shift.low) / 2 / reach
