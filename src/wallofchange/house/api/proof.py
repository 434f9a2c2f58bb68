"""Kind and proof of an idea: what customers found, the glasses, why not, and issues elsewhere."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from ninja.errors import HttpError

from wallofchange.deciding.models import (
    BasicsFirst,
    CustomerTest,
    Idea,
    Stage,
    Tracker,
    TrackerLink,
    TrackerSecret,
    WhyNot,
)
from wallofchange.deciding.models.customer_test import QUESTIONS
from wallofchange.deciding.moves import Move
from wallofchange.deciding.views.given import one_of
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.api.keys import caller
from wallofchange.learning.basics import still_wrong
from wallofchange.learning.found_kind import FoundKind, found
from wallofchange.learning.glasses import draft
from wallofchange.learning.models import GreyWall, LookedAgain, Verdict
from wallofchange.learning.outcome.further import keep_measuring, with_ways_on
from wallofchange.learning.portfolio import grey
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.learning.views.learning import measure_now
from wallofchange.people.models import Team

router = Router(tags=["ideas"])
walls = Router(tags=["learning"])
trackers = Router(tags=["trackers"])


class DoneIn(Schema):
    """Done at once, in one line; `tell`: let who said it know."""

    line: str
    tell: bool = False


class ReasonIn(Schema):
    """Why it made no difference: unnoticed, wrong_moment, done_differently, bar_was_higher, unknown."""

    reason: str


class AnswerIn(Schema):
    """To the hint that something else is still wrong: that_first, together, anyway."""

    answer: str


class GlassesIn(Schema):
    """The customer's glasses: four lines, each may stay open."""

    expects_now: str = ""
    will_get: str = ""
    remarkable: str = ""
    how_known: str = ""


class ConclusionIn(Schema):
    """Take the outcome from the wall: keep, adapt or stop, with what we learned."""

    how: str = "keep"
    why: str = ""


class LongerIn(Schema):
    """Until when; by default until the drafted day that `proof` tells."""

    until: date | None = None


class LongerOut(Schema):
    """A version of the plan of its own: at most harm or no difference comes of it, never 'works'."""

    until: date
    answers: int | None
    digest: str


class AddressIn(Schema):
    """The address of an issue in GitHub, GitLab, Jira or Azure DevOps."""

    address: str


class LinkOut(Schema):
    """Where a card is made, and how far it is there."""

    id: int
    kind: str
    name: str
    address: str
    word: str = ""
    state: str = ""
    said_at: datetime | None = None
    proposes: str = ""


class SecretOut(Schema):
    """A secret for a tracker, in plain text this one time."""

    kind: str
    secret: str


@router.get("/{pk}/proof", summary="Kind as meant and as found, looked at again, glasses, issues elsewhere")
def proof(request: HttpRequest, pk: int) -> dict[str, Any]:
    idea = _idea(request, pk)
    again = LookedAgain.objects.last_of([idea]).get(pk)
    wrong = still_wrong(idea, caller(request), now())
    glasses = CustomerTest.objects.on_idea(idea)
    worn = {name: getattr(glasses, name) for name in QUESTIONS} if glasses else draft(idea)
    why = idea.why_nots.last()
    evaluation = verdicts_of([idea]).get(pk)
    with_ways_on([evaluation] if evaluation else [], now())
    return {
        "meant": idea.kind,
        "found": _found(found([idea]).get(pk)),
        "looked_again": {"months": again.months, "became": again.became, "result": again.result}
        if again
        else None,
        "why_not": why.reason if why else None,
        "still_wrong": {"theme": wrong.theme.slug, "in_ten": wrong.in_ten, "n": wrong.n} if wrong else None,
        "glasses": worn | {"drafted": glasses is None},
        "keep_measuring": asdict(evaluation.further) if evaluation and evaluation.further else None,
        "hear_when_stopped": evaluation.reach._asdict() if evaluation and evaluation.reach else None,
        "links": [_link(link).model_dump(mode="json") for link in TrackerLink.objects.of_idea(idea)],
    }


@router.post(
    "/{pk}/done-at-once", response={201: None}, summary="Done at once, and perhaps tell the customer"
)
def done(request: HttpRequest, pk: int, given: DoneIn) -> Status[None]:
    move = Move(Stage.DONE_AT_ONCE, line=given.line, tell=given.tell)
    move.make(_idea(request, pk), by=caller(request), at=now())
    return Status(201, None)


@router.post("/{pk}/conclusion", response={201: None}, summary="A person takes the outcome from the wall")
def conclude(request: HttpRequest, pk: int, given: ConclusionIn) -> Status[None]:
    idea = _idea(request, pk)
    how = one_of(["keep", "adapt", "stop"], given.how)
    outcome = verdicts_of([idea]).get(pk)
    idea.conclude(
        verdict=outcome.verdict if outcome else "not_measured",
        keep=how != "stop",
        adapted=how == "adapt",
        why=given.why.strip(),
        by=caller(request),
        at=now(),
    )
    return Status(201, None)


@router.post(
    "/{pk}/keep-measuring",
    response={201: LongerOut},
    summary="Keep measuring what is not proven, longer than fixed",
)
def measure_longer(request: HttpRequest, pk: int, given: LongerIn) -> Status[LongerOut]:
    longer = keep_measuring(_idea(request, pk), by=caller(request), at=now(), until=given.until)
    return Status(201, LongerOut(until=longer.measure_until, answers=longer.planned_n, digest=longer.digest))


