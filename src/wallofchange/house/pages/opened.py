"""A card that is opened on the wall: what is known of it in one look, and all that can be done with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from wallofchange.deciding.ageing import notice_of
from wallofchange.deciding.asking import seen_as
from wallofchange.deciding.models import Ask, Idea
from wallofchange.diary.clock import now
from wallofchange.learning.found_kind import found
from wallofchange.learning.ordinary import ordinary_of
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest

A_FEW = 3  # yes-buts and yes-ands; the rest is on the idea's own page


@login_required
def opened(request: KnownRequest, pk: int) -> HttpResponse:
    """The inside of the dialog; 404 where the idea may not be seen."""
    idea = get_object_or_404(Idea.objects.seen_by(request.user).as_cards(), pk=pk)
    return render(request, "house/wall/_opened.html", _context(idea, request.user, now()))


def _context(idea: Any, reader: User, at: datetime) -> dict[str, Any]:
    voices = idea.evidence.aggregate(n=Count("pk"), latest=Max("signal__said_at"))
    objections = list(idea.objections.select_related("by", "condition__who", "owned_no__by").order_by("-id"))
    additions = list(idea.additions.select_related("by").order_by("-id"))
    plan = idea.hypotheses.last()
    return {
        "idea": idea,
        "voices": voices["n"],
        "latest": voices["latest"],
        "days": (timezone.localdate(at) - timezone.localdate(idea.at)).days,
        "kind_found": found([idea]).get(idea.pk),
        "prediction": plan.sentence if plan else "",
        "objections": objections[:A_FEW],
        "additions": additions[:A_FEW],
        "more_talk": len(objections[A_FEW:]) + len(additions[A_FEW:]),
        "outcome": verdicts_of([idea]).get(idea.pk),
        "ordinary": ordinary_of([idea]).get(idea.pk),
        "notice": notice_of(idea, at),
        "asked": seen_as(Ask.objects.open().filter(idea=idea).with_all(), reader, at),
    }
