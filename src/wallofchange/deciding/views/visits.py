"""A small idea finds a place in the hours another team keeps open."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea
from wallofchange.deciding.views.answer import verb
from wallofchange.deciding.views.given import hours, number
from wallofchange.deciding.visits import A_VISIT, visit
from wallofchange.diary.clock import now
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest


@verb()
def visits(request: KnownRequest, idea: Idea) -> None:
    """Take the first place that is free at this team."""
    host = get_object_or_404(Team, pk=number(request.POST.get("host", "")))
    wanted = hours(given) if (given := request.POST.get("hours", "")) else A_VISIT
    booking = visit(idea, host, hours=wanted, by=request.user, at=now())
    if booking.starts_at:
        told = {"team": host, "time": date_format(timezone.localtime(booking.starts_at), "l j F, H:i")}
        messages.success(request, _("%(team)s has room for it on %(time)s.") % told)
