"""A team's room: what is planned, what is kept for improving, and the ways on when it is full."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Cycle
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.given import day, hours
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Membership, Team, User
from wallofchange.people.requests import KnownRequest

A_YEAR = timedelta(weeks=52)


@login_required
def room(request: KnownRequest, pk: int) -> HttpResponse:
    """Look at the room of the cycle in which `on` falls; POST plans regular work in it."""
    team, at = _team(request, pk), now()
    if request.method != "POST":
        return _page(request, _cycle(team, request.GET.get("on", ""), at), at)
    typed = {name: request.POST.get(name, "").strip() for name in ("title", "hours", "on")}
    cycle = _cycle(team, "", at)
    try:
        cycle = _cycle(team, typed["on"], at)
        cycle.plan_regular(typed["title"], hours(typed["hours"]), by=request.user, at=at)
    except Refused as refusal:
        return _page(request, cycle, at, refusal=refusal, typed=typed)
    return SeeOther(f"{reverse('deciding:room', args=[team.pk])}?on={cycle.starts_on}")


@login_required
@require_POST
def exemptions(request: KnownRequest, pk: int) -> HttpResponse:
    """Break the reserve: a name, a reason, an end date."""
    team, at, given = _team(request, pk), now(), request.POST
    cycle = _cycle(team, "", at)
    try:
        cycle = _cycle(team, given.get("on", ""), at)
        until = day(given.get("until", ""), cycle.ends_on)
        cycle.exempt(
            hours(given.get("hours", "")), reason=given.get("reason", ""), until=until, by=request.user, at=at
        )
    except Refused as refusal:
        return _page(request, cycle, at, refusal=refusal, wanted=given.dict())
    return SeeOther(f"{reverse('deciding:room', args=[team.pk])}?on={cycle.starts_on}")


@login_required
@require_POST
def requests(request: KnownRequest, pk: int) -> HttpResponse:
    """Ask whoever leads the team for an exception; it waits on this page."""
    team, at, given = _team(request, pk), now(), request.POST
    cycle = _cycle(team, "", at)
    try:
        cycle = _cycle(team, given.get("on", ""), at)
        cycle.ask_exception(given.get("title", ""), hours(given.get("hours", "")), by=request.user, at=at)
    except Refused as refusal:
        return _page(request, cycle, at, refusal=refusal)
    return SeeOther(f"{reverse('deciding:room', args=[team.pk])}?on={cycle.starts_on}")


def _page(
    request: KnownRequest,
    cycle: Cycle,
    at: datetime,
    *,
    refusal: Refused | None = None,
    typed: dict[str, str] | None = None,
    wanted: dict[str, Any] | None = None,
) -> HttpResponse:
    shown = {
        "team": cycle.team,
        "cycle": cycle,
        "next_starts_on": cycle.ends_on + timedelta(days=1),
        "leads": cycle.team.is_led_by(request.user),
        "leader": _leader(cycle.team),
        "bookings": cycle.bookings.filter(withdrawn_at=None).select_related("idea", "by"),
        "exemptions": cycle.exemptions.select_related("by"),
        "asked": cycle.asked(),
        "typed": typed or {},
        "wanted": wanted or {},
        "refusal": refusal,
        "short": _short(typed, cycle),
    }
    return render(request, "deciding/room.html", shown, status=409 if refusal else 200)


def _short(typed: dict[str, str] | None, cycle: Cycle) -> Decimal:
    """How many hours more than are free were asked for."""
    try:
        return max(hours((typed or {}).get("hours", "")) - cycle.free, Decimal(0))
    except Refused:
        return Decimal(0)


def _team(request: KnownRequest, pk: int) -> Team:
    return get_object_or_404(Team.objects.of(request.user), pk=pk)


def _leader(team: Team) -> User | None:
    return (
        User.objects.filter(memberships__team=team, memberships__role=Membership.Role.LEAD)
        .order_by("pk")
        .first()
    )


def _cycle(team: Team, on: str, at: datetime) -> Cycle:
    """The cycle of that day, a year back or ahead at most: looking makes one where there is none yet."""
    today: date = timezone.localtime(at).date()
    return Cycle.of(team, min(max(day(on, today), today - A_YEAR), today + A_YEAR))
