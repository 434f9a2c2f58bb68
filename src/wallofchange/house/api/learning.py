"""What was learned, for programs: the calculations of the pages, and figures of others to compare with."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status

from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.learning.models import Benchmark, Question
from wallofchange.learning.programme.benchmark import benchmarks
from wallofchange.learning.programme.benchmark_told import as_dict as benchmarks_as_dict
from wallofchange.learning.programme.choosing_told import as_dict as choosing_as_dict
from wallofchange.learning.programme.register import as_dict as register_as_dict
from wallofchange.learning.programme.register import register_of
from wallofchange.learning.programme.speed_told import as_dict as speed_as_dict
from wallofchange.learning.programme.together import as_dict as programme_as_dict
from wallofchange.learning.programme.together import together
from wallofchange.learning.views.choosing import proposal_of
from wallofchange.learning.views.speed import speed_of
from wallofchange.listening.models import Moment

router = Router(tags=["learning"])


class AskedIn(Schema):
    """How a figure was asked for: all of it has to be the same before two figures are compared."""

    question: str = Field(max_length=300)
    version: str = Field("", max_length=80)
    scale_low: float = 0
    scale_high: float = 10
    mode: str = Field("", pattern="^(|mail|text|web|phone|paper|public)$")
    country: str = Field("", pattern="^([A-Za-z]{2})?$")
    moment: str = Field("", description="slug of the moment; empty: everywhere")


class BenchmarkIn(AskedIn):
    """A figure of somebody else: the mean with its spread and number, or how often each score was given."""

    name: str = Field(max_length=120)
    mean: float | None = None
    sd: float | None = None
    n: int | None = Field(None, ge=1)
    counts: dict[str, int] = {}
    day: date
    source: str = Field(max_length=300)


class BenchmarkOut(Schema):
    """A figure of somebody else, as it is kept."""

    id: int
    name: str
    question: str
    mean: float
    sd: float | None
    n: int | None
    day: date
    source: str


class QuestionOut(Schema):
    """How we ask ourselves."""

    id: int
    question: str


@router.get("/programme", summary="What all changes together promised and did, with yes-buts and balance")
def programme(request: HttpRequest) -> dict[str, Any]:
    return programme_as_dict(together(caller(request)))


@router.get("/yes-buts", summary="What became of every yes-but, by kind, with the days it waited")
def yes_buts(request: HttpRequest) -> dict[str, Any]:
    return register_as_dict(register_of(caller(request), now()))


@router.get("/speed", summary="How fast a customer's word becomes a change, with what is still open")
def speed(request: HttpRequest) -> dict[str, Any]:
    found = speed_of(caller(request))
    return speed_as_dict(found) if found else {}


@router.get("/choosing", summary="What would bring customers most for the hours of a team: a proposal")
def choosing(
    request: HttpRequest, team: int | None = None, hours: str = "", never_expected: str = ""
) -> dict[str, Any]:
    given = QueryDict(request.META.get("QUERY_STRING", ""))
    return choosing_as_dict(proposal_of(caller(request), given))


@router.get("/benchmarks", summary="Figures of others beside ours, compared where the same was asked")
def beside_others(request: HttpRequest) -> dict[str, Any]:
    return benchmarks_as_dict(benchmarks(caller(request)))


@router.post(
    "/benchmarks", response={201: list[BenchmarkOut]}, summary="Keep figures of others: a whole table"
)
def keep(request: HttpRequest, figures: list[BenchmarkIn]) -> Status[list[BenchmarkOut]]:
    from django.db import transaction

    with transaction.atomic():
        kept = [Benchmark.keep(by=caller(request), at=now(), **_given(figure)) for figure in figures]
    return Status(201, [BenchmarkOut.from_orm(each) for each in kept])


@router.delete("/benchmarks/{pk}", response={204: None}, summary="Take a figure back; it stays on record")
def withdraw(request: HttpRequest, pk: int) -> Status[None]:
    figure = get_object_or_404(Benchmark.objects.seen_by(caller(request)), pk=pk)
    figure.withdraw(by=caller(request), at=now())
    return Status(204, None)


@router.post("/questions", response={201: QuestionOut}, summary="Write down how we ask ourselves")
def ask(request: HttpRequest, asked: AskedIn) -> Status[QuestionOut]:
    kept = Question.keep(by=caller(request), at=now(), **_given(asked))
    return Status(201, QuestionOut.from_orm(kept))


def _given(asked: AskedIn) -> dict[str, Any]:
    given = asked.model_dump()
    slug = given.pop("moment")
    return given | {"moment": get_object_or_404(Moment, slug=slug) if slug else None}
