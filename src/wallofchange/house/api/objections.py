"""Yes-ands, yes-buts and what becomes of them: the same verbs as on the page."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status

from wallofchange.deciding.models import Ask, Idea, Objection, OwnedNo, Rightly
from wallofchange.deciding.models.condition import nobody, nothing_waits
from wallofchange.deciding.talk import HALF_A_YEAR
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.api.keys import caller

router = Router(tags=["yes-buts"])
A_WEEK = timedelta(days=7)


class LineIn(Schema):
    """One line."""

    words: str


class KindIn(Schema):
    """What kind of worry it is, as a person says."""

    kind: str


class ConditionIn(Schema):
    """What must be arranged; who (you) and when (in a week) are filled in, and `who: null` is refused."""

    what: str
    who: int | None = 0
    due: date | None = None
    feared: str | None = None


class FoundIn(Schema):
    """What it turned out to be, in a line; may stay empty."""

    found: str = ""


class NoIn(Schema):
    """A no with a sentence, its kind (dont, cant, wont) and the day to look again (in half a year)."""

    reason: str
    kind: OwnedNo.Kind = OwnedNo.Kind.WONT
    look_again_on: date | None = None


class AppealAnswerIn(Schema):
    """`back` hangs the idea back; else it stays a no, with a sentence."""

    back: bool = False
    words: str = ""


class LeaveIn(Schema):
    """Whether others may read that it was right."""

    shown: bool


class NoOut(Schema):
    """An owned no: who, why, until when, and how many customers said the same since."""

    reason: str
    kind: str
    by: str
    at: datetime
    look_again_on: date
    voices: int
    voices_since: int
    came_back_at: datetime | None
    came_back_why: str


class YesButOut(Schema):
    """A yes-but, where it stands, and what was feared and found."""

    id: int
    idea: int
    words: str
    kind: str
    kind_is_proposed: bool
    state: str
    lapses_at: datetime
    feared: str
    found: str
    proved_right: bool
    no: NoOut | None = None


@router.post("/ideas/{pk}/additions", response={201: LineIn}, summary="Yes, and…")
def add(request: HttpRequest, pk: int, line: LineIn) -> Status[LineIn]:
    addition = _idea(request, pk).yes_and(line.words, by=caller(request), at=now())
    return Status(201, LineIn(words=addition.words))


@router.post("/ideas/{pk}/never-mind/rightly", response={204: None}, summary="It was rightly taken down")
def rightly(request: HttpRequest, pk: int) -> Status[None]:
    Rightly.say(_idea(request, pk), by=caller(request), at=now())
    return Status(204, None)


@router.get("/objections/{pk}", response=YesButOut, summary="One yes-but")
def yes_but(request: HttpRequest, pk: int) -> YesButOut:
    return _out(_find(request, pk))


@router.post("/objections/{pk}/kind", response=YesButOut, summary="Say what kind of worry it is")
def kind(request: HttpRequest, pk: int, said: KindIn) -> YesButOut:
    found = _find(request, pk)
    found.name_kind(said.kind, by=caller(request), at=now())
    return _out(found)


@router.post("/objections/{pk}/condition", response={201: YesButOut}, summary="Yes, if…")
def condition(request: HttpRequest, pk: int, given: ConditionIn) -> Status[YesButOut]:
    found, by, at = _find(request, pk), caller(request), now()
    if given.who is None:
        raise nobody()
    who = get_object_or_404(found.idea.people(), pk=given.who) if given.who not in (0, by.pk) else by
    due = given.due or timezone.localdate(at) + A_WEEK
    found.become_yes_if(given.what, who=who, due=due, feared=given.feared, by=by, at=at)
    return Status(201, _out(_find(request, pk)))


@router.post("/objections/{pk}/condition/met", response=YesButOut, summary="It is arranged: a yes")
def met(request: HttpRequest, pk: int, given: FoundIn) -> YesButOut:
    found = _find(request, pk)
    if found.state != "yes_if":
        raise nothing_waits()
    found.condition.meet(found=given.found, by=caller(request), at=now())
    return _out(_find(request, pk))


@router.post(
    "/objections/{pk}/condition/day-start", response={204: None}, summary="A yes now: to the next day-start"
)
def to_day_start(request: HttpRequest, pk: int) -> Status[None]:
    found = _find(request, pk)
    if found.state != "yes":
        raise nothing_waits()
    found.condition.bring_to_day_start(by=caller(request), at=now())
    return Status(204, None)


@router.post("/objections/{pk}/no", response={201: YesButOut}, summary="No, because…")
def no(request: HttpRequest, pk: int, given: NoIn) -> Status[YesButOut]:
    at = now()
    again = given.look_again_on or timezone.localdate(at) + HALF_A_YEAR
    found = _find(request, pk)
    found.become_no(given.reason, look_again_on=again, kind=given.kind, by=caller(request), at=at)
    return Status(201, _out(_find(request, pk)))


@router.post("/objections/{pk}/no/heard", response={204: None}, summary="Whoever had the idea has read it")
def heard(request: HttpRequest, pk: int) -> Status[None]:
    _no_of(_find(request, pk)).hear(by=caller(request), at=now())
    return Status(204, None)


@router.post("/objections/{pk}/no/appeal", response={201: YesButOut}, summary="Ask one step up, once")
def appeal(request: HttpRequest, pk: int) -> Status[YesButOut]:
    found = _find(request, pk)
    Ask.appeal(_no_of(found), by=caller(request), at=now())
    return Status(201, _out(found))


@router.post("/objections/{pk}/no/appeal/answer", response=YesButOut, summary="Answer one step up")
def appeal_answer(request: HttpRequest, pk: int, given: AppealAnswerIn) -> YesButOut:
    asked = getattr(_no_of(_find(request, pk)), "appeal", None)
    if asked is None:
        raise Refused("Nobody has asked this one step up.", remedy="Look at the idea again.", code="answered")
    if given.back:
        asked.grant(by=caller(request), at=now())
    else:
        asked.decline(given.words, by=caller(request), at=now())
    return _out(_find(request, pk))


@router.post("/objections/{pk}/withdrawal", response=YesButOut, summary="Take it back, with thanks")
def withdraw(request: HttpRequest, pk: int) -> YesButOut:
    found = _find(request, pk)
    found.withdraw(by=caller(request), at=now())
    return _out(found)


@router.post("/objections/{pk}/right", response=YesButOut, summary="It proved right")
def right(request: HttpRequest, pk: int, given: FoundIn) -> YesButOut:
    found, by = _find(request, pk), caller(request)
    found.check_may_say_right(by)
    found.prove_right(found=given.found, by=by, at=now())
    return _out(found)


@router.post("/objections/{pk}/right/leave", response=YesButOut, summary="Let others read that it was right")
def leave(request: HttpRequest, pk: int, given: LeaveIn) -> YesButOut:
    found = _find(request, pk)
    found.give_leave(shown=given.shown, by=caller(request), at=now())
    return _out(found)


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)


def _find(request: HttpRequest, pk: int) -> Objection:
    seen = Objection.objects.filter(idea__in=Idea.objects.seen_by(caller(request)))
    return get_object_or_404(seen.select_related("idea__team", "by", "condition", "owned_no__by"), pk=pk)


def _no_of(objection: Objection) -> OwnedNo:
    no: OwnedNo | None = getattr(objection, "owned_no", None)
    if no is None:
        raise Refused("Nobody said no to this.", remedy="Give it an answer first.", code="answered")
    return no


def _out(said: Objection) -> YesButOut:
    owned: OwnedNo | None = getattr(said, "owned_no", None)
    return YesButOut(
        id=said.pk,
        idea=said.idea_id,
        words=said.words,
        kind=said.kind,
        kind_is_proposed=said.kind_by_id is None,
        state=said.state,
        lapses_at=said.lapses_at,
        feared=said.feared,
        found=said.found,
        proved_right=said.proved_right_at is not None,
        no=_no_out(owned) if owned else None,
    )


def _no_out(no: OwnedNo) -> NoOut:
    return NoOut(
        reason=no.reason,
        kind=no.kind,
        by=no.by.name,
        at=no.at,
        look_again_on=no.look_again_on,
        voices=no.voices,
        voices_since=no.voices_since(),
        came_back_at=no.came_back_at,
        came_back_why=no.came_back_why,
    )
