"""Ideas on the wall: the same verbs as the pages."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status

from wallofchange.deciding.models import Idea, Lane, Objection
from wallofchange.deciding.models.refusals import MOST
from wallofchange.deciding.models.stage import Stage
from wallofchange.deciding.moves import Move
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.learning.models import Evaluation
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.listening.models import Signal
from wallofchange.people.models import Team

router = Router(tags=["ideas"])
Key = Annotated[int, Field(ge=0, lt=2**63)]  # no store keeps a larger one


class IdeaOut(Schema):
    """An idea, where it hangs, and what came of it."""

    id: int
    title: str
    team: int
    stage: str
    lane: str
    kind: str
    hours: Decimal
    owner: int | None
    at: datetime
    verdict: str | None = None
    sentence: dict[str, str] | None = None


class IdeaIn(Schema):
    """An idea is one sentence; the rest is optional."""

    title: str
    team: int
    signals: list[Key] = []
    lane: Lane = Lane.TRY
    kind: Literal["", "seven", "nine"] = ""
    hours: Decimal = Field(Decimal(8), ge=0, le=MOST["hours"])


class DescriptionIn(Schema):
    """What the page of an idea can change; what is left out stays. `owner: null` is nobody."""

    title: str = ""
    lane: Lane = Lane.TRY
    kind: Literal["", "seven", "nine"] = Field("", description="as it is meant")
    hours: Decimal = Field(Decimal(0), ge=0, le=MOST["hours"])
    owner: Key | None = Field(None, description="somebody of the teams that work on it")


class MoveIn(Schema):
    """Where it should hang; `from` guards against somebody who was just before you."""

    to: Stage
    came_from: str = Field("", alias="from")
    why: str = Field("", description="of 'Not now' and 'Never mind'")
    look_again_on: date | None = Field(None, description="of 'Not now'; in a quarter of a year unless said")
    without_prediction: bool = Field(False, description="go live as done, not measured")
    line: str = Field("", description="of 'Done at once': what was done")
    tell: bool = Field(False, description="of 'Done at once': let who said it know")


class WordsIn(Schema):
    """One line."""

    words: str


class YesButIn(WordsIn):
    """A worry in one line; of what kind it is may be said, else it is read from the words."""

    kind: Objection.Kind | None = None


class ObjectionOut(Schema):
    """A yes-but and where it stands."""

    id: int
    words: str
    state: str
    lapses_at: datetime


@router.get("", response=list[IdeaOut], summary="The ideas on the wall")
def ideas(request: HttpRequest, stage: str = "", team: int | None = None) -> list[IdeaOut]:
    found = Idea.objects.seen_by(caller(request))
    found = found.filter(stage=stage) if stage else found
    found = found.filter(team=team) if team else found
    shown = list(found[:1000])
    verdicts = verdicts_of(shown)
    return [out(idea, verdicts.get(idea.pk)) for idea in shown]


@router.post("", response={201: IdeaOut}, summary="Hang an idea on the wall")
def pin(request: HttpRequest, new: IdeaIn) -> Status[IdeaOut]:
    team = get_object_or_404(Team.objects.of(caller(request)), pk=new.team)
    signals = Signal.objects.seen_by(caller(request)).filter(pk__in=new.signals)
    idea = Idea.pin(
        new.title,
        team=team,
        by=caller(request),
        at=now(),
        signals=signals,
        lane=new.lane,
        kind=new.kind,
        hours=new.hours,
    )
    return Status(201, out(idea, None))


@router.get("/{pk}", response=IdeaOut, summary="One idea")
def idea(request: HttpRequest, pk: int) -> IdeaOut:
    found = _idea(request, pk)
    return out(found, verdicts_of([found]).get(pk))


@router.patch("/{pk}", response=IdeaOut, summary="Describe an idea: title, lane, kind, hours, owner")
def describe(request: HttpRequest, pk: int, given: DescriptionIn) -> IdeaOut:
    found = _idea(request, pk)
    changed: dict[str, Any] = given.model_dump(exclude_unset=True)
    if (owner := changed.get("owner")) is not None:
        changed["owner"] = get_object_or_404(found.people(), pk=owner)
    if changed:
        found.describe(by=caller(request), at=now(), **changed)
    return out(found, verdicts_of([found]).get(pk))


@router.post("/{pk}/decisions", response={201: IdeaOut}, summary="Move an idea")
def decide(request: HttpRequest, pk: int, given: MoveIn) -> Status[IdeaOut]:
    found = _idea(request, pk)
    move = Move(expected=given.came_from, **given.model_dump(exclude={"came_from"}))
    move.make(found, by=caller(request), at=now())
    return Status(201, out(found, None))


@router.delete("/{pk}/decisions/last", response=IdeaOut, summary="Undo the last move")
def undo(request: HttpRequest, pk: int) -> IdeaOut:
    found = _idea(request, pk)
    found.undo(by=caller(request), at=now())
    return out(found, None)


@router.get("/{pk}/objections", response=list[ObjectionOut], summary="The yes-buts of an idea")
def objections(request: HttpRequest, pk: int) -> list[ObjectionOut]:
    return [
        _objection(each) for each in _idea(request, pk).objections.select_related("condition", "owned_no")
    ]


@router.post("/{pk}/objections", response={201: ObjectionOut}, summary="Yes, but…")
def object_to(request: HttpRequest, pk: int, words: YesButIn) -> Status[ObjectionOut]:
    kind = words.kind.value if words.kind else ""
    objection = _idea(request, pk).yes_but(words.words, kind=kind, by=caller(request), at=now())
    return Status(201, _objection(objection))


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)


def out(idea: Idea, evaluation: Evaluation | None) -> IdeaOut:
    return IdeaOut(
        id=idea.pk,
        title=idea.title,
        team=idea.team_id,
        stage=idea.stage,
        lane=idea.lane,
        kind=idea.kind,
        hours=idea.hours,
        owner=idea.owner_id,
        at=idea.at,
        verdict=evaluation.verdict if evaluation else None,
        sentence={"nl": evaluation.sentence_nl, "en": evaluation.sentence_en} if evaluation else None,
    )


def _objection(objection: Objection) -> ObjectionOut:
    return ObjectionOut(
        id=objection.pk, words=objection.words, state=objection.state, lapses_at=objection.lapses_at
    )
