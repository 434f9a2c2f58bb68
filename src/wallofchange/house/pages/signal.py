"""One conversation: the words, how they were read, what we answered, what we do with it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import Idea, Stage
from wallofchange.deciding.views.gestures import with_extras
from wallofchange.diary.clock import now
from wallofchange.house.pages.signals import where_words_can_go
from wallofchange.listening.models import ContactWish, Signal
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import Correction, Gist
from wallofchange.understanding.models.gist import GistQuerySet
from wallofchange.understanding.shown import read_so

OTHERS = 10


@login_required
def signal(request: KnownRequest, pk: int) -> HttpResponse:
    heard = Signal.objects.seen_by(request.user).select_related("moment", "source__team", "customer")
    found = with_extras([get_object_or_404(heard, pk=pk)], request, now())[0]
    gist = _gists(request).filter(pk=pk).first()
    context: dict[str, Any] = {"signal": found, "gist": gist, "follow_up": _follow_up(found)}
    context["pinned"] = _resting_on(found, request)
    context |= where_words_can_go(request.user) | (read_so(gist, request.user) if gist else {})
    if found.customer_id:
        same = _gists(request).filter(signal__customer=found.customer_id).exclude(pk=pk)
        context["contact_wish"] = ContactWish.of(found.customer) if found.customer else None
        context["others"] = same.newest_first()[:OTHERS]
    return render(request, "house/signal.html", context)


@login_required
@require_POST
def corrections(request: KnownRequest, pk: int) -> HttpResponse:
    """Read it better; one tap."""
    gist = get_object_or_404(_gists(request), pk=pk)
    field = request.POST.get("field", "")
    gist.correct(field, _value(request, field), by=request.user, at=now())
    return read_again(request, pk)


@login_required
@require_POST
def withdrawal(request: KnownRequest, pk: int, correction: int) -> HttpResponse:
    """Take a correction back."""
    get_object_or_404(_gists(request), pk=pk)
    get_object_or_404(Correction, pk=correction, signal=pk).withdraw(by=request.user, at=now())
    return read_again(request, pk)


def read_again(request: KnownRequest, pk: int) -> HttpResponse:
    """How it is read now, where htmx asks for it; the page to everybody else."""
    if request.headers.get("HX-Request") != "true":
        return redirect("house:signal", pk)
    gist = get_object_or_404(_gists(request), pk=pk)
    return render(request, "understanding/_reading.html", read_so(gist, request.user))


def _gists(request: KnownRequest) -> GistQuerySet:
    return Gist.objects.seen_by(request.user).whole()


def _follow_up(found: Signal) -> FollowUp | None:
    return FollowUp.objects.filter(signal=found).prefetch_related("replies__by").first()


def _resting_on(found: Signal, request: KnownRequest) -> QuerySet[Idea]:
    """Ideas that these words hang with; what became part of another hangs there as that other."""
    ideas = Idea.objects.seen_by(request.user).filter(evidence__signal=found)
    return ideas.exclude(stage=Stage.MERGED).order_by("id")


def _value(request: KnownRequest, field: str) -> object:
    """What was tapped, as the kind of value that the field holds."""
    if field == Correction.Field.THEMES:
        return request.POST.getlist("value")
    given = request.POST.get("value", "")
    if field == Correction.Field.ASKS_ANSWER:
        return {"true": True, "false": False}.get(given, given)
    return given
