"""Colleagues and teams: who lives here, who leads, and how many hours a team keeps for improving."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Capacity
from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.invitation import invite, link
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest


@login_required
def people(request: KnownRequest) -> HttpResponse:
    """Everybody who lives here; POST asks somebody in and shows their link once."""
    _administrator(request)
    fresh = _invite(request) if request.method == "POST" else None
    page = {
        "colleagues": User.objects.prefetch_related("memberships__team").order_by("name"),
        "teams": [(team, Capacity.objects.get_or_create(team=team)[0]) for team in Team.objects.all()],
        "roles": User.Role.choices,
        "fresh": fresh,
        "link": request.build_absolute_uri(link(fresh)) if fresh else "",
    }
    response = render(request, "house/people.html", page)
    response.headers["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def membership(request: KnownRequest, pk: int) -> HttpResponse:
    """Put somebody in a team, as member or lead, or take them out."""
    _administrator(request)
    user = get_object_or_404(User, pk=pk)
    team = get_object_or_404(Team, pk=number(request.POST.get("team", "")))
    how = request.POST.get("as", "member")
    if how == "none":
        team.memberships.filter(user=user).delete()
    else:
        team.add(user, lead=how == "lead")
    note("changed a membership", user, by=request.user, at=now(), team_id=team.pk, how=how)
    return redirect("house:people")


@login_required
@require_POST
def team(request: KnownRequest, pk: int = 0) -> HttpResponse:
    """Make a team, or change its name, its hours and its reserve; what is booked already stays booked."""
    _administrator(request)
    name = request.POST.get("name", "").strip()
    if not name or Team.objects.filter(name=name).exclude(pk=pk).exists():
        raise Refused(
            _("A team needs a name of its own."),
            remedy=_("Choose a name that no other team has."),
            code="name",
        )
    made = get_object_or_404(Team, pk=pk) if pk else Team(name=name)
    made.name = name
    hours, share = _hours(request.POST.get("hours", "80")), _hours(request.POST.get("share", "20"))
    if share > 100:
        raise Refused(
            _("More than all of it cannot be kept."), remedy=_("Give a share from 0 to 100."), code="share"
        )
    at, told = now(), {"hours": float(hours), "share": float(share)}
    with transaction.atomic():
        made.save()
        Capacity.arrange(made, hours, share / 100, by=request.user, at=at)
        note("arranged a team", made, by=request.user, at=at, team_id=made.pk, **told)
    return redirect("house:people")


def _invite(request: KnownRequest) -> User:
    given = request.POST
    if not given.get("name", "").strip() or not given.get("username", "").strip():
        raise Refused(
            _("Somebody needs a name, and a name to log in with."),
            remedy=_("Fill in both."),
            code="incomplete",
        )
    role = given.get("role", User.Role.COLLEAGUE)
    return invite(
        given["username"],
        given["name"],
        team=Team.objects.filter(pk=number(given.get("team", ""))).first(),
        lead=given.get("as") == "lead",
        role=role if role in User.Role.values else User.Role.COLLEAGUE,
        by=request.user,
        at=now(),
    )


def _administrator(request: KnownRequest) -> None:
    if not request.user.administers:
        raise PermissionDenied


def _hours(given: str) -> Decimal:
    try:
        hours = Decimal(given.replace(",", "."))
    except InvalidOperation:
        hours = Decimal(-1)
    if not (hours.is_finite() and 0 <= hours <= 100_000):
        raise Refused(_("That is not a number of hours."), remedy=_("Give a number from 0 up."), code="hours")
    return hours
