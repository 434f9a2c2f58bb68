"""What we learned: outcomes, honestly counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Idea
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.learning import charts
from wallofchange.learning.judging.designs import ask
from wallofchange.learning.judging.evaluating import plan_of
from wallofchange.learning.models import Evaluation, GreyWall
from wallofchange.learning.portfolio import grey
from wallofchange.learning.programme.promises import Promises
from wallofchange.learning.programme.together import as_dict, together
from wallofchange.learning.programme.why_not import why_nots
from wallofchange.learning.pull import evaluate_idea
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest

if TYPE_CHECKING:
    from wallofchange.learning.charts import Chart

SHOWN = 100


@login_required
def learning(request: KnownRequest) -> HttpResponse:
    """Every idea that went live, with what came of it; the newest first."""
    found = together(request.user)
    pictures = {promises.measure + promises.scale: _picture(promises) for promises in found.promises}
    if (picture := charts.asked(request, pictures.values())) is not None:
        return picture
    page = {
        "together": [(each, pictures[each.measure + each.scale]) for each in found.promises],
        "found": found.found[:SHOWN],
        "unmeasured": found.unmeasured[:SHOWN],
        "counts": found.counts,
        "worries": found.worries,
        "balance": found.balance,
        "why_nots": why_nots(found.found),
        "grey": grey(None, now()),
    }
    return render(request, "learning/learning.html", page)


@login_required
def programme_calculation(request: KnownRequest) -> HttpResponse:
    """All that the page counts, to check or to keep."""
    response = JsonResponse(as_dict(together(request.user)), json_dumps_params={"indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="programme.json"'
    return response


def _picture(promises: Promises) -> Chart:
    """What each change promised, and what was found with its interval, in the unit in which it is read."""
    from wallofchange.measuring.estimate import Estimate
    from wallofchange.measuring.quantiles import z_of

    rows = [
        charts.Promise(
            told.name,
            told.promised,
            Estimate(told.found, told.found - z_of(0.95) * told.se, told.found + z_of(0.95) * told.se),
        )
        for told in promises.changes
        if told.found is not None
    ]
    return charts.promised_found(
        rows,
        key=f"promised-{promises.measure}-{promises.scale}".replace("_", "-"),
        title=_("Promised and found, change by change"),
        description=_("The mark is what was promised; the dot is what was found, with its 95% interval."),
        unit=charts.Unit(places=promises.decimals, signed=True),
    )


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
def grey_on_purpose(request: KnownRequest, pk: int) -> HttpResponse:
    """Repairs only, this month, on purpose: said by somebody who stands before that wall."""
    seen = Q(team__in=Team.objects.of(request.user)) | Q(team=None)
    wall = get_object_or_404(GreyWall.objects.filter(seen, over_at=None), pk=pk)
    if not Team.objects.of(request.user).exists():
        raise Http404
    wall.not_this_month(by=request.user, at=now())
    back = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back if ours else reverse("learning:learning"))


@login_required
@require_POST
def evaluation(request: KnownRequest, pk: int) -> HttpResponse:
    """Put the plan to the signals now: between two looks that shows no more than the last one did."""
    measure_now(get_object_or_404(Idea.objects.seen_by(request.user), pk=pk), by=request.user)
    return redirect("house:idea", pk=pk)


def measure_now(idea: Idea, *, by: User) -> None:
    """The same for the page and the API: what takes long is worked out in the background."""
    plan = plan_of(idea)
    if plan is not None and plan.slow:
        ask(idea, by=by, at=now())
    elif evaluate_idea(idea, at=now(), by=by) is None:
        raise Refused(
            _("This idea has no prediction that was fixed when it went live."),
            remedy=_("Without one it stays 'done, not measured'."),
            code="no_plan",
        )
