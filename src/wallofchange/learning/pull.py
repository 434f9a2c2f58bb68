"""Evaluate what is live: once a day while it is too early, and when its last day has passed."""

from __future__ import annotations

from datetime import datetime, timedelta

from wallofchange.deciding.models import Idea
from wallofchange.diary.models import note
from wallofchange.learning.evaluating import evaluate, plan_of
from wallofchange.learning.models import Evaluation
from wallofchange.learning.verdicts import verdicts_of

EVERY = timedelta(days=1)


def pull(*, at: datetime, limit: int = 20) -> int:
    """Evaluate live ideas whose last evaluation is a day old and not final; return how many."""
    live = list(Idea.objects.live().select_related("team"))
    latest = verdicts_of(live)
    due = [idea for idea in live if _due(latest.get(idea.pk), at)]
    return sum(evaluate_idea(idea, at=at) is not None for idea in due[:limit])


def evaluate_idea(idea: Idea, *, at: datetime) -> Evaluation | None:
    """Evaluate one idea by its locked plan, and tell whoever looks; None when it has no plan."""
    plan = plan_of(idea)
    if plan is None:
        return None
    evaluation = evaluate(plan, at=at)
    note("evaluated", idea, by=None, at=at, team_id=idea.team_id, verdict=evaluation.verdict)
    return evaluation


def _due(last: Evaluation | None, at: datetime) -> bool:
    return last is None or (not last.final and last.at <= at - EVERY)
