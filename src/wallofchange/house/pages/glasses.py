"""The customer's glasses on an idea, a decision or an answer: four lines, drafted, each may stay open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wallofchange.closing.models import FollowUp
from wallofchange.closing.models.follow_up import Reply
from wallofchange.deciding.models import CustomerTest, Decision, Idea
from wallofchange.deciding.models.customer_test import LONGEST, QUESTIONS
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.pages.draft import draft as prediction
from wallofchange.learning.glasses import draft
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest


@dataclass(frozen=True)
class Worn:
    """What is looked at, what was said of it last, what is drafted, and where one came from."""

    name: str
    back: str
    last: CustomerTest | None
    drafted: dict[str, str]

    @property
    def shown(self) -> dict[str, str]:
        return {name: getattr(self.last, name) for name in QUESTIONS} if self.last else self.drafted


@login_required
def on_idea(request: KnownRequest, pk: int) -> HttpResponse:
    idea = get_object_or_404(Idea.objects.seen_by(request.user), pk=pk)
    back = reverse("house:idea", args=[pk]) + "#glasses"

    def keep(**said: str) -> object:
        drafted = request.POST.get("as_drafted") == "1"
        return CustomerTest.of_idea(idea, by=request.user, at=now(), as_drafted=drafted, **said)

    return _answer(request, lambda: _of_idea(idea, back), keep, back)


@login_required
def on_decision(request: KnownRequest, pk: int) -> HttpResponse:
    decision = decision_seen_by(request.user, pk)
    back = reverse("house:idea", args=[decision.idea_id])
    name = f"{decision.idea.title}: {decision.get_stage_display()}"
    last = CustomerTest.objects.on_decision(decision)

    def keep(**said: str) -> object:
        return CustomerTest.of_decision(decision, by=request.user, at=now(), **said)

    return _answer(request, lambda: Worn(name, back, last, draft(decision.idea)), keep, back)


@login_required
def on_reply(request: KnownRequest, pk: int) -> HttpResponse:
    """An answer to a customer is an act as well: every act can exceed."""
    reply = reply_seen_by(request.user, pk)
    back = reverse("house:signal", args=[reply.follow_up.signal_id])
    drafted = draft_of_reply(reply)
    last = CustomerTest.objects.on_reply(reply.pk)

    def keep(**said: str) -> object:
        return CustomerTest.of_reply(
            reply, by=request.user, at=now(), team_id=reply.follow_up.team_id, **said
        )

    return _answer(request, lambda: Worn(_("Our answer"), back, last, drafted), keep, back)


def decision_seen_by(user: User, pk: int) -> Decision:
    found = Decision.objects.select_related("idea").filter(idea__in=Idea.objects.seen_by(user))
    return get_object_or_404(found, pk=pk)


def reply_seen_by(user: User, pk: int) -> Reply:
    seen = Reply.objects.select_related("follow_up").filter(follow_up__in=FollowUp.objects.seen_by(user))
    return get_object_or_404(seen, pk=pk)


def draft_of_reply(reply: Reply) -> dict[str, str]:
    """Our own words are what they get; the rest stays open."""
    return dict.fromkeys(QUESTIONS, "") | {"will_get": reply.words[:LONGEST]}


def glasses_of(idea: Idea, how_known: str = "") -> Worn:
    """As the page of the idea shows them; `how_known`: its prediction, where that is known already."""
    last = CustomerTest.objects.on_idea(idea)
    return Worn(idea.title, "", last, {} if last else draft(idea, how_known))


def _of_idea(idea: Idea, back: str) -> Worn:
    last = CustomerTest.objects.on_idea(idea)
    known = str(prediction(idea, now()).get("sentence", "")) if last is None else ""
    return Worn(idea.title, back, last, draft(idea, known) if last is None else {})


def _answer(
    request: KnownRequest, worn: Callable[[], Worn], keep: Callable[..., object], back: str
) -> HttpResponse:
    """Keep what was said and go back; nothing that was typed is lost when it is refused."""
    if request.method != "POST":
        return _page(request, worn(), {})
    said = {name: request.POST.get(name, "") for name in QUESTIONS}
    try:
        keep(**said)
    except Refused as refusal:
        return _page(request, worn(), {"refusal": refusal, "typed": said}, status=409)
    return SeeOther(back)


def _page(request: KnownRequest, worn: Worn, more: dict[str, Any], status: int = 200) -> HttpResponse:
    fields = more.get("typed") or worn.shown
    labels = {
        "expects_now": _("What do they expect now?"),
        "will_get": _("What will they get?"),
        "remarkable": _("Why is that remarkable?"),
        "how_known": _("How shall we know?"),
    }
    rows = [(name, labels[name], fields.get(name, "")) for name in QUESTIONS]
    inside = request.headers.get("HX-Target") == "main"
    template = "house/glasses/_inside.html" if inside else "house/glasses.html"
    return render(request, template, {"worn": worn, "rows": rows, "longest": LONGEST} | more, status=status)
