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

from wallofchange.deciding import mandates, room_page
from wallofchange.deciding.models import Ask, Booking, Cycle, Exemption, RoomLeft
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.hours import SMALL, quarters
from wallofchange.deciding.views.answer import SeeOther, next_page
from wallofchange.deciding.views.given import day, hours
from wallofchange.deciding.views.left_over import left_over
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest

A_YEAR = timedelta(weeks=52)


@login_required
def room(request: KnownRequest, pk: int) -> HttpResponse:
    """Look at the room of the cycle in which `on` falls; POST plans regular work in it."""
    team, at = _team(request, pk), now()
    if request.method != "POST":
        return page(request, team, at, on=request.GET.get("on", ""))
    typed = {name: request.POST.get(name, "").strip() for name in ("title", "hours", "on")}
    try:
        cycle = _cycle(team, typed["on"], at)
        cycle.plan_regular(typed["title"], _hours(typed["hours"]), by=request.user, at=at)
    except Refused as refusal:
        return page(request, team, at, on=typed["on"], refusal=refusal, typed=typed)
    return _to(cycle)


@login_required
@require_POST
def exemptions(request: KnownRequest, pk: int) -> HttpResponse:
    """Break the reserve: a name, a reason, an end date."""
    team, at, given = _team(request, pk), now(), request.POST
    try:
        cycle = _cycle(team, given.get("on", ""), at)
        until = day(given.get("until", ""), cycle.ends_on)
        cycle.exempt(
            hours(given.get("hours", "")), reason=given.get("reason", ""), until=until, by=request.user, at=at
        )
    except Refused as refusal:
        return page(request, team, at, on=given.get("on", ""), refusal=refusal, wanted=given.dict())
    return _to(cycle)


@login_required
@require_POST
def exemption_end(request: KnownRequest, pk: int) -> HttpResponse:
    """End it before its day: what nobody used of it is kept for improving again."""
    exemption = get_object_or_404(Exemption, pk=pk, cycle__team__in=Team.objects.of(request.user))
    exemption.stop(by=request.user, at=now())
    return _to(exemption.cycle)


@login_required
@require_POST
def requests(request: KnownRequest, pk: int) -> HttpResponse:
    """Ask for an exception whoever may give it; it waits on this page, with a clock."""
    team, at, given = _team(request, pk), now(), request.POST
    try:
        cycle = _cycle(team, given.get("on", ""), at)
        wanted, why = quarters(hours(given.get("hours", ""))), given.get("title", "")[:200]
        Ask.put(cycle, act=Act.EXEMPT, hours=wanted, why=why, by=request.user, at=at)
    except Refused as refusal:
        return page(request, team, at, on=given.get("on", ""), refusal=refusal)
    return _to(cycle)


@login_required
@require_POST
def booking_return(request: KnownRequest, pk: int) -> HttpResponse:
    """Give the hours of regular work, or of a visit that is still to come, back."""
    own = Booking.objects.standing().returnable(now()).filter(cycle__team__in=Team.objects.of(request.user))
    booking = get_object_or_404(own.select_related("cycle"), pk=pk)
    booking.give_back(by=request.user, at=now())
    return _to(booking.cycle)


@login_required
@require_POST
def left(request: KnownRequest, pk: int) -> HttpResponse:
    """What held us back: nothing, one word, or skip it."""
    cycle = get_object_or_404(Cycle, pk=pk, team__in=Team.objects.of(request.user))
    given = request.POST
    RoomLeft.say(cycle, given.get("word", ""), quiet="quiet" in given, by=request.user, at=now())
    return SeeOther(next_page(request) or reverse("deciding:room", args=[cycle.team_id]))


def page(request: KnownRequest, team: Team, at: datetime, *, on: str = "", **more: Any) -> HttpResponse:
    """The page of the room; `refusal`, what was `typed` or `wanted`, and a fresh `address` may be shown."""
    try:
        cycle = _cycle(team, on, at)
    except Refused:
        cycle = _cycle(team, "", at)
    shown = room_page.shown(cycle, request.user, at) | left_over(request, team) | more
    shown["short"] = short = _short(more.get("typed"), cycle)
    shown["covered"] = mandates.covering(cycle, by=request.user, at=at, act=Act.EXEMPT, hours=short)
    response = render(request, "deciding/room.html", shown, status=409 if more.get("refusal") else 200)
    response.headers["Cache-Control"] = "no-store"
    return response


def _hours(text: str) -> Decimal:
    """What is not said is small."""
    return hours(text) if text else SMALL


def _short(typed: dict[str, str] | None, cycle: Cycle) -> Decimal:
    """How many hours more than are free were asked for."""
    try:
        return max(_hours((typed or {}).get("hours", "")) - cycle.free, Decimal(0))
    except Refused:
        return Decimal(0)


def _team(request: KnownRequest, pk: int) -> Team:
    return get_object_or_404(Team.objects.of(request.user), pk=pk)


def _cycle(team: Team, on: str, at: datetime) -> Cycle:
    """The cycle of that day, a year back or ahead at most: looking makes one where there is none yet."""
    today: date = timezone.localdate(at)
    return Cycle.of(team, min(max(day(on, today), today - A_YEAR), today + A_YEAR))


def _to(cycle: Cycle) -> SeeOther:
    return SeeOther(f"{reverse('deciding:room', args=[cycle.team_id])}?on={cycle.starts_on}")
