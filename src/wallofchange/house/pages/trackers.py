"""Trackers: the secret that each sends with its news, and the issues that cards lead to."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Idea, Tracker, TrackerLink, TrackerSecret
from wallofchange.deciding.views.answer import SeeOther, refused, verb
from wallofchange.deciding.views.given import one_of
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.requests import KnownRequest


@login_required
def trackers(request: KnownRequest) -> HttpResponse:
    """The address and the secret of each tracker; POST makes a secret and shows it this one time."""
    _check(request)
    fresh, kind = "", ""
    if request.method == "POST":
        kind = one_of(Tracker.values, request.POST.get("kind", ""))
        _made, fresh = TrackerSecret.make(kind, by=request.user, at=now())
    good = {each.kind: each for each in TrackerSecret.objects.filter(ends_at=None).select_related("by")}
    rows = [
        {
            "kind": tracker,
            "address": request.build_absolute_uri(reverse("house:hook", args=[tracker.value])),
            "secret": good.get(tracker.value),
            "fresh": fresh if tracker.value == kind else "",
        }
        for tracker in Tracker
    ]
    response = render(request, "house/trackers.html", {"rows": rows})
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def ended(request: KnownRequest, kind: str) -> HttpResponse:
    """Believe nothing of this tracker any more."""
    _check(request)
    TrackerSecret.end(one_of(Tracker.values, kind), by=request.user, at=now())
    return redirect("house:trackers")


@verb()
def links(request: KnownRequest, idea: Idea) -> None:
    """Say where it is made."""
    TrackerLink.hang(idea, request.POST.get("address", ""), by=request.user, at=now())


@login_required
@require_POST
def withdrawal(request: KnownRequest, pk: int) -> HttpResponse:
    """It is not made there any more."""
    link = get_object_or_404(TrackerLink, pk=pk, idea__in=Idea.objects.seen_by(request.user))
    try:
        link.withdraw(by=request.user, at=now())
    except Refused as refusal:
        return refused(request, link.idea, refusal)
    return SeeOther(reverse("house:idea", args=[link.idea_id]) + "#made-where")


def _check(request: KnownRequest) -> None:
    if not request.user.sees_all_teams:
        raise PermissionDenied
