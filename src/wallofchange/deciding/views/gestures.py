"""Something extra for a customer: one click, and one to take it back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Gesture
from wallofchange.deciding.models.gesture import extra_for
from wallofchange.deciding.views.answer import SeeOther, next_page
from wallofchange.deciding.views.given import money
from wallofchange.diary.clock import now
from wallofchange.listening.models import Signal
from wallofchange.people.requests import KnownRequest


@login_required
@require_POST
def gestures(request: KnownRequest, pk: int) -> HttpResponse:
    """Do it; without an amount it is what was filled in."""
    signals = Signal.objects.seen_by(request.user).select_related("source__team", "customer")
    signal = get_object_or_404(signals, pk=pk)
    at, given = now(), request.POST
    amount = money(given["money"]) if given.get("money", "").strip() else _left(signal, request, at)
    Gesture.make(signal, amount, what=given.get("what", ""), by=request.user, at=at)
    return SeeOther(next_page(request) or reverse("house:signal", args=[signal.pk]))


@login_required
@require_POST
def withdrawal(request: KnownRequest, pk: int) -> HttpResponse:
    """It did not happen after all."""
    seen = Gesture.objects.filter(signal__in=Signal.objects.seen_by(request.user))
    gesture = get_object_or_404(seen, pk=pk)
    gesture.withdraw(by=request.user, at=now())
    return SeeOther(next_page(request) or reverse("house:signal", args=[gesture.signal_id]))


def with_extras(signals: Iterable[Signal], request: KnownRequest, at: datetime) -> list[Signal]:
    """These signals, each with its `extra`: what one need not ask for that customer, or None."""
    given = list(signals)
    extras = extra_for(given, by=request.user, at=at)
    for signal in given:
        signal.extra = extras.get(signal.pk)  # only for the page
    return given


def _left(signal: Signal, request: KnownRequest, at: datetime) -> Decimal:
    extra = extra_for([signal], by=request.user, at=at).get(signal.pk)
    return extra.left if extra else Decimal(0)
