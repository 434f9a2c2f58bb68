"""What came of an import: how many, what was set aside, and the way back."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.listening.importers import undo
from wallofchange.listening.importers.batches import rejects_path
from wallofchange.listening.views.imports import batches_seen_by
from wallofchange.people.requests import KnownRequest


@login_required
def batch(request: KnownRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(batches_seen_by(request), pk=pk)
    return render(request, "listening/batch.html", {"batch": found})


@login_required
def rejects(request: KnownRequest, pk: int) -> FileResponse:
    """The rows that were set aside, as a file that opens well in Excel."""
    path = rejects_path(get_object_or_404(batches_seen_by(request), pk=pk))
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
