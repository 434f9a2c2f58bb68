"""Evaluate what is live: once a day while it runs, at its end, and when answers come in late."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from wallofchange.deciding.models import Idea
from wallofchange.diary.models import note
from wallofchange.learning.evaluating import came_after, evaluate, plan_of
from wallofchange.learning.models import Evaluation
from wallofchange.learning.verdicts import verdicts_of

EVERY = timedelta(days=1)
log = logging.getLogger("wallofchange.learning")


def pull(*, at: datetime, limit: int = 20) -> int:
    """Evaluate live ideas of which there may be something new to say; return how many."""
    live = list(Idea.objects.live().select_related("team"))
    latest = verdicts_of(live)
    due = [idea for idea in live if _due(idea, latest.get(idea.pk), at)]
    return sum(_evaluated(idea, at) for idea in due[:limit])


def evaluate_idea(idea: Idea, *, at: datetime) -> Evaluation | None:
    """Evaluate one idea by its locked plan, and tell whoever looks; None when it has no plan."""
    plan = plan_of(idea)
    if plan is None:
        return None
    evaluation = evaluate(plan, at=at)
    note("evaluated", idea, by=None, at=at, team_id=idea.team_id, verdict=evaluation.verdict)
    return evaluation


def _evaluated(idea: Idea, at: datetime) -> bool:
    """One idea that cannot be evaluated must not hold up the others."""
    try:
        with transaction.atomic():
            return evaluate_idea(idea, at=at) is not None
    except Exception:  # told in the log, and tried again next round
        log.exception("idea %s could not be evaluated", idea.pk)
        return False


def _due(idea: Idea, last: Evaluation | None, at: datetime) -> bool:
    """Never yet, a day ago while it runs, or when answers came in after the last word was said."""
    if last is None:
        return True
    return came_after(last, at=at) if last.final else last.at <= at - EVERY
