"""A team's hours: what is kept for improving cannot be planned away, here neither."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from wallofchange.deciding.models import Cycle
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.people.models import Team

router = Router(tags=["room"])


class RoomOut(Schema):
    """A cycle of a team, in hours."""

    team: int
    starts_on: date
    ends_on: date
    hours: Decimal
    reserve: Decimal
    room: Decimal
    free: Decimal


class WorkIn(Schema):
    """Regular work to be planned."""

    title: str = Field(min_length=1, max_length=200)
    hours: Decimal = Field(ge=0)


@router.get("/{pk}/room", response=RoomOut, summary="The hours of a team in this cycle")
def room(request: HttpRequest, pk: int) -> RoomOut:
    return _out(_cycle(request, pk))


@router.post("/{pk}/regular-work", response={201: RoomOut}, summary="Plan regular work")
def plan(request: HttpRequest, pk: int, work: WorkIn) -> Status[RoomOut]:
    cycle = _cycle(request, pk)
    cycle.plan_regular(work.title, work.hours, by=caller(request), at=now())
    return Status(201, _out(cycle))


def _cycle(request: HttpRequest, pk: int) -> Cycle:
    team = get_object_or_404(Team.objects.of(caller(request)), pk=pk)
    return Cycle.of(team, timezone.localtime(now()).date())


def _out(cycle: Cycle) -> RoomOut:
    return RoomOut(
        team=cycle.team_id,
        starts_on=cycle.starts_on,
        ends_on=cycle.ends_on,
        hours=cycle.hours,
        reserve=cycle.reserve,
        room=cycle.room,
        free=cycle.free,
    )
