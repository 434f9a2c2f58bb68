"""The traps of time: the season, the rebound of the worst, what fades, what else changed; and of lots."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from wallofchange.analysis.answers import Answers, Plan
from wallofchange.analysis.beside_scores import Asked, repeated_on
from wallofchange.analysis.watching import Watch
from wallofchange.measuring import traps as trap
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evaluation import Groups, compare
from wallofchange.measuring.evidence import Design, Grade
from wallofchange.measuring.means import Sample
from wallofchange.measuring.rebounding import bounce
from wallofchange.measuring.strata import valued
from wallofchange.measuring.traps import Trap

AGAIN = timedelta(weeks=4)  # until a fading effect is judged again


def time_traps(
    answers: Answers, plan: Plan, groups: Groups, measure: Measure, shift: Shift | None, design: Design
) -> list[Trap]:
    """T8 by the model, T9 by the units themselves, T15."""
    before, after = answers.windows(plan)
    possible = [
        trap.other_weeks(
            _days(answers, measure),
            before,
            after,
            controlled=design.controlled,
            in_series=design.in_series,
        ),
        None if design.randomised or plan.selected else _rebound(groups, measure, shift),
        trap.too_short(after),
        _fading(answers, plan, measure, shift, by_lot=groups.by_lot),
    ]
    return [found for found in possible if found is not None]


def lot_traps(asked: Asked, groups: Groups, watch: Watch) -> list[Trap]:
    """T2: whether lots gave the ratio that was planned, of whom they were drawn for."""
    if not groups.by_lot or groups.control is None:
        return []
    share = watch.planned_share
    found = trap.sample_ratio(*_drawn(asked, groups, watch), share or 0.5, said=share is not None)
    return [found] if found else []


def _drawn(asked: Asked, groups: Groups, watch: Watch) -> tuple[int, int]:
    """How many got the change and how many not: places, customers, or where neither is known answers."""
    if groups.units:
        return len(groups.since(treated=True)), len(groups.since(treated=False))
    again = repeated_on(asked, watch.customer) if watch.customer else Counter()
    control = groups.control[1].n if groups.control else 0
    return groups.after.n - again[1], control - again[0]


def other_changes(plan: Plan, watch: Watch, design: Design) -> tuple[Design, list[Trap]]:
    """T12: what else changed takes one grade off the evidence; lots make it reach both sides alike."""
    if design.randomised:
        return design, []
    found = [
        trap.concurrent(
            change.name,
            (change.day - plan.change_at).days,
            change.touched,
            nothing_left=design.grade in (Grade.D, Grade.E),
        )
        for change in watch.other_changes
    ]
    fired = [each for each in found if each is not None]
    return (replace(design, lowered=design.lowered + 1) if fired else design), fired


def _days(answers: Answers, measure: Measure) -> dict[date, Sample]:
    return {day: valued(measure, histogram) for day, histogram in answers.by_day().items()}


def _rebound(groups: Groups, measure: Measure, shift: Shift | None) -> Trap | None:
    """T9 without anybody having said how the units were chosen."""
    sides = [
        [valued(measure, unit.before) for unit in groups.side(treated=treated)] for treated in (True, False)
    ]
    if measure == "ordinal":
        shift = compare("mean", groups)
    return trap.worst_chosen(bounce(*sides), shift)


def _fading(
    answers: Answers, plan: Plan, measure: Measure, shift: Shift | None, *, by_lot: bool
) -> Trap | None:
    """T15: the last third of the days after the change beside the first."""
    _, (first, last) = answers.windows(plan)
    third = ((last - first).days + 1) // 3
    if shift is None or third < 7:
        return None
    early = (first, first + timedelta(days=third - 1))
    late = (last - timedelta(days=third - 1), last)
    start = compare(measure, answers.groups(replace(plan, after=early), by_lot=by_lot))
    change = compare(measure, answers.groups(replace(plan, baseline=early, after=late)))
    if start is None or change is None or start.low is None:
        return None
    return trap.fades(shift, start, change, last + AGAIN)
