"""An idea is pinned, joined, described and made better."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Idea, Kind, Lane
from wallofchange.deciding.views.answer import shown, verb
from wallofchange.deciding.views.given import colleague, hours, number, numbers, one_of
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest


@login_required
@require_POST
def ideas(request: KnownRequest) -> HttpResponse:
    """Pin a new idea, or join customers' words to one that hangs there already (`idea`)."""
    given = request.POST
    signals = Signal.objects.seen_by(request.user).filter(pk__in=numbers(given.getlist("signals")))
    if joined := given.get("idea", ""):
        idea = get_object_or_404(Idea.objects.seen_by(request.user), pk=number(joined))
        idea.attach(signals, by=request.user, at=now())
    else:
        kind = one_of([*Kind.values, ""], given.get("kind", ""))
        title, team = given.get("title", ""), _team(request)
        try:
            idea = Idea.pin(title, team=team, by=request.user, at=now(), signals=signals, kind=kind)
        except Refused as refusal:
            return _once_more(request, refusal)
    return shown(request, idea)


def _once_more(request: KnownRequest, refusal: Refused) -> HttpResponse:
    """The refusal, and the way to where one writes the sentence: what was picked and typed goes along."""
    kept = {name: request.POST.getlist(name) for name in ("signals", "title", "kind", "team")}
    url = f"{reverse('house:pinning')}?{urlencode(kept, doseq=True)}"
    fragment = request.headers.get("HX-Request") == "true"
    template = "house/_refusal.html" if fragment else "house/refusal.html"
    ways = [{"url": url, "label": _("Write the sentence")}]
    return render(request, template, {"refusal": refusal, "ways": ways}, status=409)


@verb()
def description(request: KnownRequest, idea: Idea) -> None:
    """Change what was filled in: only the fields that are sent."""
    changed = _changed(request.POST, idea)
    if changed:
        idea.describe(by=request.user, at=now(), **changed)


@verb()
def additions(request: KnownRequest, idea: Idea) -> None:
    """Yes, and…"""
    idea.yes_and(request.POST.get("words", ""), by=request.user, at=now())


def _changed(given: QueryDict, idea: Idea) -> dict[str, Any]:
    readers: dict[str, Callable[[str], Any]] = {
        "title": lambda text: text,
        "lane": lambda text: one_of(Lane.values, text),
        "kind": lambda text: one_of([*Kind.values, ""], text),
        "hours": hours,
        "owner": lambda text: colleague(idea, text),
    }
    return {name: read(given.get(name, "")) for name, read in readers.items() if name in given}


def _team(request: KnownRequest) -> Team:
    """The team that is asked for, else one's own, else the first one may see."""
    teams = Team.objects.of(request.user)
    if asked := request.POST.get("team", ""):
        return get_object_or_404(teams, pk=number(asked))
    team = teams.filter(memberships__user=request.user).first() or teams.first()
    if team is None:
        raise Refused(
            _("You do not belong to a team yet."),
            remedy=_("Ask the administrator of this house to add you to yours."),
            code="no_team",
        )
    return team
