"""Who waits for us: the longest first, with the deadline in working hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from wallofchange.closing.models import FollowUp
from wallofchange.closing.telling import letter
from wallofchange.closing.waiting import first_of, of_many, with_all
from wallofchange.deciding.models import ToTell
from wallofchange.deciding.views.gestures import with_extras
from wallofchange.diary.clock import now
from wallofchange.listening.models import Signal
from wallofchange.people import working_hours
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
    many = of_many(found)
    own = found.exclude(tells__in=many) if many else found
    shown = [*own[:SHOWN], *(first_of(found, many, request.user) if many else [])]
    waits = _waits(shown, request, now())
    context: dict[str, Any] = {
        "waiting": [wait for wait in waits if wait.follow_up.tells_id not in many],
        "together": Together.of(waits, many),
        "count": found.count(),
    }
    context["more"] = context["count"] - sum(many.values()) > len(context["waiting"])
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
def thanking(request: KnownRequest, pk: int) -> HttpResponse:
    """Call to say thanks."""
    signals = Signal.objects.seen_by(request.user).select_related("source__team")
    follow_up = FollowUp.thank(get_object_or_404(signals, pk=pk), by=request.user, at=now())
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

    @property
    def back(self) -> str:
        """Where somebody who did something else in between comes back to."""
        return f"{reverse('closing:follow-ups')}#follow-up-{self.follow_up.pk}"

    @property
    def letter(self) -> str:
        """A draft, where something was done with what they said and somebody took it to tell them."""
        told, signal, owner = self.follow_up.tells, self.follow_up.signal, self.follow_up.owner
        if told is None or owner is None:
            return ""
        gist = getattr(signal, "gist", None)
        return letter(
            told, signal, gist.words if gist else "", gist.language if gist else "", owner.first_name
        )


@dataclass(frozen=True)
class Together:
    """What many are to hear: how many wait for it, and the first few."""

    tells: ToTell
    count: int
    waiting: list[Wait]

    @classmethod
    def of(cls, waits: Iterable[Wait], many: Mapping[int, int]) -> list[Together]:
        """Each of what many are to hear, the oldest first."""
        alike: dict[ToTell, list[Wait]] = {}
        for wait in waits:
            if (told := wait.follow_up.tells) and told.pk in many:
                alike.setdefault(told, []).append(wait)
        return [cls(told, many[told.pk], first) for told, first in alike.items()]


def _waits(follow_ups: Iterable[FollowUp], request: KnownRequest, at: datetime) -> list[Wait]:
    """Each with what one need not ask for that customer: two queries more, or four."""
    found = list(follow_ups)
    with_extras([follow_up.signal for follow_up in found], request, at)
    return [Wait.of(follow_up, at) for follow_up in found]


def _seen(request: KnownRequest, pk: int) -> FollowUp:
    return get_object_or_404(with_all(FollowUp.objects.seen_by(request.user)), pk=pk)


def _one(request: KnownRequest, follow_up: FollowUp) -> HttpResponse:
    """The same one as it stands now, where htmx asks for it; to the page somebody came from, or the list."""
    wanted = request.POST.get("next", "")
    if wanted and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return HttpResponseRedirect(wanted)
    if request.headers.get("HX-Request") != "true":
        return redirect(f"{reverse('closing:follow-ups')}#follow-up-{follow_up.pk}")
    wait = _waits([_seen(request, follow_up.pk)], request, now())[0]
    return render(request, "closing/_follow_up.html", {"wait": wait})
