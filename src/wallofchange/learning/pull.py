"""Evaluate what is live: once a day while it runs, at its end, and when answers come in late."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.diary.models import note
from wallofchange.learning.judging.designs import asked_for
from wallofchange.learning.judging.evaluating import came_after, evaluate, plan_of
from wallofchange.learning.models import Evaluation
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.models import User

EVERY = timedelta(days=1)
log = logging.getLogger("wallofchange.learning")


def pull(*, at: datetime, limit: int = 20) -> int:
    """Evaluate live ideas of which there may be something new to say; return how many."""
    planned = Hypothesis.objects.exclude(locked_at=None).values("idea")
    live = list(Idea.objects.live().filter(pk__in=planned).select_related("team"))
    latest = verdicts_of(live)
    asked = asked_for(live)
    due = [idea for idea in live if _due(idea, latest.get(idea.pk), at, asked.get(idea.pk))]
    return sum(_evaluated(idea, at) for idea in due[:limit])


def evaluate_idea(idea: Idea, *, at: datetime, by: User | None = None) -> Evaluation | None:
    """Evaluate one idea by its locked plan, and tell whoever looks; None when it has no plan.

    by: who asked for it in between; while the plan runs that is a peek, and it is written down.
    """
    plan = plan_of(idea)
    if plan is None:
        return None
    peeking = by is not None and timezone.localdate(at) <= plan.measure_until
    before = verdicts_of([idea]).get(idea.pk)
    evaluation = evaluate(plan, at=at, peeking=peeking)
    if peeking:
        note("peeked", idea, by=by, at=at, team_id=idea.team_id, n=evaluation.result.get("answers"))
    note("evaluated", idea, by=None, at=at, team_id=idea.team_id, verdict=evaluation.verdict)
    if evaluation.alarming and not (before and before.alarming):
        note("alarmed", idea, by=None, at=at, team_id=idea.team_id, verdict=evaluation.verdict)
    return evaluation


def _evaluated(idea: Idea, at: datetime) -> bool:
    """One idea that cannot be evaluated must not hold up the others."""
    try:
        with transaction.atomic():
            return evaluate_idea(idea, at=at) is not None
    except Exception:  # told in the log, and tried again next round
        log.exception("idea %s could not be evaluated", idea.pk)
        return False


def _due(idea: Idea, last: Evaluation | None, at: datetime, asked: datetime | None) -> bool:
    """Never yet, asked for since, a day ago while it runs, or when answers came in after the last word."""
    if last is None or (asked is not None and asked > last.at):
        return True
    return came_after(last, at=at) if last.final else last.at <= at - EVERY
