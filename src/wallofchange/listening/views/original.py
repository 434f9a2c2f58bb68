"""What one customer really wrote: for who may, once, with a reason."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from wallofchange.diary.clock import now
from wallofchange.listening.models import Signal
from wallofchange.people.requests import KnownRequest


@login_required
def original(request: KnownRequest, pk: int) -> HttpResponse:
    """Ask why; POST with a reason shows it this one time."""
    signal = get_object_or_404(Signal.objects.seen_by(request.user).select_related("source__team"), pk=pk)
    signal.check_may_open(request.user)
    words = ""
    if request.method == "POST":
        words = signal.original(by=request.user, at=now(), reason=request.POST.get("reason", ""))
    response = render(request, "listening/original.html", {"signal": signal, "words": words})
    response.headers["Cache-Control"] = "no-store"
    return response