@router.post("/{pk}/why-not", response={201: None}, summary="Why did it make no difference?")
def why_not(request: HttpRequest, pk: int, given: ReasonIn) -> Status[None]:
    idea = _idea(request, pk)
    outcome = verdicts_of([idea]).get(pk)
    if outcome is None or outcome.verdict != Verdict.NO_RELEVANT_EFFECT:
        raise Refused(
            "This is asked of what made no difference only.",
            remedy="Look at the verdict of the idea.",
            code="verdict",
        )
    WhyNot.tap(idea, given.reason, by=caller(request), at=now())
    return Status(201, None)


@router.post(
    "/{pk}/basics", response={201: None}, summary="Answer the hint that something else is still wrong"
)
def basics(request: HttpRequest, pk: int, given: AnswerIn) -> Status[None]:
    idea = _idea(request, pk)
    wrong = still_wrong(idea, caller(request), now())
    if wrong is None:
        raise Http404
    BasicsFirst.answered(
        idea, given.answer, theme=wrong.theme.slug, in_ten=wrong.in_ten, by=caller(request), at=now()
    )
    return Status(201, None)


@router.post("/{pk}/ordinary/seen", response={204: None}, summary="Somebody read that it became ordinary")
def seen(request: HttpRequest, pk: int) -> Status[None]:
    idea = _idea(request, pk)
    idea.check_works(caller(request))
    if last := LookedAgain.objects.last_of([idea]).get(pk):
        last.see(by=caller(request), at=now())
    return Status(204, None)


@router.post("/{pk}/evaluations", response={202: None}, summary="Put the plan to the signals now")
def evaluation(request: HttpRequest, pk: int) -> Status[None]:
    measure_now(_idea(request, pk), by=caller(request))
    return Status(202, None)


@router.post("/{pk}/glasses", response={201: None}, summary="Look at an idea with a customer's eyes")
def glasses(request: HttpRequest, pk: int, given: GlassesIn) -> Status[None]:
    CustomerTest.of_idea(_idea(request, pk), by=caller(request), at=now(), **given.model_dump())
    return Status(201, None)


@router.post("/{pk}/links", response={201: LinkOut}, summary="Say where it is made: the address of an issue")
def link(request: HttpRequest, pk: int, given: AddressIn) -> Status[LinkOut]:
    return Status(
        201, _link(TrackerLink.hang(_idea(request, pk), given.address, by=caller(request), at=now()))
    )


@router.delete("/{pk}/links/{link}", response={204: None}, summary="It is not made there any more")
def unlink(request: HttpRequest, pk: int, link: int) -> Status[None]:
    found = get_object_or_404(TrackerLink.objects.standing(), pk=link, idea=_idea(request, pk))
    found.withdraw(by=caller(request), at=now())
    return Status(204, None)


@walls.get("/grey", summary="Whether the wall is grey: the last ten changes all put something right")
def grey_wall(request: HttpRequest, team: int | None = None) -> dict[str, Any]:
    of = get_object_or_404(Team.objects.of(caller(request)), pk=team) if team else None
    found = grey(of, now())
    if found is None:
        return {"grey": False}
    wall = found.wall
    since = wall.at.isoformat()
    return {"grey": True, "id": wall.pk, "since": since, "ideas": wall.changes, "surprises": found.surprises}


@walls.post("/grey/{pk}/on-purpose", response={201: None}, summary="Not this month, on purpose")
def on_purpose(request: HttpRequest, pk: int) -> Status[None]:
    teams = Team.objects.of(caller(request))
    wall = get_object_or_404(GreyWall, pk=pk, over_at=None)
    if not (teams.filter(pk=wall.team_id).exists() if wall.team_id else teams.exists()):
        raise Http404
    wall.not_this_month(by=caller(request), at=now())
    return Status(201, None)


@trackers.post("/{kind}/secrets", response={201: SecretOut}, summary="Make a secret for a tracker's webhook")
def secret(request: HttpRequest, kind: str) -> Status[SecretOut]:
    by = caller(request)
    if not by.sees_all_teams:
        raise HttpError(403, "Only a manager or an administrator makes secrets.")
    made, plain = TrackerSecret.make(one_of(Tracker.values, kind), by=by, at=now())
    return Status(201, SecretOut(kind=made.kind, secret=plain))


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)


def _found(found: FoundKind | None) -> dict[str, Any] | None:
    if found is None:
        return None
    words = found.words
    counted = {"n": words.n, "exceeded": words.exceeded, "below": words.below} if words else {}
    interval = {"low": words.low, "high": words.high, "usual": words.usual} if words else {}
    return {"kind": found.kind, "by_words": found.by_words} | counted | interval


def _link(link: TrackerLink) -> LinkOut:
    status = link.status
    told: dict[str, Any] = {}
    if status is not None:
        told = {
            "word": status.word,
            "state": status.state,
            "said_at": status.said_at,
            "proposes": link.proposes,
        }
    return LinkOut(id=link.pk, kind=link.kind, name=link.name, address=link.address, **told)
