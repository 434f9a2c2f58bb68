"""Every trap that a table can show, in one place: what was watched, and what it does to the comparison."""

from __future__ import annotations

from dataclasses import dataclass

from wallofchange.analysis.beside_scores import (
    Asked,
    begging_traps,
    customer_traps,
    departed_traps,
    distinct,
    follow_up_traps,
)
from wallofchange.analysis.handlers import handler_traps, trouble_traps
from wallofchange.analysis.kinds import shape_traps, team_traps, within_kinds, within_kinds_beside
from wallofchange.analysis.over_time import lot_traps, other_changes, time_traps
from wallofchange.analysis.sides import Sides
from wallofchange.analysis.watching import Watch
from wallofchange.analysis.who_answered import asking_traps
from wallofchange.measuring import traps as trap
from wallofchange.measuring.alike import as_wide, by_cluster
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evaluation import Groups
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.verdict import Look


@dataclass(frozen=True)
class Watched:
    """The move as it stands after the traps, the design with what was taken off, and the traps themselves."""

    shift: Shift | None
    design: Design
    traps: tuple[Trap, ...]


def watched(
    asked: Asked,
    watch: Watch,
    groups: Groups,
    measure: Measure,
    shift: Shift | None,
    design: Design,
    look: Look,
) -> Watched:
    """Look out for everything the table can show.

    A change of mix (T7) puts the change within kinds of customers in front, and answers that are alike
    (T13) widen the interval; both only where the comparison is not by unit already.
    """
    answers, plan = asked.answers, asked.plan
    sides, beside = _sides(asked, groups)
    design, fired = other_changes(plan, watch, design)
    found = [
        *handler_traps(sides, beside, watch, by_lot=groups.by_lot),
        *trouble_traps(sides, beside, watch, shift),
        *begging_traps(asked, watch, sides),  # first: a score that was begged for says nothing at all
        *asking_traps(sides, beside, watch),
        *lot_traps(asked, groups, watch),
        *departed_traps(asked, watch, groups),
        *shape_traps(sides, groups, shift),
        *time_traps(answers, plan, groups, measure, shift, design),
        *fired,
        *follow_up_traps(asked, watch),
        *_looks(watch, look),
    ]
    shift, more = alike(asked, watch, groups, measure, shift)
    return Watched(shift, design, distinct([*found, *more]))


def _sides(asked: Asked, groups: Groups) -> tuple[Sides, Sides | None]:
    """The two sides that are compared, and the same of a control."""
    sides = Sides.of(asked.answers, asked.plan, by_lot=groups.by_lot)
    if groups.control is None or groups.by_lot:
        return sides, None
    return sides, Sides.of(asked.answers, asked.plan, by_lot=False, control=True)


def alike(
    asked: Asked, watch: Watch, groups: Groups, measure: Measure, shift: Shift | None
) -> tuple[Shift | None, list[Trap]]:
    """The move as it stands after T7 and T13, and those: who answered, and how often."""
    sides, beside = _sides(asked, groups)
    if beside is None and not groups.compares_units:
        within, mixed = within_kinds(measure, sides, shift)
    elif beside is not None:
        within, mixed = within_kinds_beside(measure, sides, beside, groups, shift)
    else:
        within, mixed = shift, []
    if groups.compares_units:
        return within, mixed
    wider, repeated = _repeated(asked, watch, groups, measure, shift)
    return (as_wide(within, shift, wider) if mixed else wider), [*mixed, *repeated]


def _repeated(
    asked: Asked, watch: Watch, groups: Groups, measure: Measure, shift: Shift | None
) -> tuple[Shift | None, list[Trap]]:
    """T13, by customer or else by team."""
    shift, repeated = customer_traps(asked, watch, measure, shift)
    if repeated or shift is None or groups.control is not None:
        return shift, repeated
    found, teams = team_traps(_sides(asked, groups)[0], measure)
    if found:
        shift = by_cluster(shift, (-1, 1), list(teams.values()))
    return shift, found


def _looks(watch: Watch, look: Look) -> list[Trap]:
    """T10 and T11: how often, and at how much, somebody looked."""
    early = None
    if not look.last and (watch.peeking or not watch.scheduled):
        early = trap.peeked(look.n, look.planned, look.ready if watch.peeking else None)
    return [found for found in (early, trap.many(watch.comparisons)) if found is not None]
