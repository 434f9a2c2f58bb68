"""The journey, and one moment of it: what customers say, set off against what they expected."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from wallofchange.diary.clock import now
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.calculation import journey_as_dict, moment_as_dict
from wallofchange.learning.moments.journey import journey
from wallofchange.learning.moments.moves import ALL
from wallofchange.learning.moments.narrowing import places
from wallofchange.listening.models import Moment
from wallofchange.people.requests import KnownRequest


@login_required
@require_GET
def moments(request: KnownRequest) -> HttpResponse:
    """Every moment in the order in which a customer lives them."""
    asked = Asked.of(request.GET, at=now())
    told = journey(request.user, asked)
    page = {"told": told, "asked": asked, "compared": sum(len(each.moves) for each in told)}
    return render(request, "learning/moments/moments.html", page)


@login_required
@require_GET
def journey_calculation(request: KnownRequest) -> JsonResponse:
    """How every figure of the journey came about, to check or to keep."""
    asked = Asked.of(request.GET, at=now())
    return downloaded(journey_as_dict(journey(request.user, asked), asked), "moments")


@login_required
@require_GET
def moment(request: KnownRequest, slug: str) -> HttpResponse:
    """One moment: the plain sentence first, then picture, table and method."""
    asked = Asked.of(request.GET, at=now())
    found = get_object_or_404(Moment, slug=slug)
    (told,) = journey(request.user, asked, [found], ALL)
    page = {"told": told, "asked": asked, "places": places(request.user, asked)}
    return render(request, "learning/moments/moment.html", page)


@login_required
@require_GET
def moment_calculation(request: KnownRequest, slug: str) -> JsonResponse:
    asked = Asked.of(request.GET, at=now())
    (told,) = journey(request.user, asked, [get_object_or_404(Moment, slug=slug)], ALL)
    return downloaded(moment_as_dict(told), slug)


def downloaded(answer: dict[str, Any], name: str) -> JsonResponse:
    """As a file that keeps its name."""
    response = JsonResponse(answer, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response
