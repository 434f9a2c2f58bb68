"""What a plan asks of its answers, as `analysis.effect` is asked it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from wallofchange.deciding.models import Hypothesis
from wallofchange.learning.judging.plan_answers import BELOW
from wallofchange.learning.judging.watching import kinds_of, margins_of

if TYPE_CHECKING:
    from wallofchange.analysis import Guardrail

UNITS_A_SIDE = 5  # a locked plan names its units beforehand; a loose file asks for six


def question_of(hypothesis: Hypothesis, scale: tuple[float, float], at: datetime) -> dict[str, Any]:
    controlled = hypothesis.design == Hypothesis.Design.CONTROLLED
    by_lot = hypothesis.design == Hypothesis.Design.RANDOMISED
    margins = margins_of(hypothesis)
    return {
        "score": "score",
        "time": "said_on",
        "scale": f"{scale[0]:g}-{scale[1]:g}",
        "change_at": hypothesis.live_on,
        "treated": ("treated", 1) if controlled or by_lot else None,
        "unit": "unit" if controlled else None,
        "measure": hypothesis.measure,
        "worthwhile": hypothesis.worthwhile,
        "planned_n": hypothesis.planned_n,
        "ends": hypothesis.measure_until,
        "today": timezone.localdate(at),
        "randomised": by_lot,
        "units_needed": UNITS_A_SIDE,
        "baseline": (hypothesis.baseline_from, hypothesis.baseline_until),
        "after": (hypothesis.measure_from, hypothesis.measure_until),
        "exclude": hypothesis.left_out,
        "selected_on": _window(hypothesis.selected_on_from, hypothesis.selected_on_until),
        "margins": {
            f"segment {at}": margins[name] for at, name in enumerate(kinds_of(hypothesis)) if name in margins
        },
        "looks": looks_of(hypothesis),
        "daily": True,
        "guardrails": [_guardrail(each) for each in hypothesis.guardrails],
    }


def looks_of(hypothesis: Hypothesis) -> list[float | date]:
    """The looks of a plan: days within its measuring, and parts of the planned answers.

    Where no number was planned, a part of the answers is taken as that part of the days.
    """
    first, last = hypothesis.measure_from, hypothesis.measure_until
    days = [_day(look) for look in hypothesis.looks if isinstance(look, str)]
    parts = [float(look) for look in hypothesis.looks if not isinstance(look, str)]
    if not hypothesis.planned_n:
        days += [first + (last - first) * part for part in parts]
        parts = []
    return [*parts, *sorted(day for day in days if first <= day <= last)]


def _guardrail(rail: dict[str, Any]) -> Guardrail:
    from wallofchange.analysis import Guardrail
    from wallofchange.measuring.words import Words

    measure = str(rail["measure"])
    usual = {"nl": "minder dan verwacht", "en": "less than expected"} if measure == BELOW else {}
    name = {"nl": measure, "en": measure} | usual | {key: rail[key] for key in ("nl", "en") if key in rail}
    return Guardrail(measure, float(rail["margin"]), Words(**name))


def _day(day: str | date) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day


def _window(first: date | None, last: date | None) -> tuple[date, date] | None:
    return (first, last) if first and last else None
