"""Answers as a row of whole weeks on both sides of the change, for evidence of grade C."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from wallofchange.analysis.answers import Answers, Plan
from wallofchange.analysis.watched import Watched
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.weekly import Step, nothing_special, step

DAYS = 7


def in_weeks(
    measure: Measure, answers: Answers, plan: Plan, design: Design, deff: float = 1.0
) -> Step | None:
    """The step at the change; None beside a control, with too few weeks, or with one that is not whole."""
    before, after = answers.windows(plan)
    if design.controlled or after[0] - before[1] != timedelta(days=1):
        return None
    days = answers.by_day()
    weeks_before = ((before[1] - before[0]).days + 1) // DAYS
    weeks_after = ((after[1] - after[0]).days + 1) // DAYS
    first = after[0] - timedelta(weeks=weeks_before)
    weeks = [_week(days, plan, first + timedelta(weeks=at)) for at in range(weeks_before + weeks_after)]
    whole = [week for week in weeks if week is not None]
    if len(whole) < len(weeks):
        return None
    return step(measure, whole[:weeks_before], whole[weeks_before:], deff)


def led_by(row: Step | None, seen: Watched) -> tuple[Shift | None, Design, Sequence[Trap]]:
    """The step leads where there is one, unless who answered has changed (T7): then that comes first."""
    if row is None or any(trap.code == "T7" for trap in seen.traps):
        return seen.shift, replace(seen.design, in_series=False), seen.traps
    special = row.shift.moved == "unclear" or not row.placebos.often
    return row.shift, seen.design, (*seen.traps, *(() if special else (nothing_special(row.placebos),)))


def _week(days: dict[date, Histogram], plan: Plan, start: date) -> Histogram | None:
    """All answers of seven days; None where there are none, or a day is left out."""
    dates = [start + timedelta(days=at) for at in range(DAYS)]
    if any(first <= each <= last for each in dates for first, last in plan.exclude):
        return None
    found = [days[each] for each in dates if each in days]
    return sum(found[1:], found[0]) if found else None
