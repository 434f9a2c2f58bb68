"""What is done with the day-start itself: begin, go on, two more minutes, close, lead."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import DayStart, Lead
from wallofchange.deciding.mornings import Calendar, leaders
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.given import number, one_of
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.pages.today.reading_aloud import aloud
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest

Act = Callable[[KnownRequest, DayStart], object]


def back(team: int, at: str = "") -> HttpResponse:
    """To the morning of this team, at the line where somebody was."""
    return SeeOther(f"/?team={team}" + (f"#{at}" if at else ""))


@login_required
@require_POST
def hold(request: KnownRequest) -> HttpResponse:
    """Begin the day-start of a team; whose turn it is leads, whoever presses the button."""
    team = get_object_or_404(Team.objects.of(request.user), pk=number(request.POST.get("team", "")))
    begin(team, by=request.user)
    return back(team.pk)


def begin(team: Team, *, by: User) -> DayStart:
    """The same for the page and the API: what is read aloud is fixed from now on."""
    at = now()
    on = timezone.localdate(at)
    held = DayStart.objects.filter(team=team, on=on).first()
    if held:
        return held
    who = leaders(Calendar(team, on), None)
    read = {"lifts" if each.lifts else "hurts": each.gist.signal for each in aloud(team, by, at, None)}
    return DayStart.hold(team, on, leader=who.today or by, by=by, at=at, **read)


def of_day_start(act: Act) -> Callable[..., HttpResponse]:
    """A view that does something with a day-start of a team whose customers I may hear."""

    @login_required
    @require_POST
    @wraps(act)
    def view(request: KnownRequest, pk: int) -> HttpResponse:
        teams = Team.objects.of(request.user)
        day_start = get_object_or_404(
            DayStart.objects.select_related("team", "closed_by"), pk=pk, team__in=teams
        )
        act(request, day_start)
        return back(day_start.team_id)

    return view


@of_day_start
def close(request: KnownRequest, day_start: DayStart) -> None:
    """Close it with the one sentence that counts."""
    day_start.close(request.POST.get("today", ""), by=request.user, at=now())


@of_day_start
def opened_again(request: KnownRequest, day_start: DayStart) -> None:
    """It was closed too soon."""
    day_start.open_again(by=request.user, at=now())


@of_day_start
def turn(request: KnownRequest, day_start: DayStart) -> None:
    """Everybody goes on to this item."""
    item = one_of(list(DayStart.Item.values), request.POST.get("item", ""))
    day_start.go_to(item, by=request.user, at=now())


@of_day_start
def stay(request: KnownRequest, day_start: DayStart) -> None:
    """Two more minutes."""
    day_start.stay(by=request.user, at=now())


@of_day_start
def lesson(request: KnownRequest, day_start: DayStart) -> None:
    """What we learned this week; without words it is skipped."""
    words = "" if "skip" in request.POST else request.POST.get("words", "")
    day_start.learn(words, by=request.user, at=now())


@login_required
@require_POST
def lead(request: KnownRequest) -> HttpResponse:
    """I'll lead: this morning, or the next one."""
    team = get_object_or_404(Team.objects.of(request.user), pk=number(request.POST.get("team", "")))
    take_the_lead(team, following="next" in request.POST, by=request.user)
    return back(team.pk)


def take_the_lead(team: Team, *, following: bool, by: User) -> None:
    """The same for the page and the API: this morning's, under way or not, or the following one's."""
    at = now()
    today = timezone.localdate(at)
    if not team.memberships.filter(user=by).exists():
        raise Refused(
            _("Somebody of %(team)s leads their day-start.") % {"team": team},
            remedy=_("You are welcome to stand with them."),
            code="not_yours",
        )
    held = DayStart.objects.filter(team=team, on=today).first()
    if following:
        Lead.take(team, Calendar(team, today).next, who=by, by=by, at=at)
    elif held:
        held.led_by(by, by=by, at=at)
    else:
        Lead.take(team, today, who=by, by=by, at=at)
