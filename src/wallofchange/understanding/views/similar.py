"""More like this: what other customers said that means about the same."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from wallofchange.people.requests import KnownRequest
from wallofchange.understanding import similar as meaning
from wallofchange.understanding.models import Gist


@login_required
def similar(request: KnownRequest, pk: int) -> HttpResponse:
    """The signals nearest to this one."""
    seen = Gist.objects.seen_by(request.user).select_related("signal")
    gist = get_object_or_404(seen, pk=pk)
    page = {"gist": gist, "gists": meaning.similar(gist.signal, request.user), "window": meaning.WINDOW}
    return render(request, "understanding/similar.html", page)
