"""A team's calendar for other programs: an address with its own key, which can be revoked."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from wallofchange.deciding.team_calendar import written
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.room import page
from wallofchange.diary.clock import now
from wallofchange.people.models import CalendarKey, Team
from wallofchange.people.requests import KnownRequest


@login_required
@require_POST
def keys(request: KnownRequest, pk: int) -> HttpResponse:
    """Make an address for my calendar program; it is shown this one time."""
    team, at = get_object_or_404(Team.objects.of(request.user), pk=pk), now()
    _key, plain = CalendarKey.issue(team, request.user, at=at)
    address = request.build_absolute_uri(reverse("deciding:calendar-feed", args=[plain]))
    return page(request, team, at, address=address)


@login_required
@require_POST
def revoked(request: KnownRequest, pk: int) -> HttpResponse:
    """From now on nothing is read with it; one's own, or somebody's of a team one leads."""
    key = get_object_or_404(CalendarKey, pk=pk, team__in=Team.objects.of(request.user))
    if key.user != request.user and not key.team.is_led_by(request.user):
        raise Http404
    key.revoke(by=request.user, at=now())
    return SeeOther(reverse("deciding:room", args=[key.team_id]))


@require_GET
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar itself, for whoever has the address; gone once the key is revoked."""
    found = CalendarKey.find(key)
    if found is None:
        raise Http404
    response = HttpResponse(written(found.team, now()), content_type="text/calendar; charset=utf-8")
    response.headers["Cache-Control"] = "private, max-age=300"
    return response
