"""What facts there are beside what customers say: how many, of which days, from where."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Max, Min
from django.http import HttpResponse
from django.shortcuts import render

from wallofchange.listening.models import Expected, KanoPair, Performance, VignetteAnswer
from wallofchange.listening.models.batch import FACTS
from wallofchange.listening.models.measure import Measure, called
from wallofchange.listening.views.imports import batches_seen_by
from wallofchange.people.models import User
from wallofchange.people.requests import KnownRequest

RECENT = 20
COUNTED = {"n": Count("pk"), "beside": Count("signal"), "first": Min("at"), "last": Max("at")}


@login_required
def facts(request: KnownRequest) -> HttpResponse:
    """A table for each sort, and the imports they came in by."""
    page: dict[str, Any] = {
        "performance": _performance(request.user),
        "vignettes": _about(VignetteAnswer, "vignette", ("key", "level", "text_nl", "text_en"), request.user),
        "features": _about(KanoPair, "feature", ("key", "name_nl", "name_en"), request.user),
        "expected": _expected(request.user),
        "batches": batches_seen_by(request).filter(preset__in=FACTS)[:RECENT],
    }
    return render(request, "listening/facts.html", page)


def _performance(user: User) -> list[dict[str, Any]]:
    seen = Performance.objects.seen_by(user).order_by("kind", "about", "source__name")
    counted = seen.values("kind", "measure", "about", "source__name", "source__team__name").annotate(
        **COUNTED, end=Max("ends_on")
    )
    return [
        each
        | {
            "name": called(each["kind"]),
            "counted_in": Measure(each["measure"]).label,
            "of": Performance.About(each["about"]).label,
        }
        for each in counted
    ]


def _about(model: Any, field: str, names: tuple[str, ...], user: User) -> list[dict[str, Any]]:
    """Answers, counted by what they are about."""
    fields = [f"{field}__{name}" for name in names]
    seen = model.objects.seen_by(user).order_by(f"{field}__pk")
    counted = seen.values(f"{field}__pk", *fields, "source__name", "source__team__name").annotate(**COUNTED)
    return [each | {name: each[f"{field}__{name}"] for name in names} for each in counted]


def _expected(user: User) -> list[dict[str, Any]]:
    seen = Expected.objects.seen_by(user).order_by("source__name")
    fields = ("source__name", "source__team__name", "moment__name_nl", "moment__name_en")
    return list(seen.values(*fields).annotate(**COUNTED))
