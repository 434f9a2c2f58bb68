"""Mornings that were: the minutes of one, and how it goes, for the team itself."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from wallofchange.deciding.minutes import closing_line, minutes
from wallofchange.deciding.models import DayStart
from wallofchange.deciding.mornings import of_all, rhythm
from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.house.pages.today.holding import hold
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import Gist

SHOWN = 30  # mornings on a page


@login_required
def day_starts(request: KnownRequest) -> HttpResponse:
    """The last mornings of a team, each with its sentence; POST begins today's."""
    if request.method == "POST":
        return hold(request)
    teams = Team.objects.of(request.user)
    asked = number(request.GET.get("team", ""))
    team = get_object_or_404(teams, pk=asked) if asked else teams.filter(members=request.user).first()
    if team is None:
        team = get_object_or_404(teams.all()[:1])
    return render(request, "house/day_starts.html", _row(request, team) | {"team": team, "teams": teams})


@login_required
def day_start(request: KnownRequest, pk: int) -> HttpResponse:
    """The minutes of one morning, as they wrote themselves."""
    found = get_object_or_404(
        DayStart.objects.select_related("team", "leader", "lifts", "hurts"),
        pk=pk,
        team__in=Team.objects.of(request.user),
    )
    read = Gist.objects.seen_by(request.user).filter(pk__in=[found.lifts_id or 0, found.hurts_id or 0])
    shown = {
        "day_start": found,
        "read": sorted(read.select_related("signal__moment"), key=lambda gist: gist.pk != found.lifts_id),
        "lines": minutes(found, request.user),
        "closing": closing_line(found, None, found.on) if found.closed_at else "",
        "after": DayStart.objects.filter(team=found.team, on__gt=found.on).first(),
        "before": DayStart.objects.filter(team=found.team, on__lt=found.on).last(),
    }
    return render(request, "house/day_start.html", shown)


def _row(request: KnownRequest, team: Team) -> dict[str, object]:
    """A page of mornings; how it goes is shown to whoever stands there and to nobody else."""
    on = timezone.localdate(now())
    before = request.GET.get("before", "")
    held = DayStart.objects.filter(team=team).select_related("leader").order_by("-on")
    if earlier := held.filter(pk=number(before)).first():
        held = held.filter(on__lt=earlier.on)
    page = list(held[: SHOWN + 1])
    is_theirs = team.memberships.filter(user=request.user).exists()
    done, possible = of_all(team, on) if is_theirs else (0, 0)
    return {
        "mornings": page[:SHOWN],
        "earlier": page[SHOWN - 1] if len(page) > SHOWN else None,
        "rhythm": rhythm(team, on) if is_theirs else None,
        "done": done,
        "possible": possible,
    }
