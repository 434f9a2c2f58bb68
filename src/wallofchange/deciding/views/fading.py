"""What is about to fade may hang on; or it is fine."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Fading, Idea
from wallofchange.deciding.views.answer import answered, verb
from wallofchange.diary.clock import now
from wallofchange.people.requests import KnownRequest


@verb()
def hanging(request: KnownRequest, idea: Idea) -> None:
    """Let it hang."""
    idea.let_hang(by=request.user, at=now())


@login_required
@require_POST
def agreement(request: KnownRequest, pk: int) -> HttpResponse:
    """Fine: it goes on the day that was told."""
    seen = Fading.objects.filter(idea__in=Idea.objects.seen_by(request.user))
    fading = get_object_or_404(seen.select_related("idea__team"), pk=pk)
    return answered(request, fading.idea, lambda _request, _idea: fading.agree(by=request.user, at=now()))
