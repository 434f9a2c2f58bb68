"""How a team arranges its periods: rhythm, hours, closed days, what is open to others, and limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.counting import recount_team
from wallofchange.deciding.models import Capacity, Stage, WipLimit
from wallofchange.deciding.models.wip_limit import LIMITED
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.given import day, hours, number
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Membership, Organisation, Team, TeamDay, WorkWeek
from wallofchange.people.models.work_week import DAYS
from wallofchange.people.requests import KnownRequest

SOON = timedelta(days=366)
Act = Callable[[KnownRequest, Team, datetime], None]


@login_required
def arrangement(request: KnownRequest, pk: int) -> HttpResponse:
    """Look at it; whoever leads the team may change it."""
    return _page(request, get_object_or_404(Team.objects.of(request.user), pk=pk))


def _arranging(act: Act) -> Callable[..., HttpResponse]:
    """Do it, and show the page again; what is refused is said there, with what was typed."""

    @login_required
    @require_POST
    @wraps(act)
    def view(request: KnownRequest, pk: int) -> HttpResponse:
        team = get_object_or_404(Team.objects.of(request.user), pk=pk)
        try:
            act(request, team, now())
        except Refused as refusal:
            return _page(request, team, refusal=refusal, typed=request.POST.dict(), act=act.__name__)
        return SeeOther(reverse("deciding:arrangement", args=[team.pk]))

    return view


@_arranging
def rhythm(request: KnownRequest, team: Team, at: datetime) -> None:
    """In weeks, sprints or months, from a day on."""
    given = request.POST
    Capacity.keep_rhythm(
        team,
        given.get("period", ""),
        weeks=number(given.get("weeks", "")) or 1,
        since=day(given.get("since", ""), timezone.localdate(at)),
        by=request.user,
        at=at,
    )


@_arranging
def capacity(request: KnownRequest, team: Team, at: datetime) -> None:
    """Hours a week, and the part that is kept: the house's floor or more."""
    share = hours(request.POST.get("share", "")) / 100
    Capacity.arrange(team, hours(request.POST.get("hours", "")), share, by=request.user, at=at)


@_arranging
def weeks(request: KnownRequest, team: Team, at: datetime) -> None:
    """What somebody gives this team, from Monday to Sunday."""
    membership = get_object_or_404(Membership, team=team, user=number(request.POST.get("user", "")))
    given = [hours(text or "0") for text in request.POST.getlist("hours")]
    WorkWeek.arrange(membership, given, by=request.user, at=at)
    recount_team(team, at)


@_arranging
def days(request: KnownRequest, team: Team, at: datetime) -> None:
    """Close on a day, or work on a holiday."""
    given, today = request.POST, timezone.localdate(at)
    TeamDay.mark(
        team,
        day(given.get("on", ""), today),
        works=given.get("works") == "yes",
        words=given.get("words", ""),
        by=request.user,
        at=at,
    )
    recount_team(team, at)


@login_required
@require_POST
def day_removal(request: KnownRequest, pk: int) -> HttpResponse:
    """It is a day like any other after all."""
    marked, at = get_object_or_404(TeamDay, pk=pk, team__in=Team.objects.of(request.user)), now()
    marked.unmark(by=request.user, at=at)
    recount_team(marked.team, at)
    return SeeOther(reverse("deciding:arrangement", args=[marked.team_id]))


@_arranging
def open_hours(request: KnownRequest, team: Team, at: datetime) -> None:
    """Hours a day for small ideas of others."""
    try:
        opens_at = time.fromisoformat(request.POST.get("opens_at", "") or "14:00")
    except ValueError:
        raise Refused(_("That is no time of day."), remedy=_("Write it as 14:00."), code="time") from None
    wanted = hours(request.POST.get("hours", "") or "0")
    Capacity.open_to_others(team, wanted, opens_at, by=request.user, at=at, on=timezone.localdate(at))


@_arranging
def wip_limits(request: KnownRequest, team: Team, at: datetime) -> None:
    """The most in a column; nothing typed is no limit."""
    for stage in LIMITED:
        if stage.value in request.POST:
            most = request.POST[stage.value].strip()
            WipLimit.agree(team, stage, _most(most), by=request.user, at=at)


def _most(text: str) -> int | None:
    return (number(text) or -1) if text else None


def _page(request: KnownRequest, team: Team, **more: Any) -> HttpResponse:
    at = now()
    today = timezone.localdate(at)
    here, _made = Capacity.objects.get_or_create(team=team)
    members = team.memberships.filter(user__is_active=True).select_related("user", "week")
    limits = dict(WipLimit.objects.filter(team=team).values_list("stage", "most"))
    shown = {
        "team": team,
        "capacity": here,
        "periods": Capacity.Period.choices,
        "floor": Organisation.here().reserve_floor * 100,
        "leads": team.is_led_by(request.user),
        "tomorrow": today + timedelta(days=1),
        "members": [(each, _week(each, here, len(members))) for each in members.order_by("user__name")],
        "weekdays": [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")],
        "marked": team.days.filter(on__range=(today, today + SOON)),
        "limits": [(Stage(stage), limits.get(stage)) for stage in LIMITED],
    } | more
    return render(request, "deciding/arrangement.html", shown, status=409 if more.get("refusal") else 200)


def _week(each: Membership, here: Capacity, among: int) -> list[Decimal]:
    """Seven numbers: their own, else their even part of the team's."""
    week = getattr(each, "week", None)
    even = round(here.hours_a_week / 5 / among * 4) / Decimal(4)
    return [Decimal(str(n)) for n in week.hours] if week else [even] * 5 + [Decimal(0)] * (DAYS - 5)
