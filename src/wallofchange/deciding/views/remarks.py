"""A remark is made; one that reads as a yes-but gets one question, to its writer alone."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Idea, Remark, Unasked
from wallofchange.deciding.views.answer import answered, verb
from wallofchange.diary.clock import now
from wallofchange.people.requests import KnownRequest


@verb()
def remarks(request: KnownRequest, idea: Idea) -> None:
    """A remark, kept as it is."""
    Remark.make(idea, request.POST.get("words", ""), by=request.user, at=now())


@login_required
@require_POST
def meaning(request: KnownRequest, pk: int) -> HttpResponse:
    """Its writer says what it is: a yes-but, just a remark, and perhaps not to be asked again."""
    seen = Remark.objects.filter(idea__in=Idea.objects.seen_by(request.user))
    remark = get_object_or_404(seen.select_related("idea__team", "by"), pk=pk)
    return answered(request, remark.idea, lambda _request, _idea: _say(request, remark))


@login_required
@require_POST
def asking(request: KnownRequest) -> HttpResponse:
    """Be asked again whether a remark is a yes-but, or not any more."""
    Unasked.switch(request.user, off=request.POST.get("ask") != "1", at=now())
    idea = request.POST.get("idea", "")
    return (
        redirect("house:idea", pk=int(idea)) if idea.isascii() and idea.isdigit() else redirect("house:wall")
    )


def _say(request: KnownRequest, remark: Remark) -> None:
    means = request.POST.get("means", "")
    if means == "yes-but":
        remark.become_yes_but(by=request.user, at=now())
    else:
        remark.stay(by=request.user, at=now(), ask_again=means != "never-ask")
