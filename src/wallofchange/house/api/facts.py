"""Facts beside what customers said: how we did, what we promised, what was expected and wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from wallofchange.diary.clock import now
from wallofchange.house.api.fact_calls import body_of, take_in
from wallofchange.house.api.fact_shapes import (
    EndIn,
    ExpectedPage,
    FactOut,
    FeatureOut,
    MarkPage,
    PairPage,
    PerformancePage,
    PromiseOut,
    UndoneOut,
    VignetteOut,
    expected_out,
    feature_out,
    mark_out,
    pair_out,
    performance_out,
    promise_out,
    vignette_out,
)
from wallofchange.house.api.keys import caller
from wallofchange.house.api.sending import TakenOut
from wallofchange.listening import promises as promised
from wallofchange.listening.importers import undo
from wallofchange.listening.models import (
    Anchor,
    Batch,
    Expected,
    KanoFeature,
    KanoPair,
    Moment,
    Performance,
    Promise,
    Vignette,
    VignetteAnswer,
)
from wallofchange.listening.spans import end_of, midnight
from wallofchange.people.models import Team

router = Router(tags=["facts"])
MOST = 200
TAKEN = {200: TakenOut, 201: TakenOut}
Kept = TypeVar("Kept", bound=Anchor)


@router.get("/performance", response=PerformancePage, summary="How we did, fact by fact")
def performance(
    request: HttpRequest,
    kind: str = "",
    moment: str = "",
    unit: str = "",
    about: Literal["", "contact", "unit", "everybody"] = "",
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
    limit: int = 50,
) -> dict[str, Any]:
    found = _dated(Performance.objects.seen_by(caller(request)), moment, since, until)
    named = {"kind": kind, "unit": unit, "about": about}
    found = found.filter(**{name: value for name, value in named.items() if value})
    return _page(found, before, limit, performance_out)


@router.post(
    "/performance",
    response=TAKEN,
    openapi_extra=body_of("performance"),
    summary="Keep facts of what was done",
)
def keep_performance(request: HttpRequest, team: int | None = None, source: str = "") -> HttpResponse:
    return take_in(request, "performance", team=team, source=source)


@router.get("/promises", response=list[PromiseOut], summary="What was promised, the latest first")
def promises(
    request: HttpRequest, on: date | None = None, moment: str = "", unit: str = "", kind: str = ""
) -> list[PromiseOut]:
    about = get_object_or_404(Moment, slug=moment) if moment else None
    found = promised.history(user=caller(request), moment=about, unit=unit, kind=kind)
    return [promise_out(each) for each in found if on is None or each.held(on)]


@router.post(
    "/promises",
    response=TAKEN,
    openapi_extra=body_of("promises"),
    summary="Promise something, from a day on",
)
def keep_promises(request: HttpRequest, team: int | None = None, source: str = "") -> HttpResponse:
    return take_in(request, "promises", team=team, source=source)


@router.post("/promises/{pk}/end", response={201: PromiseOut}, summary="Say from when it holds no more")
def end(request: HttpRequest, pk: int, last: EndIn) -> Status[PromiseOut]:
    found = get_object_or_404(Promise.objects.seen_by(caller(request)), pk=pk)
    found.end(on=last.on, by=caller(request), at=now())
    return Status(201, promise_out(found))


@router.get("/vignettes", response=list[VignetteOut], summary="The described situations, the worst first")
def vignettes(request: HttpRequest) -> list[VignetteOut]:
    seen = Vignette.objects.seen_by(caller(request)).select_related("moment")
    return [vignette_out(each) for each in seen]


@router.get("/vignettes/marks", response=MarkPage, summary="The marks that vignettes got")
def marks(
    request: HttpRequest,
    vignette: str = "",
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
    limit: int = 50,
) -> dict[str, Any]:
    found = _dated(VignetteAnswer.objects.seen_by(caller(request)), "", since, until)
    found = found.filter(vignette__key=vignette) if vignette else found
    return _page(found.select_related("vignette"), before, limit, mark_out)


@router.post(
    "/vignettes",
    response=TAKEN,
    openapi_extra=body_of("vignettes"),
    summary="Describe vignettes, keep their marks",
)
def keep_vignettes(request: HttpRequest, team: int | None = None, source: str = "") -> HttpResponse:
    return take_in(request, "vignettes", team=team, source=source)


@router.get("/kano", response=PairPage, summary="Answers to Kano's two questions")
def kano(
    request: HttpRequest,
    feature: str = "",
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
    limit: int = 50,
) -> dict[str, Any]:
    found = _dated(KanoPair.objects.seen_by(caller(request)), "", since, until)
    found = found.filter(feature__key=feature) if feature else found
    return _page(found.select_related("feature"), before, limit, pair_out)


@router.get("/kano/features", response=list[FeatureOut], summary="What those answers are about")
def features(request: HttpRequest) -> list[FeatureOut]:
    seen = KanoFeature.objects.seen_by(caller(request)).select_related("moment")
    return [feature_out(each) for each in seen]


@router.post(
    "/kano", response=TAKEN, openapi_extra=body_of("kano"), summary="Keep answers to Kano's two questions"
)
def keep_kano(request: HttpRequest, team: int | None = None, source: str = "") -> HttpResponse:
    return take_in(request, "kano", team=team, source=source)


@router.get("/expected", response=ExpectedPage, summary="What was expected before")
def expected(
    request: HttpRequest,
    moment: str = "",
    since: date | None = None,
    until: date | None = None,
    before: int | None = None,
    limit: int = 50,
) -> dict[str, Any]:
    return _page(
        _dated(Expected.objects.seen_by(caller(request)), moment, since, until), before, limit, expected_out
    )


@router.post(
    "/expected", response=TAKEN, openapi_extra=body_of("expected"), summary="Keep what was expected before"
)
def keep_expected(request: HttpRequest, team: int | None = None, source: str = "") -> HttpResponse:
    return take_in(request, "expected", team=team, source=source)


@router.delete("/imports/{pk}", response=UndoneOut, summary="Take an import out again")
def take_out(request: HttpRequest, pk: int) -> UndoneOut:
    batches = Batch.objects.filter(source__team__in=Team.objects.of(caller(request)))
    found = get_object_or_404(batches, pk=pk)
    return UndoneOut(batch=pk, undone=undo(found, by=caller(request), at=now()))


def _dated(found: QuerySet[Kept], moment: str, since: date | None, until: date | None) -> QuerySet[Kept]:
    found = found.filter(moment=get_object_or_404(Moment, slug=moment)) if moment else found
    found = found.filter(at__gte=midnight(since)) if since else found
    return found.filter(at__lt=end_of(until)) if until else found


def _page(
    found: QuerySet[Kept], before: int | None, limit: int, out: Callable[[Kept], FactOut]
) -> dict[str, Any]:
    size = max(1, min(limit, MOST))
    found = found.filter(pk__lt=before) if before is not None else found
    shown = list(found.select_related("source", "moment").order_by("-pk")[: size + 1])
    return {
        "items": [out(each) for each in shown[:size]],
        "next": shown[size - 1].pk if len(shown) > size else None,
    }
