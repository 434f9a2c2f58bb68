"""What came of an import: how many, what was set aside, and the way back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.listening.importers import undo
from wallofchange.listening.importers.batches import rejects_path
from wallofchange.listening.models import Batch
from wallofchange.listening.views.imports import batches_seen_by
from wallofchange.people.requests import KnownRequest


@login_required
def batch(request: KnownRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(batches_seen_by(request), pk=pk)
    return render(request, "listening/batch.html", {"batch": found, "may_take": _may_take(request, found)})


def _may_take(request: KnownRequest, batch: Batch) -> bool:
    """The rows are as they came in: for who had the file, or may see originals."""
    return batch.by_id == request.user.pk or request.user.sees_originals


@login_required
def rejects(request: KnownRequest, pk: int) -> FileResponse:
    """The rows that were set aside, as a file that opens well in Excel."""
    found = get_object_or_404(batches_seen_by(request), pk=pk)
    if not _may_take(request, found):
        raise Refused(
            _("These rows hold what customers wrote."),
            remedy=_("Ask who brought the file in."),
            code="not_yours",
        )
    path = rejects_path(found)
    if not path.exists():
        raise Http404
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=path.name, content_type="text/csv; charset=utf-8"
    )


@login_required
@require_POST
def undoing(request: KnownRequest, pk: int) -> HttpResponse:
    """Take it out again, with all that was read in it."""
    undo(get_object_or_404(batches_seen_by(request), pk=pk), by=request.user, at=now())
    return redirect("listening:batch", pk)
