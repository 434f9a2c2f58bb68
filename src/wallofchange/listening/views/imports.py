"""Bring a file: choose it, and see what was brought before."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Batch
from wallofchange.listening.uploads import Upload
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest

RECENT = 20


@login_required
def imports(request: KnownRequest) -> HttpResponse:
    """The place to drop a file; POST keeps it and goes on to look at it."""
    teams = Team.objects.of(request.user)
    if request.method == "POST":
        if not teams.exists():
            raise Refused(
                _("You do not belong to a team yet, so there is nobody to import for."),
                remedy=_("Ask the administrator of this house to add you to yours."),
                code="no_team",
            )
        return redirect("listening:import-file", _kept(request).token)
    context: dict[str, Any] = {"teams": teams, "batches": batches_seen_by(request)[:RECENT]}
    return render(request, "listening/import.html", context)


def batches_seen_by(request: KnownRequest) -> Any:
    """Imports for the teams of this person, the last one first."""
    batches = Batch.objects.exclude(state=Batch.State.RUNNING).select_related(
        "source__team", "by", "undone_by"
    )
    return batches.filter(source__team__in=Team.objects.of(request.user).values("pk")).order_by("-id")


def _kept(request: KnownRequest) -> Upload:
    file = request.FILES.get("file")
    if file is None:
        raise Refused(_("No file was chosen."), remedy=_("Choose one, or drop it on the page."), code="empty")
    if not file.size:
        raise Refused(
            _("%(file)s is empty.") % {"file": file.name},
            remedy=_("Export it again, and see that it holds answers."),
            code="empty",
        )
    return Upload.keep(file, by=request.user)
