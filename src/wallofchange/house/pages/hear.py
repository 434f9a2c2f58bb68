"""Ten seconds to note what a customer told somebody; the page also opens where there is no network."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.frame import mark_of
from wallofchange.listening.models import NOTED, Moment, Signal
from wallofchange.listening.noting import LONGEST, note_down
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import Gist

AT_HAND = 6  # moments that are one tap away; the others are two


@login_required
def hear(request: KnownRequest) -> HttpResponse:
    """One field; POST notes what is in it, for a person or for a script that kept it meanwhile."""
    teams = own_first(request.user)
    if not teams:
        return render(request, "house/no_team.html")
    if request.method != "POST":
        return _page(request, teams, noted=number(request.GET.get("noted", "")))
    try:
        signal = _noted(request, teams)
    except Refused as refusal:
        if _is_a_script(request):
            raise
        return _page(request, teams, refusal=refusal, typed=request.POST)
    if _is_a_script(request):
        return JsonResponse({"id": signal.pk}, status=201)
    return redirect(f"{reverse('house:hear')}?noted={signal.pk}")


@login_required
def noted(request: KnownRequest, pk: int) -> HttpResponse:
    """What was noted, with a door to an idea as soon as it is read. A fragment."""
    get_object_or_404(_notes(request.user), pk=pk)
    return render(request, "house/hear/_noted.html", _thanks(pk))


def own_first(user: User) -> list[Team]:
    """The teams that somebody may note for, the one they belong to first."""
    mine = set(user.teams.values_list("pk", flat=True))
    return sorted(Team.objects.of(user), key=lambda team: team.pk not in mine)


def _noted(request: KnownRequest, teams: list[Team]) -> Signal:
    given = request.POST
    if given.get("who", mark_of(request.user)) != mark_of(request.user):
        raise Refused(
            _("Somebody else noted this."), remedy=_("It waits until they come in again."), code="not_you"
        )
    asked = number(given.get("team", ""))
    return note_down(
        given.get("words", ""),
        team=get_object_or_404(Team, pk=asked) if asked else teams[0],
        by=request.user,
        at=now(),
        key=given.get("key", "")[:100] or uuid4().hex,
        moment=Moment.objects.filter(slug=given.get("moment", "")).first(),
        waited=timedelta(seconds=number(given.get("waited", "")[:9])),
    )


def _page(request: KnownRequest, teams: list[Team], *, noted: int = 0, **more: Any) -> HttpResponse:
    moments = list(Moment.objects.all())
    shown: dict[str, Any] = {"teams": teams, "longest": LONGEST, "key": uuid4().hex}
    shown |= {"moments": moments[:AT_HAND], "more_moments": moments[AT_HAND:]}
    if noted and _notes(request.user).filter(pk=noted).exists():
        shown |= _thanks(noted)
    return render(request, "house/hear.html", shown | more, status=409 if more.get("refusal") else 200)


def _thanks(pk: int) -> dict[str, Any]:
    return {"noted": pk, "is_read": Gist.objects.filter(pk=pk).exists()}


def _notes(user: User) -> Any:
    return Signal.objects.seen_by(user).filter(source__kind=NOTED)


def _is_a_script(request: KnownRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
