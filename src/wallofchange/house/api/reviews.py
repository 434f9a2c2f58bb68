"""What people, and customers themselves, say of how a signal was read."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status

from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.api.keys import caller
from wallofchange.understanding.models import Gist, Review
from wallofchange.understanding.queue import deck

router = Router(tags=["reviews"])


class SaidIn(Schema):
    """How it should be read. What is left out is right as it was read; nothing at all: all of it is right."""

    polarity: Literal["negative", "neutral", "positive"] | None = None
    expectation: Literal["below", "met", "exceeded", "not_stated"] | None = None
    themes: list[str] | None = None
    asks_answer: bool | None = None

    def values(self) -> dict[str, Any]:
        """What was said, by field; themes in their order, as they are kept."""
        said: dict[str, Any] = self.dict(exclude_none=True)
        return said | ({"themes": sorted(set(said["themes"]))} if "themes" in said else {})


class HeldOut(Schema):
    """What holds for a signal now, and whether a person or the customer stands behind it."""

    signal: int
    polarity: str
    expectation: str
    themes: list[str]
    asks_answer: bool
    reviewed: bool


class OpenOut(HeldOut):
    """A signal that nobody has read yet, with its working text."""

    words: str
    confidence: float


@router.get("/review", response=list[OpenOut], summary="What people should read next")
def queue(request: HttpRequest, limit: int = 10) -> list[OpenOut]:
    found = deck(caller(request), at=now(), size=max(1, min(limit, 50)))
    return [OpenOut(**_held(gist), words=gist.words, confidence=gist.confidence) for gist in found]


@router.post("/{pk}/reviews", response={201: HeldOut}, summary="I read it: it is right, or better so")
def review(request: HttpRequest, pk: int, said: SaidIn) -> Status[HeldOut]:
    gist = _gist(request, pk)
    Review.record(gist, said.values(), by=caller(request), at=now())
    return Status(201, HeldOut(**_held(gist)))


@router.delete("/{pk}/reviews/last", response=HeldOut, summary="Take back my last review of it")
def undo(request: HttpRequest, pk: int) -> HeldOut:
    gist = _gist(request, pk)
    last = Review.objects.standing().filter(signal=pk, by=caller(request)).last()
    if last is None:
        raise Refused(
            "You have not read this signal, or took it back.", remedy="Nothing is left to undo.", code="none"
        )
    last.withdraw(by=caller(request), at=now())
    gist.refresh_from_db()
    return HeldOut(**_held(gist))


@router.post("/{pk}/read-back", response={201: HeldOut}, summary="The customer says how it should be read")
def read_back(request: HttpRequest, pk: int, said: SaidIn) -> Status[HeldOut]:
    gist = _gist(request, pk)
    gist.check_may_correct(caller(request))
    Review.read_back(gist, said.values(), at=now())
    return Status(201, HeldOut(**_held(gist)))


def _gist(request: HttpRequest, pk: int) -> Gist:
    seen = Gist.objects.seen_by(caller(request)).select_related("reading", "signal", "source__team")
    return get_object_or_404(seen, pk=pk)


def _held(gist: Gist) -> dict[str, Any]:
    fields = ("polarity", "expectation", "themes", "asks_answer")
    return {"signal": gist.pk, "reviewed": gist.reviewed} | {name: gist.value_of(name) for name in fields}
