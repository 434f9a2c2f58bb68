"""The prediction as a form, with beside it, while one types, what the plan can show."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from wallofchange.deciding.forms import HypothesisForm
from wallofchange.deciding.models import Idea
from wallofchange.deciding.views.answer import SeeOther, refused
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.pages.draft import draft
from wallofchange.learning.planning.drafting import sentence
from wallofchange.learning.planning.outlook_told import Told, told_of
from wallofchange.people.requests import KnownRequest


@login_required
def prediction(request: KnownRequest, pk: int) -> HttpResponse:
    """Change the prediction, or leave the drafted one so with one tap."""
    found = _find(request, pk)
    if request.method != "POST":
        drafted = draft(found, now())
        form = HypothesisForm(initial=drafted, user=request.user)
        return _page(request, found, form, _told(found, drafted))
    form = HypothesisForm(request.POST, user=request.user)
    if not form.is_valid():
        return _page(request, found, form, _told(found, form.typed()), status=422)
    try:
        form.predict(found, at=now())
    except Refused as refusal:
        return refused(request, found, refusal)
    return SeeOther(reverse("house:idea", args=[pk]) + "#prediction")


@login_required
@require_POST
def outlook(request: KnownRequest, pk: int) -> HttpResponse:
    """What the plan that is typed can show; nothing is kept. `take` puts what was offered in the form."""
    found = _find(request, pk)
    form = HypothesisForm(request.POST, user=request.user)
    plan = form.typed()
    told = _told(found, plan)
    if request.POST.get("take"):
        form = HypothesisForm(_taken(request, found, form, told), user=request.user)
        return _page(request, found, form, _told(found, form.typed()))
    if request.headers.get("HX-Request") == "true":
        return render(request, "learning/plan/_outlook.html", {"idea": found, "told": told})
    return _page(request, found, form, told)


def _taken(request: KnownRequest, idea: Idea, form: HypothesisForm, told: Told | None) -> QueryDict:
    """What was typed, with what one offer changes; a sentence that was drafted follows."""
    data = request.POST.copy()
    offers = {offer.name: offer for offer, _words in told.offers} if told else {}
    offer = offers.get(request.POST["take"])
    if offer is None:
        return data
    plan, language = form.typed(), get_language() or "en"
    later: dict[str, Any] = plan | offer.changes
    if plan.get("sentence") == sentence(idea, plan, language):
        data["sentence"] = sentence(idea, later, language)
    for name, value in offer.changes.items():
        data[name] = form.written(name, value)
    if (needed := offer.then.found.needed) is not None:
        data["planned_n"] = str(round(needed))
    return data


def _told(idea: Idea, plan: dict[str, Any]) -> Told | None:
    return told_of(idea, plan, timezone.localtime(now()).date())


def _find(request: KnownRequest, pk: int) -> Idea:
    ideas = Idea.objects.seen_by(request.user).select_related("team", "owner", "by", "moment")
    return get_object_or_404(ideas, pk=pk)


def _page(
    request: KnownRequest, idea: Idea, form: HypothesisForm, told: Told | None, status: int = 200
) -> HttpResponse:
    inside = request.headers.get("HX-Target") == "main"
    template = "house/prediction/_inside.html" if inside else "house/prediction.html"
    return render(request, template, {"idea": idea, "form": form, "told": told}, status=status)
