"""The journey, and one moment of it: what customers say, set off against what they expected."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from wallofchange.diary.clock import now
from wallofchange.learning import charts
from wallofchange.learning.basics import grey_moment
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.beside import beside_of
from wallofchange.learning.moments.calculation import journey_as_dict, moment_as_dict
from wallofchange.learning.moments.guarded import Guarded, all_guarded, guarded
from wallofchange.learning.moments.journey import journey
from wallofchange.learning.moments.level import Level, level_of
from wallofchange.learning.moments.moves import ALL
from wallofchange.learning.moments.narrowing import places
from wallofchange.learning.moments.picture import picture_of
from wallofchange.learning.moments.told import Told
from wallofchange.learning.views.parts import PARTS
from wallofchange.listening.models import Moment
from wallofchange.people.requests import KnownRequest


@login_required
@require_GET
def moments(request: KnownRequest) -> HttpResponse:
    """Every moment in the order in which a customer lives them."""
    told, asked = _journey(request)
    picture = picture_of(told)
    if (drawn := charts.asked(request, [picture] if picture else [])) is not None:
        return drawn
    compared = sum(len(each.moves) for each in told)
    page = {"told": told, "asked": asked, "picture": picture, "compared": compared}
    return render(request, "learning/moments/moments.html", page)


@login_required
@require_GET
def journey_calculation(request: KnownRequest) -> JsonResponse:
    """How every figure of the journey came about, to check or to keep."""
    told, asked = _journey(request)
    return downloaded(journey_as_dict(told, asked), "moments")


@login_required
@require_GET
def moment(request: KnownRequest, slug: str) -> HttpResponse:
    """One moment: the plain sentence first, then picture, table and method."""
    found = get_object_or_404(Moment, slug=slug)
    told = _told(request, found)
    asked = told.asked
    beside = None if told.now.hidden else beside_of(found, asked, request.user, now())
    if (picture := charts.asked(request, beside.charts if beside else [])) is not None:
        return picture
    page = {
        "told": told,
        "asked": asked,
        "beside": beside,
        "grey": None if asked.is_narrowed else grey_moment(found, request.user, now()),
        "places": places(request.user, asked),
        "parts": later(),
    }
    return render(request, "learning/moments/moment.html", page)


@login_required
@require_GET
def moment_calculation(request: KnownRequest, slug: str) -> JsonResponse:
    """How every figure of one moment came about."""
    found = get_object_or_404(Moment, slug=slug)
    told = _told(request, found)
    beside = {} if told.now.hidden else beside_of(found, told.asked, request.user, now()).as_dict()
    return downloaded(moment_as_dict(told) | beside, slug)


@login_required
@require_GET
def level(request: KnownRequest, slug: str) -> HttpResponse:
    """Where the score stands week by week: a fragment where the page asks for it, else a page of its own."""
    found = get_object_or_404(Moment, slug=slug)
    guard = _guard(request, found)
    asked, shown = guard.asked, guard.now
    course = _course(request, found, guard)
    if (picture := charts.asked(request, [course.chart] if course else [])) is not None:
        return picture
    fragment = request.headers.get("HX-Request") == "true"
    template = "learning/moments/_level.html" if fragment else "learning/moments/level.html"
    return render(request, template, {"level": course, "moment": found, "asked": asked, "hidden": shown.why})


@login_required
@require_GET
def level_calculation(request: KnownRequest, slug: str) -> JsonResponse:
    """The whole course, to check or to keep."""
    found = get_object_or_404(Moment, slug=slug)
    course = _course(request, found, _guard(request, found))
    return downloaded({"moment": slug, "level": course.as_dict() if course else None}, f"{slug}-level")


def _journey(request: KnownRequest) -> tuple[list[Told], Asked]:
    """Every moment, each in the days that may be shown of it; and the days that most are told of."""
    asked, every = Asked.of(request.GET, at=now()).whole, list(Moment.objects.all())
    guards = all_guarded(request.user, asked, every, at=now())
    usual = Counter(each.asked for each in guards.values()).most_common(1)
    told = journey(request.user, asked, every, guards=guards)
    return told, usual[0][0] if usual else asked


def _guard(request: KnownRequest, moment: Moment) -> Guarded:
    return guarded(request.user, Asked.of(request.GET, at=now()), moment, at=now())


def _told(request: KnownRequest, moment: Moment) -> Told:
    guard = _guard(request, moment)
    return journey(request.user, guard.asked, [moment], ALL, guards={moment.pk: guard})[0]


def _course(request: KnownRequest, moment: Moment, guard: Guarded) -> Level | None:
    """The course is not drawn of a part that may be shown only as it was."""
    may_be_seen = guard.now.allowed and guard.now.as_of is None
    return level_of(moment, guard.asked, request.user) if may_be_seen else None


def later() -> list[tuple[str, str]]:
    """The parts that take a moment to compute, by the name in their address, with their title."""
    titles = {
        "drivers": _("What makes the difference"),
        "history": _("Become ordinary?"),
        "yardstick": _("Did we change, or the yardstick?"),
        "wishes": _("What they would think of it"),
        "gaps": _("Between expected and experienced, part by part"),
        "index": _("The index, and what it rests on"),
    }
    return [(name, title) for name, title in titles.items() if name in PARTS]


def downloaded(answer: dict[str, Any], name: str) -> JsonResponse:
    """As a file that keeps its name."""
    response = JsonResponse(answer, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response
