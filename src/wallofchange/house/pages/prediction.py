"""The prediction as a sentence whose parts can be changed, and, while one types, what the plan can show."""

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
from wallofchange.learning.planning.drafting import pieces, sentence, sentences
from wallofchange.learning.planning.outlook_told import Told, told_of
from wallofchange.people.requests import KnownRequest


@login_required
def prediction(request: KnownRequest, pk: int) -> HttpResponse:
    """Change the prediction, or leave the drafted one so with one tap."""
    found = _find(request, pk)
    if request.method != "POST":
        drafted = draft(found, now())
        form = HypothesisForm(initial=drafted, user=request.user)
        return _page(request, found, form, drafted)
    form = HypothesisForm(_posted(request), user=request.user)
    if not form.is_valid():
        return _page(request, found, form, form.typed(), status=422)
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
    data = _posted(request)
    form = HypothesisForm(data, user=request.user)
    plan = form.typed()
    if taken := request.POST.get("take"):
        form = HypothesisForm(_taken(data, taken, form, _told(found, plan)), user=request.user)
        return _page(request, found, form, form.typed())
    if request.headers.get("HX-Request") == "true":
        shown = {"idea": found, "told": _told(found, plan), "again": True, **_said(form, plan)}
        return render(request, "house/prediction/_outlook.html", shown)
    return _page(request, found, form, plan)


def _posted(request: KnownRequest) -> QueryDict:
    """What was typed; a sentence that nobody made their own follows the parts that were changed."""
    data = request.POST.copy()
    if "drafted_sentence" in data and data.get("sentence", "") in ("", data["drafted_sentence"]):
        plan = HypothesisForm(data, user=request.user).typed()
        data["sentence"] = sentence(plan, get_language() or "en")
    return data


def _taken(typed: QueryDict, name: str, form: HypothesisForm, told: Told | None) -> QueryDict:
    """What was typed, with what one offer changes; a sentence that was drafted follows."""
    data = typed.copy()
    offers = {offer.name: offer for offer, _words in told.offers} if told else {}
    offer = offers.get(name)
    if offer is None:
        return data
    plan, language = form.typed(), get_language() or "en"
    if plan.get("sentence") == sentence(plan, language):
        data["sentence"] = sentence(plan | offer.changes, language)
    for field, value in offer.changes.items():
        data[field] = form.written(field, value)
    if (needed := offer.then.found.needed) is not None:
        data["planned_n"] = str(round(needed))
    return data


def _said(form: HypothesisForm, plan: dict[str, Any]) -> dict[str, Any]:
    """The sentence in its parts, each with the fields that change it; `own`: somebody's own words for it."""
    language = get_language() or "en"
    typed = str(form["sentence"].value() or "")
    ours = sentences(plan).values()
    return {
        "parts": [
            {"name": name, "words": words, "fields": form.part(name) if name else []}
            for name, words in pieces(plan, language)
        ],
        "own": "" if typed in ours else typed,
        "drafted_sentence": typed if typed in ours else sentence(plan, language),
    }


def _told(idea: Idea, plan: dict[str, Any]) -> Told | None:
    return told_of(idea, plan, timezone.localdate(now()))


def _find(request: KnownRequest, pk: int) -> Idea:
    ideas = Idea.objects.seen_by(request.user).select_related("team", "owner", "by", "moment")
    return get_object_or_404(ideas, pk=pk)


def _page(
    request: KnownRequest, idea: Idea, form: HypothesisForm, plan: dict[str, Any], status: int = 200
) -> HttpResponse:
    inside = request.headers.get("HX-Target") == "main"
    template = "house/prediction/_inside.html" if inside else "house/prediction.html"
    shown = {"idea": idea, "form": form, "told": _told(idea, plan), **_said(form, plan)}
    return render(request, template, shown, status=status)
