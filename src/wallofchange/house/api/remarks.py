"""A remark, and what its writer says that it is: the same verbs as on the page."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status

from wallofchange.deciding.models import Idea, Remark, Unasked
from wallofchange.diary.clock import now
from wallofchange.house.api.ideas import WordsIn
from wallofchange.house.api.keys import caller

router = Router(tags=["yes-buts"])


class MeaningIn(Schema):
    """yes-but, remark, or never-ask: just a remark, and do not ask again."""

    means: str


class AskingIn(Schema):
    """Whether the owner of the key wants to be asked if a remark is a yes-but."""

    ask: bool


class RemarkOut(Schema):
    """A remark; `asks` tells its writer that it reads as a yes-but."""

    id: int
    words: str
    asks: bool


@router.post("/ideas/{pk}/remarks", response={201: RemarkOut}, summary="A remark")
def remark(request: HttpRequest, pk: int, line: WordsIn) -> Status[RemarkOut]:
    idea = get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)
    return Status(201, _out(Remark.make(idea, line.words, by=caller(request), at=now())))


@router.post("/remarks/{pk}/meaning", response=RemarkOut, summary="Its writer says what a remark is")
def meaning(request: HttpRequest, pk: int, said: MeaningIn) -> RemarkOut:
    seen = Remark.objects.filter(idea__in=Idea.objects.seen_by(caller(request)))
    found = get_object_or_404(seen.select_related("idea__team", "by"), pk=pk)
    if said.means == "yes-but":
        found.become_yes_but(by=caller(request), at=now())
    else:
        found.stay(by=caller(request), at=now(), ask_again=said.means != "never-ask")
    return _out(found)


@router.post("/remarks/asking", response={204: None}, summary="Be asked what a remark is, or not any more")
def asking(request: HttpRequest, wish: AskingIn) -> Status[None]:
    Unasked.switch(caller(request), off=not wish.ask, at=now())
    return Status(204, None)


def _out(made: Remark) -> RemarkOut:
    return RemarkOut(id=made.pk, words=made.words, asks=made.asks)
