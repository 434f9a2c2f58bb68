"""What an idea rests on: words passed over, what colleagues saw, ideas that are one or two."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Idea, Observation, PassedOver
from wallofchange.deciding.models.merger import SAID
from wallofchange.deciding.views.answer import SeeOther, next_page, refused, shown, verb
from wallofchange.deciding.views.given import day, number, numbers
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Signal
from wallofchange.people.requests import KnownRequest


@verb()
def observations(request: KnownRequest, idea: Idea) -> None:
    """I saw this myself: today, unless another day is given."""
    at = now()
    seen_on = day(request.POST.get("seen_on", ""), timezone.localdate(at))
    idea.observe(request.POST.get("words", ""), seen_on=seen_on, by=request.user, at=at)


@login_required
@require_POST
def observation_withdrawal(request: KnownRequest, pk: int) -> HttpResponse:
    """Take one's own observation back."""
    seen = Observation.objects.filter(idea__in=Idea.objects.seen_by(request.user), withdrawn_at=None)
    found = get_object_or_404(seen.select_related("idea", "by"), pk=pk)
    try:
        found.withdraw(by=request.user, at=now())
    except Refused as refusal:
        return refused(request, found.idea, refusal)
    return shown(request, found.idea)


@login_required
@require_POST
def merger(request: KnownRequest, pk: int) -> HttpResponse:
    """Let this idea become part of another (`into`), and go and look there."""
    seen = Idea.objects.seen_by(request.user)
    idea = get_object_or_404(seen, pk=pk)
    into = get_object_or_404(seen, pk=number(request.POST.get("into", "")))
    try:
        made = idea.merge_into(into, by=request.user, at=now())
    except Refused as refusal:
        return refused(request, idea, refusal)
    return SeeOther(reverse("house:idea", args=[made.into_id]))


@login_required
@require_POST
def parts(request: KnownRequest, pk: int) -> HttpResponse:
    """Hang a part of it apart, with what was ticked, and go and look there."""
    idea = get_object_or_404(Idea.objects.seen_by(request.user), pk=pk)
    given = request.POST
    said = {kind: numbers(given.getlist(kind)) for kind in SAID}
    signals = numbers(given.getlist("signals"))
    try:
        part = idea.split(given.get("title", ""), signals=signals, said=said, by=request.user, at=now())
    except Refused as refusal:
        return refused(request, idea, refusal)
    return SeeOther(reverse("house:idea", args=[part.pk]))


@login_required
@require_POST
def passing_over(request: KnownRequest, pk: int) -> HttpResponse:
    """These words, or this other idea, say something else: not suggested again."""
    seen = Idea.objects.seen_by(request.user)
    idea, at = get_object_or_404(seen, pk=pk), now()
    try:
        idea.check_works(request.user)
    except Refused as refusal:
        return refused(request, idea, refusal)
    if other := request.POST.get("other", ""):
        PassedOver.keep(idea, other=get_object_or_404(seen, pk=number(other)), by=request.user, at=at)
    else:
        heard = Signal.objects.seen_by(request.user)
        signal = get_object_or_404(heard, pk=number(request.POST.get("signal", "")))
        PassedOver.keep(idea, signal=signal, by=request.user, at=at)
    if request.headers.get("HX-Request") == "true":
        return HttpResponse()
    return SeeOther(next_page(request) or reverse("house:idea-similar", args=[pk]))
