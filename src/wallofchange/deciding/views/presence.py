"""Who is away: in one line, or with a calendar."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wallofchange.deciding.counting import recount_team
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.room import page
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people import away
from wallofchange.people.away import Brought
from wallofchange.people.models import Absence, Team
from wallofchange.people.requests import KnownRequest


@login_required
@require_POST
def absences(request: KnownRequest, pk: int) -> HttpResponse:
    """Say in one line who is away, or hand over a calendar."""
    team, at = get_object_or_404(Team.objects.of(request.user), pk=pk), now()
    line = request.POST.get("line", "")
    try:
        if file := request.FILES.get("calendar"):
            brought = away.bring(file.read(away.MOST_BYTES + 1), team, by=request.user, at=at)
            messages.success(request, _told(brought))
        else:
            away.say(line, team, by=request.user, at=at)
    except Refused as refusal:
        return page(request, team, at, refusal=refusal, line=line)
    recount_team(team, at)
    return SeeOther(reverse("deciding:room", args=[team.pk]))


@login_required
@require_POST
def withdrawal(request: KnownRequest, pk: int) -> HttpResponse:
    """They are there after all."""
    at = now()
    absence = get_object_or_404(Absence, pk=pk, user__teams__in=Team.objects.of(request.user))
    absence.withdraw(by=request.user, at=at)
    teams = Team.objects.of(request.user).filter(members=absence.user)
    for team in teams:
        recount_team(team, at)
    return SeeOther(reverse("deciding:room", args=[teams[0].pk]))


def _told(brought: Brought) -> str:
    came = ngettext("%(n)s absence came in.", "%(n)s absences came in.", brought.new) % {"n": brought.new}
    known = _("%(n)s were known.") % {"n": brought.known} if brought.known else ""
    gone = _("%(n)s no longer hold.") % {"n": brought.gone} if brought.gone else ""
    rest = brought.left_out + brought.unreadable
    left_out = _("%(n)s events are no absence, or could not be read.") % {"n": rest} if rest else ""
    return " ".join(part for part in (came, known, gone, left_out) if part)
