"""Who waits for us: the longest first, with the deadline in working hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from wallofchange.closing import working_hours
from wallofchange.closing.models import FollowUp
from wallofchange.closing.waiting import with_all
from wallofchange.diary.clock import now
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest

SHOWN = 50  # nobody answers more than this in one sitting


@login_required
def follow_ups(request: KnownRequest) -> HttpResponse:
    teams = list(Team.objects.of(request.user))
    asked = request.GET.get("team", "")
    team = next((team for team in teams if str(team.pk) == asked), None)
    found = with_all(FollowUp.objects.waiting()).seen_by(request.user)
    found = found.filter(team=team) if team else found
    at = now()
    context: dict[str, Any] = {
        "waiting": [Wait.of(follow_up, at) for follow_up in found[:SHOWN]],
        "count": found.count(),
    }
    return render(request, "closing/follow_ups.html", context | {"teams": teams, "team": team})


@login_required
@require_POST
def taking(request: KnownRequest, pk: int) -> HttpResponse:
    """I'll take it."""
    follow_up = _seen(request, pk)
    had = request.POST.get(
        "owner", ""
    )  # who had it on the page that was looked at: nobody, unless it says so
    follow_up.owner_id = int(had) if had.isdecimal() and len(had) < 19 else None
    follow_up.take(by=request.user, at=now())
    return _one(request, follow_up)


@login_required
@require_POST
def replies(request: KnownRequest, pk: int) -> HttpResponse:
    """What was answered."""
    follow_up = _seen(request, pk)
    follow_up.answer(request.POST.get("words", ""), by=request.user, at=now())
    return _one(request, follow_up)


@login_required
@require_POST
def closing(request: KnownRequest, pk: int) -> HttpResponse:
    """No answer needed, because…"""
    follow_up = _seen(request, pk)
    follow_up.let_go(request.POST.get("why", "")[:200], by=request.user, at=now())
    return _one(request, follow_up)


@dataclass(frozen=True)
class Wait:
    """A follow-up with the working hours that are left, or by which it is late."""

    follow_up: FollowUp
    late: bool
    hours: int  # begun hours count whole

    @classmethod
    def of(cls, follow_up: FollowUp, at: datetime) -> Wait:
        here, due = timezone.localtime(at), timezone.localtime(follow_up.due_at)
        late = here > due
        apart = working_hours.between(due, here) if late else working_hours.between(here, due)
        return cls(follow_up, late, ceil(apart / timedelta(hours=1)))


def _seen(request: KnownRequest, pk: int) -> FollowUp:
    return get_object_or_404(with_all(FollowUp.objects.seen_by(request.user)), pk=pk)


def _one(request: KnownRequest, follow_up: FollowUp) -> HttpResponse:
    """The same one as it stands now, where htmx asks for it; the list to everybody else."""
    if request.headers.get("HX-Request") != "true":
        return redirect(f"{reverse('closing:follow-ups')}#follow-up-{follow_up.pk}")
    fresh = _seen(request, follow_up.pk)
    return render(request, "closing/_follow_up.html", {"wait": Wait.of(fresh, now())})
