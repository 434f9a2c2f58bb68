"""What we promise: what holds now, what held before, a new one and the end of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.listening import promises as promised
from wallofchange.listening.models import Measure, Moment, Promise
from wallofchange.listening.models.measure import ABOUT_ASKING, KINDS, called
from wallofchange.listening.telling_facts import measured
from wallofchange.people.models import Membership, Team, User
from wallofchange.people.requests import KnownRequest

FIELDS = ("text_nl", "text_en", "starts_on", "ends_on", "moment", "kind", "threshold", "measure", "units")


@login_required
def promises(request: KnownRequest) -> HttpResponse:
    """The list; POST promises something."""
    given = {name: request.POST.get(name, "") for name in FIELDS}
    refusal = None
    if request.method == "POST":
        team = get_object_or_404(Team.objects.of(request.user), pk=_whole(request.POST.get("team", "")))
        try:
            promised.give(team, given, by=request.user, at=now())
            return redirect("listening:promises")
        except Refused as problem:
            refusal = problem
    page = _page(request) | {"given": given, "refusal": refusal}
    return render(request, "listening/promises.html", page, status=409 if refusal else 200)


@login_required
@require_POST
def promise_end(request: KnownRequest, pk: int) -> HttpResponse:
    """It holds no more after this day."""
    found = get_object_or_404(Promise.objects.seen_by(request.user), pk=pk)
    try:
        last = date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        raise Refused(
            _("On which day it ends is not clear."), remedy=_("Choose its last day."), code="day"
        ) from None
    found.end(on=last, by=request.user, at=now())
    return redirect("listening:promises")


def _page(request: KnownRequest) -> dict[str, Any]:
    today = timezone.localdate(now())
    found = promised.history(user=request.user)
    leads = _led_by(request.user)
    shown = [_shown(each, today, leads) for each in found]
    return {
        "held": [each for each in shown if each["holds"]],
        "others": [each for each in shown if not each["holds"]],
        "teams": [team for team in Team.objects.of(request.user) if team.pk in leads],
        "moments": Moment.objects.all(),
        "kinds": [(key, called(key)) for key in KINDS if key not in ABOUT_ASKING],
        "measures": [choice for choice in Measure.choices if choice[0] != Measure.YES_NO],
        "today": today,
    }


def _shown(promise: Promise, today: date, leads: set[int]) -> dict[str, Any]:
    there = promise.threshold is not None
    return {
        "promise": promise,
        "holds": promise.held(today),
        "ahead": promise.starts_on > today,
        "bound": measured(promise.threshold or 0, promise.measure) if there else "",
        "may_end": promise.ends_on is None and promise.source.team_id in leads,
        "first_end": max(promise.starts_on, today).isoformat(),
    }


def _led_by(user: User) -> set[int]:
    """The teams for which this person may promise."""
    if user.sees_all_teams:
        return set(Team.objects.values_list("pk", flat=True))
    leading = Membership.objects.filter(user=user, role=Membership.Role.LEAD)
    return set(leading.values_list("team_id", flat=True))


def _whole(words: str) -> int:
    return int(words) if words.isdecimal() else 0
