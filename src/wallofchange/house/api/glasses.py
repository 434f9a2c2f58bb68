"""The customer's glasses on a decision and on an answer: every act can exceed."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest
from ninja import Router, Status

from wallofchange.deciding.models import CustomerTest
from wallofchange.deciding.models.customer_test import QUESTIONS
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.house.api.proof import GlassesIn
from wallofchange.house.pages.glasses import decision_seen_by, draft_of_reply, reply_seen_by
from wallofchange.learning.glasses import draft

router = Router(tags=["glasses"])


class GlassesOut(GlassesIn):
    """What was said of it last, by whom and when; nobody where it is drafted only."""

    by: str | None = None
    at: datetime | None = None


@router.get("/decisions/{pk}/glasses", response=GlassesOut, summary="How a decision looks to a customer")
def of_decision(request: HttpRequest, pk: int) -> GlassesOut:
    decision = decision_seen_by(caller(request), pk)
    last = CustomerTest.objects.on_decision(decision)
    return _said(last) if last else _drafted(draft(decision.idea))


@router.post("/decisions/{pk}/glasses", response={201: GlassesOut}, summary="Look at a decision so")
def on_decision(request: HttpRequest, pk: int, given: GlassesIn) -> Status[GlassesOut]:
    decision = decision_seen_by(caller(request), pk)
    said = CustomerTest.of_decision(decision, by=caller(request), at=now(), **given.model_dump())
    return Status(201, _said(said))


@router.get("/replies/{pk}/glasses", response=GlassesOut, summary="How an answer looks to a customer")
def of_reply(request: HttpRequest, pk: int) -> GlassesOut:
    reply = reply_seen_by(caller(request), pk)
    last = CustomerTest.objects.on_reply(reply.pk)
    return _said(last) if last else _drafted(draft_of_reply(reply))


@router.post("/replies/{pk}/glasses", response={201: GlassesOut}, summary="Look at an answer so")
def on_reply(request: HttpRequest, pk: int, given: GlassesIn) -> Status[GlassesOut]:
    reply = reply_seen_by(caller(request), pk)
    team = reply.follow_up.team_id
    said = CustomerTest.of_reply(reply, by=caller(request), at=now(), team_id=team, **given.model_dump())
    return Status(201, _said(said))


def _drafted(lines: dict[str, str]) -> GlassesOut:
    return GlassesOut.model_validate(lines)


def _said(last: CustomerTest) -> GlassesOut:
    said = {name: getattr(last, name) for name in QUESTIONS}
    return GlassesOut.model_validate(said | {"by": last.by.name, "at": last.at})
