"""Today: the day-start of my team, in its fixed order. What has nothing to say is not shown."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.diary.models import Entry
from wallofchange.house.pages.today.morning import morning
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest


@login_required
def today(request: KnownRequest) -> HttpResponse:
    """The whole page; only its inside for a page that shows what others did."""
    team = _team(request)
    if team is None:
        return render(request, "house/no_team.html")
    inside = request.headers.get("X-Inside") == "morning"
    template = "house/today/_morning.html" if inside else "house/today.html"
    shown = {
        "since": Entry.latest(),
        "morning": morning(team, request.user, now()),
        "team": team,
        "teams": Team.objects.of(request.user),
        "big": "big" in request.GET,
    }
    response = render(request, template, shown)
    response.headers["Vary"] = "X-Inside"
    return response


def _team(request: KnownRequest) -> Team | None:
    """The team that is asked for, else my own, else the first I may see."""
    teams = Team.objects.of(request.user)
    if asked := request.GET.get("team", ""):
        return get_object_or_404(teams, pk=number(asked))
    return teams.filter(memberships__user=request.user).first() or teams.first()
