"""What reached everybody between two periods: it cannot be told from the yardstick."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from wallofchange.deciding.models import Idea, Stage
from wallofchange.learning.parts.periods import Period
from wallofchange.learning.parts.scope import Scope, midnight

STAYS = ("kept", "adapted")


def everywhere_between(scope: Scope, first: Period, second: Period) -> tuple[Idea, ...]:
    """Ideas of these moments that everybody got after the first period and before the second was over.

    Live everywhere at once, or tried by lot and then kept; what was stopped or reached some units is left
    out, because those units can be set beside the others.
    """
    return tuple(
        sorted(_reached(scope, first, second), key=lambda idea: (idea.live_at is None, idea.live_at))
    )


def _reached(scope: Scope, first: Period, second: Period) -> Iterator[Idea]:
    ended, over = midnight(first.until + timedelta(days=1)), midnight(second.until + timedelta(days=1))
    live = Idea.objects.seen_by(scope.user).filter(
        moment__in=[moment.pk for moment in scope.moments],
        stage__in=[Stage.EVALUATION, Stage.LEARNED],
        live_at__lt=over,
    )
    for idea in live.prefetch_related("hypotheses", "decisions"):
        plans, concluded = list(idea.hypotheses.all()), {}
        for decision in idea.decisions.all():
            if decision.withdrawn_at is None and decision.conclusion:
                concluded[decision.conclusion] = decision.at
        plan = plans[-1] if plans else None
        if "stopped" in concluded or (plan and plan.treated_units):
            continue
        kept = [at for how, at in concluded.items() if how in STAYS]
        at = (kept[-1] if kept else None) if plan and plan.arm_key else idea.live_at
        if at is not None and ended <= at < over:
            yield idea
