"""What we learned: outcomes, honestly counted."""

from __future__ import annotations

from collections import Counter

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Idea, Stage
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.learning.models import Evaluation, Verdict
from wallofchange.learning.programme import promises
from wallofchange.learning.pull import evaluate_idea
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.requests import KnownRequest

SHOWN = 100


@login_required
def learning(request: KnownRequest) -> HttpResponse:
    """Every idea that went live, with what came of it; the newest first."""
    ideas = (
        Idea.objects.seen_by(request.user)
        .filter(stage__in=[Stage.EVALUATION, Stage.LEARNED])
        .select_related("team", "moment")
        .order_by("-live_at", "-pk")
    )
    verdicts = verdicts_of(ideas)
    counted = Counter(evaluation.verdict for evaluation in verdicts.values())
    found = [(idea, verdicts[idea.pk]) for idea in ideas if idea.pk in verdicts]
    page = {
        "together": promises(found),
        "found": found[:SHOWN],
        "unmeasured": [idea for idea in ideas if idea.pk not in verdicts][:SHOWN],
        "counts": [(verdict, counted[verdict.value]) for verdict in Verdict],
    }
    return render(request, "learning/learning.html", page)


@login_required
def calculation(request: KnownRequest, pk: int) -> HttpResponse:
    """The whole calculation of one evaluation, to check or to keep."""
    evaluation = get_object_or_404(Evaluation, pk=pk, idea__in=Idea.objects.seen_by(request.user))
    answer = evaluation.result | {"data_digest": evaluation.data_digest, "at": evaluation.at.isoformat()}
    response = JsonResponse(answer, json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="evaluation-{pk}.json"'
    return response


@login_required
@require_POST
def evaluation(request: KnownRequest, pk: int) -> HttpResponse:
    """Put the plan to the signals now."""
    idea = get_object_or_404(Idea.objects.seen_by(request.user), pk=pk)
    if evaluate_idea(idea, at=now()) is None:
        raise Refused(
            _("This idea has no prediction that was fixed when it went live."),
            remedy=_("Without one it stays 'done, not measured'."),
            code="no_plan",
        )
    return redirect("house:idea", pk=pk)
