"""May we ask this customer something? What they said of it, written down by who heard it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from wallofchange.diary.clock import now
from wallofchange.listening.models import ContactWish, Signal
from wallofchange.people.requests import KnownRequest


@login_required
@require_POST
def contact_wish(request: KnownRequest, pk: int) -> HttpResponse:
    """Go ahead, or rather not; said by the customer of this signal."""
    heard = Signal.objects.seen_by(request.user).select_related("customer")
    signal = get_object_or_404(heard, pk=pk)
    if signal.customer is None:
        raise Http404
    welcome = request.POST.get("welcome", "") == "1"
    ContactWish.say(signal.customer, welcome, by=request.user, at=now())
    return redirect("house:signal", pk)
