"""Teams: what each may decide alone, what it asked, how much room it keeps, and who stands in for whom."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from wallofchange.deciding.asking import seen_as
from wallofchange.deciding.models import Ask, Cycle, Delegation, Mandate
from wallofchange.deciding.powers import Powers
from wallofchange.deciding.register import Look, latest
from wallofchange.deciding.views.answer import SeeOther, next_page
from wallofchange.deciding.views.given import day, hours, money, number
from wallofchange.diary.clock import now
from wallofchange.people.models import Organisation, Team, User
from wallofchange.people.requests import KnownRequest

A_WEEK = timedelta(days=7)
LATEST = 5


@login_required
def teams(request: KnownRequest) -> HttpResponse:
    """All that I may see, each with its mandate in one line and how many questions it waits for."""
    at = now()
    mine = list(Team.objects.of(request.user))
    held = Mandate.objects.of_teams(mine, timezone.localdate(at))
    waiting = list(Ask.objects.open().filter(team__in=mine).values_list("team", flat=True))
    shown = [(team, held.get(team.pk), waiting.count(team.pk)) for team in mine]
    asked = seen_as(Ask.objects.waiting_for(request.user), request.user, at)
    page = {"teams": shown, "asked": asked, "house": Organisation.here()}
    return render(request, "deciding/teams.html", page | _stand_ins(request, at))


@login_required
def team(request: KnownRequest, pk: int) -> HttpResponse:
    """One team: its mandate and its reserve."""
    found = get_object_or_404(Team.objects.of(request.user), pk=pk)
    return render(request, "deciding/team.html", _shown(request, found, now()))


@login_required
@require_POST
def mandates(request: KnownRequest, pk: int) -> HttpResponse:
    """Give the team a mandate, or one of its people (`user`)."""
    found = get_object_or_404(Team.objects.of(request.user), pk=pk)
    at, given = now(), request.POST
    whose: Team | User = found
    if person := given.get("user", ""):
        whose = get_object_or_404(found.members, pk=number(person))
    Mandate.give(
        whose,
        hours=hours(given.get("hours", "0")),
        money=money(given.get("money") or "0"),
        gesture=money(given.get("gesture") or "0"),
        free_moves=number(given.get("free_moves", "1")),
        subjects=_subjects(given.get("subjects", "")),
        above=_above(given.get("above", "")),
        since=day(given.get("since", ""), timezone.localdate(at)),
        by=request.user,
        at=at,
    )
    return SeeOther(reverse("deciding:team", args=[found.pk]))


@login_required
@require_POST
def ending(request: KnownRequest, pk: int) -> HttpResponse:
    """Take a mandate back."""
    mandate = get_object_or_404(Mandate, pk=pk)
    if mandate.team:
        get_object_or_404(Team.objects.of(request.user), pk=mandate.team_id)
    mandate.end(by=request.user, at=now())
    return SeeOther(next_page(request) or reverse("deciding:teams"))


@login_required
@require_POST
def delegations(request: KnownRequest) -> HttpResponse:
    """Say who stands in: for oneself, or as a manager for somebody who is away."""
    at, given = now(), request.POST
    today = timezone.localdate(at)
    since = day(given.get("since", ""), today)
    whose = get_object_or_404(User, pk=number(given["whose"])) if given.get("whose") else request.user
    stands_in = get_object_or_404(Delegation.could_stand_in(whose), pk=number(given.get("stands_in", "")))
    until = day(given.get("until", ""), since + A_WEEK)
    Delegation.arrange(whose, stands_in, since=since, until=until, by=request.user, at=at)
    return SeeOther(next_page(request) or reverse("deciding:teams"))


@login_required
@require_POST
def withdrawal(request: KnownRequest, pk: int) -> HttpResponse:
    """Back early."""
    get_object_or_404(Delegation, pk=pk, withdrawn_at=None).withdraw(by=request.user, at=now())
    return SeeOther(next_page(request) or reverse("deciding:teams"))


def _shown(request: KnownRequest, team: Team, at: datetime) -> dict[str, Any]:
    today = timezone.localdate(at)
    members = list(team.members.order_by("name"))
    given = Mandate.objects.filter(team=team).select_related("team", "above", "by")
    now_held = Mandate.objects.of_teams([team], today).get(team.pk)
    of_people = Mandate.objects.on(today).filter(user__in=members).select_related("user", "above")
    return {
        "team": team,
        "mandate": now_held,
        "earlier": [each for each in given if each != now_held],
        "of_people": {each.user_id: each for each in of_people}.values(),
        "members": members,
        "leads": Powers(at).leads(team),
        "may_arrange": request.user.sees_all_teams,
        "above": _who_may_be_above(team) if request.user.sees_all_teams else [],
        "cycle": Cycle.of(team, today),
        "waiting": seen_as(Ask.objects.waiting(team), request.user, at),
        "decided": latest(Look(request.user, team=team), LATEST),
        "today": today,
        "house": Organisation.here(),
    }


def _stand_ins(request: KnownRequest, at: datetime) -> dict[str, Any]:
    """Who stands in for me, and for whom I do, from today on."""
    today: date = timezone.localdate(at)
    ahead = Delegation.objects.filter(until__gte=today, withdrawn_at=None).select_related(
        "whose", "stands_in"
    )
    return {
        "mine": [each for each in ahead if each.whose_id == request.user.pk],
        "for_others": [each for each in ahead if each.stands_in_id == request.user.pk],
        "colleagues": Delegation.could_stand_in(request.user),
        "today": today,
        "in_a_week": today + A_WEEK,
    }


def _who_may_be_above(team: Team) -> Any:
    managers = User.objects.filter(role__in=(User.Role.MANAGER, User.Role.ADMINISTRATOR))
    return (team.members.all() | managers).filter(is_active=True).distinct().order_by("name")


def _above(text: str) -> User | None:
    return get_object_or_404(User, pk=number(text), is_active=True) if text else None


def _subjects(text: str) -> list[str]:
    """What is decided alone, one a comma or a line."""
    return [part.strip()[:80] for part in text.replace("\n", ",").split(",") if part.strip()][:20]
