"""One idea, from the customers' words to the verdict."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from wallofchange.deciding.forms import HypothesisForm
from wallofchange.deciding.models import Idea, Stage
from wallofchange.deciding.standing import Standing
from wallofchange.deciding.talk import talk_of
from wallofchange.deciding.views.answer import verb
from wallofchange.diary.clock import now
from wallofchange.diary.models import Entry
from wallofchange.house.pages.draft import draft
from wallofchange.house.pages.goals import served
from wallofchange.house.pages.proof import proof_of
from wallofchange.house.pages.whole import rests_on
from wallofchange.learning import charts
from wallofchange.learning.outcome.further import keep_measuring, with_ways_on
from wallofchange.learning.outcome.shown import outcome_of
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.requests import KnownRequest

MOST_WORDS = 200  # more than anybody reads in one go
BEFORE_LIVE = (Stage.INVENTORY, Stage.SELECTION, Stage.REALISATION)


@login_required
def idea(request: KnownRequest, pk: int) -> HttpResponse:
    """The whole page; only its inside for a form that was sent from it."""
    found = _find(request, pk)
    inside = request.headers.get("HX-Target") == "main"
    since = Entry.latest()
    shown = context(request, found, now()) | {"since": since}
    if shown["outcome"] and (picture := charts.asked(request, shown["outcome"].charts)) is not None:
        return picture
    return render(request, "house/idea/_inside.html" if inside else "house/idea.html", shown)


@verb()
def conclusion(request: KnownRequest, idea: Idea) -> None:
    """A person takes the outcome from the wall: keep, adapt or stop."""
    outcome = verdicts_of([idea]).get(idea.pk)
    how = request.POST.get("how", "keep")
    idea.conclude(
        verdict=outcome.verdict if outcome else "not_measured",
        keep=how != "stop",
        adapted=how == "adapt",
        why=request.POST.get("why", "").strip(),
        by=request.user,
        at=now(),
    )


@verb()
def measuring_longer(request: KnownRequest, idea: Idea) -> None:
    """Keep measuring what is not proven."""
    keep_measuring(idea, by=request.user, at=now())


def context(request: KnownRequest, idea: Idea, at: datetime) -> dict[str, Any]:
    """Everything that the page shows, in a constant number of queries."""
    hypotheses = list(idea.hypotheses.select_related("by", "moment"))
    evaluation = verdicts_of([idea]).get(idea.pk)
    with_ways_on([evaluation] if evaluation else [], at)
    evidence = idea.evidence.select_related("signal__gist", "signal__moment", "signal__source")
    talk = talk_of(idea, request.user, at)
    plan, drafted = hypotheses[-1] if hypotheses else None, _draft(request, idea, hypotheses)
    sentence = str(drafted.initial.get("sentence", "")) if drafted else ""
    known = proof_of(idea, request.user, at, evaluation, plan, sentence) | rests_on(idea, request.user)
    return known | {
        "idea": idea,
        "standing": Standing.of(idea, by=request.user, at=at),
        "evidence": list(evidence[:MOST_WORDS]),
        "voices": idea.evidence.count(),
        "talk": talk,
        "decisions": list(idea.decisions.select_related("by", "withdrawn_by").order_by("-id")),
        "bookings": list(idea.bookings.filter(withdrawn_at=None)),
        "people": talk.people,
        "plan": plan,
        "older_plans": hypotheses[:-1],
        "draft": drafted,
        "evaluation": evaluation,
        "outcome": outcome_of(evaluation) if evaluation else None,
        **served(idea, request.user),
    }


def _draft(request: KnownRequest, idea: Idea, hypotheses: list[Any]) -> HypothesisForm | None:
    """The drafted prediction as a form of one tap, as long as there is none."""
    if hypotheses or idea.stage not in BEFORE_LIVE:
        return None
    drafted = draft(idea, now())
    return HypothesisForm(initial=drafted, user=request.user, auto_id=False) if drafted else None


def _find(request: KnownRequest, pk: int) -> Idea:
    ideas = Idea.objects.seen_by(request.user).select_related("team", "owner", "by", "moment")
    return get_object_or_404(ideas, pk=pk)
