"""The wall on a big screen: a link with its own key, which shows one team's wall and opens nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_GET, require_POST

from wallofchange.deciding.models import Idea, ScreenKey
from wallofchange.deciding.models.screen_key import led_by
from wallofchange.deciding.models.stage import COLUMNS
from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.house.pages.wall import Column, Lane, cards
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest

FIT = 6  # cards a column; more do not fit a screen that is read from five metres


def screens(request: HttpRequest) -> HttpResponse:
    """The links of the teams one leads; POST makes one and shows it this one time. `?key=` opens a screen."""
    if key := request.GET.get("key", ""):
        return _unseen(redirect("house:screen", key=quote(key, safe="")))
    return _screens(request)  # type: ignore[arg-type]  # login_required knows who it is


@login_required
def _screens(request: KnownRequest) -> HttpResponse:
    made, key = _make(request) if request.method == "POST" else (None, "")
    page = {
        "teams": led_by(request.user),
        "screens": ScreenKey.objects.working().kept_by(request.user).select_related("team", "by"),
        "made": made,
        "link": request.build_absolute_uri(reverse("house:screen", args=[key])) if key else "",
    }
    return render(request, "house/screens.html", page)


@login_required
@require_POST
def revocation(request: KnownRequest, pk: int) -> HttpResponse:
    """Take a link away; the screen says so by itself."""
    key = get_object_or_404(ScreenKey.objects.working().kept_by(request.user), pk=pk)
    key.revoke(by=request.user, at=now())
    return redirect("house:screens")


@require_GET
def screen(request: HttpRequest, key: str) -> HttpResponse:
    """The wall of one team, without a menu and without figures; only its inside for a screen that renews."""
    found = ScreenKey.find(key)
    if found is None:
        return _unseen(render(request, "house/screen_gone.html", status=404))
    inside = "inside" in request.GET
    with translation.override(found.language):
        shown = {"team": found.team, "key": key, "columns": list(_columns(found.team))}
        return _unseen(render(request, "house/screen/_inside.html" if inside else "house/screen.html", shown))


def _make(request: KnownRequest) -> tuple[ScreenKey, str]:
    team = get_object_or_404(Team.objects.of(request.user), pk=number(request.POST.get("team", "")))
    name, language = request.POST.get("name", ""), translation.get_language() or "nl"
    return ScreenKey.issue(team, name, by=request.user, at=now(), language=language[:2])


def _columns(team: Team) -> Iterator[Column]:
    """What moved last, in every column; one query a column."""
    ideas = Idea.objects.of_teams(Team.objects.filter(pk=team.pk))
    hung = {stage: list(ideas.filter(stage=stage).as_cards()[:FIT]) for stage in COLUMNS}
    shown = {card.idea.pk: card for card in cards([idea for stage in COLUMNS for idea in hung[stage]])}
    for stage in COLUMNS:
        lane = Lane("", "", [shown[idea.pk] for idea in hung[stage]])
        yield Column(stage, str(stage.label), 0, [lane])


def _unseen(response: HttpResponse) -> HttpResponse:
    """The key stands in the address: it goes nowhere else."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
