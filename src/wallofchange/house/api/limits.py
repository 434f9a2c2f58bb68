"""Limits that teams set themselves, and what the management does where one was crossed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Field, Router, Schema, Status

from wallofchange.deciding.models import Crossing, Limit
from wallofchange.deciding.models.limit import CrossingQuerySet
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.people.models import Team

router = Router(tags=["limits"])


class LimitIn(Schema):
    """waiting (working hours), nines (customers in a hundred) or size (people)."""

    of: str
    bar: Decimal = Field(ge=0)


class LimitOut(Schema):
    """A limit that a team set itself."""

    id: int
    team: int
    of: str
    bar: Decimal
    at: datetime


class CrossingOut(Schema):
    """A limit that was crossed, in the unit of its bar; `choice` is empty while it waits."""

    id: int
    team: int
    of: str
    bar: Decimal
    found: Decimal
    low: Decimal | None
    high: Decimal | None
    n: int
    at: datetime
    choices: list[str]
    choice: str
    look_again_on: date | None


class ChoiceIn(Schema):
    """What the management does about it."""

    choice: str
    why: str = ""
    look_again_on: date | None = None


@router.get("/teams/{pk}/limits", response=list[LimitOut], summary="The limits a team set itself")
def team_limits(request: HttpRequest, pk: int) -> list[LimitOut]:
    return [_limit(each) for each in Limit.objects.standing().filter(team=_team(request, pk))]


@router.post("/teams/{pk}/limits", response={201: LimitOut}, summary="Set a limit")
def set_limit(request: HttpRequest, pk: int, new: LimitIn) -> Status[LimitOut]:
    made = Limit.set(_team(request, pk), new.of, new.bar, by=caller(request), at=now())
    return Status(201, _limit(made))


@router.delete("/teams/{pk}/limits/{of}", response={204: None}, summary="Take a limit away")
def end_limit(request: HttpRequest, pk: int, of: str) -> Status[None]:
    found = get_object_or_404(Limit.objects.standing(), team=_team(request, pk), of=of)
    found.end(by=caller(request), at=now())
    return Status(204, None)


@router.get("/crossings", response=list[CrossingOut], summary="Limits that were crossed and wait")
def crossings(request: HttpRequest) -> list[CrossingOut]:
    return [_crossing(each) for each in _crossed(request).filter(Crossing.OPEN)]


@router.post("/crossings/{pk}/choice", response={201: CrossingOut}, summary="Choose what to do about one")
def choose(request: HttpRequest, pk: int, made: ChoiceIn) -> Status[CrossingOut]:
    found = get_object_or_404(_crossed(request), pk=pk)
    found.choose(made.choice, why=made.why, look_again_on=made.look_again_on, by=caller(request), at=now())
    return Status(201, _crossing(found))


def _team(request: HttpRequest, pk: int) -> Team:
    return get_object_or_404(Team.objects.of(caller(request)), pk=pk)


def _crossed(request: HttpRequest) -> CrossingQuerySet:
    teams = Team.objects.of(caller(request))
    return Crossing.objects.filter(limit__team__in=teams).select_related("limit__team")


def _limit(limit: Limit) -> LimitOut:
    return LimitOut(id=limit.pk, team=limit.team_id, of=limit.of, bar=limit.bar, at=limit.at)


def _crossing(each: Crossing) -> CrossingOut:
    return CrossingOut(
        id=each.pk, team=each.limit.team_id, of=each.limit.of, bar=each.bar, found=each.found, low=each.low,
        high=each.high, n=each.n, at=each.at, choices=[code for code, _label in each.choices],
        choice=each.choice, look_again_on=each.look_again_on,
    )  # fmt: skip
