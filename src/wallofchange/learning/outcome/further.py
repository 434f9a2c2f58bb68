"""Keep measuring after 'not proven': until when, and whether that can be enough."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.closing.going_through import reach_of
from wallofchange.deciding.models import Hypothesis, Idea, Stage
from wallofchange.diary.refused import Refused
from wallofchange.learning.judging.designs import ask
from wallofchange.learning.judging.evaluating import plan_of
from wallofchange.learning.models import Evaluation, Verdict
from wallofchange.learning.pull import evaluate_idea
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.models import User

A_WEEK = timedelta(weeks=1)
LONGEST = timedelta(weeks=52)  # what takes longer than this is not found out by waiting


@dataclass(frozen=True)
class Further:
    """Until when, on about how many answers since the change, and whether that is enough."""

    until: date
    answers: int | None
    enough: bool


def further_of(evaluation: Evaluation | None, at: datetime) -> Further | None:
    """What [Keep measuring] would do; None where measuring longer is no way on.

    Only of a plan that is over and left an interval over nothing. Where it moved and the design cannot say
    why, longer cannot either. If waiting a year is not enough, as long again is offered, and said to be so.
    """
    if evaluation is None or evaluation.verdict != Verdict.NOT_PROVEN or evaluation.moved != "unclear":
        return None
    plan = evaluation.hypothesis
    if not evaluation.final or evaluation.idea.stage != Stage.EVALUATION:
        return None
    measured = plan.measure_until - plan.measure_from + timedelta(days=1)
    times = _times(evaluation)
    enough = times is not None and measured * times <= LONGEST + measured
    factor = times if times is not None and enough else 2.0
    until = _whole_weeks(plan, max(plan.measure_from + measured * factor, timezone.localdate(at) + A_WEEK))
    spread = (until - plan.measure_from + timedelta(days=1)) / measured
    counted = sum(_after(evaluation.result))
    return Further(until, round(counted * spread) or None, enough)


def with_ways_on(evaluations: Iterable[Evaluation], at: datetime) -> None:
    """What is promised beside a verdict that waits for somebody: until when, or how many hear from us."""
    for each in evaluations:
        each.further = further_of(each, at)
        if each.verdict == Verdict.HARMFUL and each.idea.stage == Stage.EVALUATION:
            each.reach = reach_of(each.hypothesis, at)


def keep_measuring(idea: Idea, *, by: User, at: datetime, until: date | None = None) -> Hypothesis:
    """Measure on, until the day that is drafted or the end of a later week; too early to tell from now on.

    Raises:
        Refused: where nothing is left open that measuring longer could answer.
    """
    plan, drafted = plan_of(idea), further_of(verdicts_of([idea]).get(idea.pk), at)
    if plan is None or drafted is None:
        raise Refused(
            _("There is nothing here that measuring longer could tell."),
            remedy=_("What did come of it stands on this page."),
            code="verdict",
        )
    with transaction.atomic():
        last = until or drafted.until
        if last > timezone.localdate(at):
            last = _whole_weeks(plan, last)
        longer = plan.extend(last, planned_n=drafted.answers, by=by, at=at)
        if longer.slow:
            ask(idea, by=by, at=at)
        else:
            evaluate_idea(idea, at=at)
    return longer


def before_it(evaluation: Evaluation) -> Evaluation | None:
    """What was found by the plan as it was fixed, where it is measured longer by now."""
    first = evaluation.hypothesis.extends
    return None if first is None else Evaluation.objects.filter(hypothesis=first).last()


def _times(evaluation: Evaluation) -> float | None:
    from wallofchange.measuring.longer import times_as_long

    result = evaluation.result
    se, after = result.get("se"), _after(result)
    before = [] if evaluation.by_lot else [side["before"]["n"] for side in _arms(result)]
    if not se or not after or min([*before, *after]) < 1:
        return None
    return times_as_long(se, before, after, result["worthwhile"])


def _after(result: dict[str, Any]) -> list[int]:
    return [side["after"]["n"] for side in _arms(result)]


def _arms(result: dict[str, Any]) -> list[dict[str, Any]]:
    """Before and after of who got it, then of the control where there is one."""
    return [side for side in (result, result.get("control")) if side and "after" in side]


def _whole_weeks(plan: Hypothesis, until: date) -> date:
    weeks = ceil((until - plan.measure_from) / A_WEEK)
    return plan.measure_from + max(1, weeks) * A_WEEK - timedelta(days=1)
