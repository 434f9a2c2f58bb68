"""A team sets its limits; the management chooses what to do where one was crossed."""

from __future__ import annotations

from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Crossing, Limit
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.given import hours
from wallofchange.deciding.views.way_back import told, way_back
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest


@login_required
@require_POST
def limits(request: KnownRequest, pk: int) -> HttpResponse:
    """Set a limit for the team, or take it away (`off`)."""
    team = get_object_or_404(Team.objects.of(request.user), pk=pk)
    kind = request.POST.get("of", "")
    try:
        if request.POST.get("off"):
            get_object_or_404(Limit.objects.standing(), team=team, of=kind).end(by=request.user, at=now())
        else:
            Limit.set(team, kind, _bar(request.POST.get("bar", "")), by=request.user, at=now())
    except Refused as refusal:
        return told(request, refusal)
    return SeeOther(way_back(request) or f"{reverse('house:flat')}#limits")


@login_required
@require_POST
def choice(request: KnownRequest, pk: int) -> HttpResponse:
    """What the management does about a limit that was crossed."""
    seen = Crossing.objects.filter(limit__team__in=Team.objects.of(request.user)).select_related(
        "limit__team"
    )
    found = get_object_or_404(seen, pk=pk)
    try:
        found.choose(
            request.POST.get("choice", ""), why=request.POST.get("why", ""), by=request.user, at=now()
        )
    except Refused as refusal:
        return told(request, refusal)
    return SeeOther(way_back(request) or reverse("house:management"))


def _bar(text: str) -> Decimal:
    """A number with a point or a comma; what is none is told as a limit."""
    try:
        return hours(text)
    except Refused:
        return Decimal(-1)
