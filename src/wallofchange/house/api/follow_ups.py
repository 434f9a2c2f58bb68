"""Who waits for us: taken, answered, let go, or called to say thanks, with the verbs of the page."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status

from wallofchange.closing.models import FollowUp
from wallofchange.closing.waiting import with_all
from wallofchange.diary.clock import now
from wallofchange.house.api.ideas import Key, WordsIn
from wallofchange.house.api.keys import caller
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team

router = Router(tags=["follow-ups"])
MOST = 200


class FollowUpOut(Schema):
    """A customer who waits, until when, and who has it; `closed_at` once there was an answer."""

    id: int
    signal: int
    team: int
    words: str
    at: datetime
    due_at: datetime
    owner: int | None
    closed_at: datetime | None
    why_not: str


class TakeIn(Schema):
    """Who had it when it was looked at: nobody, unless said; of two who take it the second is told."""

    owner: Key | None = None


class WhyIn(Schema):
    """Why no answer is needed, in a line."""

    why: str = Field(max_length=200)


@router.get("/follow-ups", response=list[FollowUpOut], summary="Who waits for an answer, the longest first")
def waiting(request: HttpRequest, team: int | None = None) -> list[FollowUpOut]:
    found = with_all(FollowUp.objects.waiting()).seen_by(caller(request))
    if team is not None:
        found = found.filter(team=get_object_or_404(Team.objects.of(caller(request)), pk=team))
    return [_out(each) for each in found[:MOST]]


@router.post("/follow-ups/{pk}/taking", response=FollowUpOut, summary="I'll take it")
def take(request: HttpRequest, pk: int, had: TakeIn) -> FollowUpOut:
    found = _find(request, pk)
    found.owner_id = had.owner
    found.take(by=caller(request), at=now())
    return _out(_find(request, pk))


@router.post("/follow-ups/{pk}/replies", response={201: FollowUpOut}, summary="What was answered")
def reply(request: HttpRequest, pk: int, said: WordsIn) -> Status[FollowUpOut]:
    _find(request, pk).answer(said.words, by=caller(request), at=now())
    return Status(201, _out(_find(request, pk)))


@router.post("/follow-ups/{pk}/closing", response=FollowUpOut, summary="No answer needed, because…")
def let_go(request: HttpRequest, pk: int, said: WhyIn) -> FollowUpOut:
    _find(request, pk).let_go(said.why, by=caller(request), at=now())
    return _out(_find(request, pk))


@router.post("/signals/{pk}/thanks-call", response={201: FollowUpOut}, summary="Call to say thanks")
def thank(request: HttpRequest, pk: int) -> Status[FollowUpOut]:
    seen = Signal.objects.seen_by(caller(request)).select_related("source__team")
    made = FollowUp.thank(get_object_or_404(seen, pk=pk), by=caller(request), at=now())
    return Status(201, _out(_find(request, made.pk)))


def _find(request: HttpRequest, pk: int) -> FollowUp:
    return get_object_or_404(with_all(FollowUp.objects.seen_by(caller(request))), pk=pk)


def _out(each: FollowUp) -> FollowUpOut:
    gist = getattr(each.signal, "gist", None)
    names = ("id", "at", "due_at", "closed_at", "why_not")
    return FollowUpOut(
        signal=each.signal_id,
        team=each.team_id,
        owner=each.owner_id,
        words=gist.words if gist else "",
        **{name: getattr(each, name) for name in names},
    )
