"""Regular work brought over on the page of the room: what fits is planned, the rest stays in the field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wallofchange.deciding.bringing_work import check_many, plan_all, refused
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.given import day
from wallofchange.deciding.views.left_over import keep
from wallofchange.deciding.views.room import page
from wallofchange.deciding.work_lines import MOST_BYTES, lines_in, lines_of, work_of
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest


@login_required
@require_POST
def regular_work(request: KnownRequest, pk: int) -> HttpResponse:
    """Plan many pieces at once; it goes on to the page, so that looking again plans nothing twice."""
    team, at = get_object_or_404(Team.objects.of(request.user), pk=pk), now()
    typed, asked = request.POST.get("lines", ""), request.POST.get("on", "")
    try:
        lines = _lines(request, typed)
        on = day(asked, timezone.localdate(at))
        brought = plan_all([work_of(line) for line in lines], team, by=request.user, at=at, on=on)
    except Refused as refusal:
        return page(request, team, at, on=asked, refusal=refusal, lines=typed)
    left = [[lines[place], why.message, why.remedy] for place, why in refused(brought)]
    if planned := len(lines) - len(left):
        told = ngettext("%(n)s piece of work is planned.", "%(n)s pieces of work are planned.", planned)
        messages.success(request, told % {"n": planned})
    keep(request, team, left)
    return SeeOther(f"{reverse('deciding:room', args=[team.pk])}?on={on}{'#work-lines' if left else ''}")


def _lines(request: KnownRequest, typed: str) -> list[str]:
    lines = lines_in(typed)
    if file := request.FILES.get("file"):
        lines += _of_a_file(file)
    if not lines:
        raise Refused(
            _("There is nothing written yet."), remedy=_("Say in one line what the work is."), code="empty"
        )
    check_many(lines)
    return lines


def _of_a_file(file: Any) -> list[str]:
    """Every upload lies in a file of its own here, while it is looked at."""
    if (file.size or 0) > MOST_BYTES:
        raise Refused(
            _("That file is larger than %(most)s MB.") % {"most": MOST_BYTES // 1024 // 1024},
            remedy=_("Send them in parts."),
            code="too_large",
        )
    return lines_of(Path(file.temporary_file_path()))
