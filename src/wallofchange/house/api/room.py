"""A team's hours: what is kept for improving cannot be planned away, here neither."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from wallofchange.deciding import room as rooms
from wallofchange.deciding.bringing_work import Brought, Work, check_near, plan_all
from wallofchange.deciding.models import Booking, Cycle, Exemption, Idea, RoomLeft
from wallofchange.deciding.models.hours import SMALL
from wallofchange.deciding.visits import A_VISIT, FirstFree, visit
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.people.models import Team

router = Router(tags=["room"])


class RoomOut(Schema):
    """A cycle of a team, in hours. `today` is the room of this day; `short` is what no longer fits."""

    team: int
    cycle: int
    starts_on: date
    ends_on: date
    hours: Decimal
    reserve: Decimal
    opened: Decimal
    exempted: Decimal
    room: Decimal
    free: Decimal
    left: Decimal
    short: Decimal
    today: Decimal


class FreeOut(Schema):
    """The first place for a small idea of another team; `far` is more than five working days."""

    team: int
    at: datetime
    working_days: int
    far: bool


class WorkIn(Schema):
    """Regular work to be planned; without hours it is small, without a day it is for this cycle."""

    title: str = Field(min_length=1, max_length=200)
    hours: Decimal = Field(SMALL, ge=0, le=10_000)
    on: date | None = None


class BookedOut(Schema):
    """What came of one piece of work: the booking, or why not and what does work."""

    title: str
    booking: int | None = None
    code: str = ""
    detail: str = ""
    remedy: str = ""


class ExemptionIn(Schema):
    """Breaking the reserve: hours, a reason and an end; the name is that of the key."""

    hours: Decimal = Field(gt=0, le=10_000)
    reason: str
    until: date


class ExemptionOut(Schema):
    """A broken reserve; `used` is known once it has ended."""

    id: int
    hours: Decimal
    reason: str
    until: date
    by: str
    at: datetime
    ended_at: datetime | None
    used: Decimal | None


class VisitIn(Schema):
    """With whom, and how many hours of a day."""

    host: int
    hours: Decimal = Field(A_VISIT, gt=0, le=24)


class VisitOut(Schema):
    """The place that was taken."""

    booking: int
    host: int
    at: datetime
    hours: Decimal


class LeftIn(Schema):
    """What held us back: one word, `quiet`, or neither."""

    word: str = ""
    quiet: bool = False


@router.get("/first-free", response=FreeOut | None, summary="The first free place at any team")
def first_free(request: HttpRequest, hours: Decimal = A_VISIT) -> FreeOut | None:
    return _free(rooms.first_free(Team.objects.all(), now(), hours))


@router.get("/{pk}/room", response=RoomOut, summary="The hours of a team in the cycle of a day")
def room(request: HttpRequest, pk: int, on: date | None = None) -> RoomOut:
    return _out(_cycle(request, pk, on))


@router.get("/{pk}/cycles", response=list[RoomOut], summary="The cycles of a team, the latest first")
def cycles(request: HttpRequest, pk: int) -> list[RoomOut]:
    team = _team(request, pk)
    today = rooms.today(team, timezone.localdate(now()))
    found = Cycle.objects.filter(team=team).select_related("team").order_by("-starts_on")[:100]
    return [_out(cycle, today) for cycle in found]


@router.get("/{pk}/first-free", response=FreeOut | None, summary="The first free place at this team")
def first_free_at(request: HttpRequest, pk: int, hours: Decimal = A_VISIT) -> FreeOut | None:
    return _free(rooms.first_free([get_object_or_404(Team, pk=pk)], now(), hours))


@router.post("/{pk}/regular-work", response={201: RoomOut}, summary="Plan regular work")
def plan(request: HttpRequest, pk: int, work: WorkIn) -> Status[RoomOut]:
    cycle = _cycle(request, pk, work.on)
    cycle.plan_regular(work.title, work.hours, by=caller(request), at=now())
    return Status(201, _out(cycle))


@router.post("/{pk}/regular-work/import", response=list[BookedOut], summary="Plan many pieces of work")
def plan_many(request: HttpRequest, pk: int, work: list[WorkIn]) -> list[BookedOut]:
    """Each by itself, in this order: what fits is planned, what does not says why."""
    pieces = [Work(each.title, each.hours, each.on) for each in work]
    return [_booked(each) for each in plan_all(pieces, _team(request, pk), by=caller(request), at=now())]


@router.delete("/regular-work/{pk}", response={204: None}, summary="Give the hours back")
def give_back(request: HttpRequest, pk: int) -> Status[None]:
    own = (
        Booking.objects.standing().returnable(now()).filter(cycle__team__in=Team.objects.of(caller(request)))
    )
    get_object_or_404(own.select_related("cycle"), pk=pk).give_back(by=caller(request), at=now())
    return Status(204, None)


@router.get("/{pk}/exemptions", response=list[ExemptionOut], summary="Where the reserve was broken")
def exemptions(request: HttpRequest, pk: int) -> list[ExemptionOut]:
    found = Exemption.objects.filter(cycle__team=_team(request, pk)).select_related("by").order_by("-id")
    return [_exempted(each) for each in found[:100]]


@router.post("/{pk}/exemptions", response={201: ExemptionOut}, summary="Break the reserve, by name")
def exempt(
    request: HttpRequest, pk: int, broken: ExemptionIn, on: date | None = None
) -> Status[ExemptionOut]:
    made = _cycle(request, pk, on).exempt(
        broken.hours, reason=broken.reason, until=broken.until, by=caller(request), at=now()
    )
    return Status(201, _exempted(made))


@router.delete("/exemptions/{pk}", response=ExemptionOut, summary="End an exception before its day")
def end(request: HttpRequest, pk: int) -> ExemptionOut:
    found = get_object_or_404(Exemption, pk=pk, cycle__team__in=Team.objects.of(caller(request)))
    found.stop(by=caller(request), at=now())
    return _exempted(found)


@router.post("/cycles/{pk}/left", response={204: None}, summary="Say what held us back")
def left(request: HttpRequest, pk: int, said: LeftIn) -> Status[None]:
    cycle = get_object_or_404(Cycle, pk=pk, team__in=Team.objects.of(caller(request)))
    RoomLeft.say(cycle, said.word, quiet=said.quiet, by=caller(request), at=now())
    return Status(204, None)


@router.post("/visits/{idea}", response={201: VisitOut}, summary="Take a place at another team")
def take(request: HttpRequest, idea: int, wanted: VisitIn) -> Status[VisitOut]:
    found = get_object_or_404(Idea.objects.seen_by(caller(request)), pk=idea)
    host = get_object_or_404(Team, pk=wanted.host)
    booking = visit(found, host, hours=wanted.hours, by=caller(request), at=now())
    place = VisitOut(
        booking=booking.pk, host=host.pk, at=booking.starts_at or booking.at, hours=booking.hours
    )
    return Status(201, place)


def _booked(brought: Brought) -> BookedOut:
    if (why := brought.refusal) is not None:
        return BookedOut(title=brought.title, code=why.code, detail=why.message, remedy=why.remedy)
    return BookedOut(title=brought.title, booking=brought.booking.pk if brought.booking else None)


def _team(request: HttpRequest, pk: int) -> Team:
    return get_object_or_404(Team.objects.of(caller(request)), pk=pk)


def _cycle(request: HttpRequest, pk: int, on: date | None = None) -> Cycle:
    today = timezone.localdate(now())
    return Cycle.of(_team(request, pk), check_near(on or today, today))


def _out(cycle: Cycle, today: Decimal | None = None) -> RoomOut:
    if today is None:
        today = rooms.today(cycle.team, timezone.localdate(now()))
    names = (
        "starts_on",
        "ends_on",
        "hours",
        "reserve",
        "opened",
        "exempted",
        "room",
        "free",
        "left",
        "short",
    )
    told = {name: getattr(cycle, name) for name in names}
    return RoomOut(team=cycle.team_id, cycle=cycle.pk, today=today, **told)


def _free(found: FirstFree | None) -> FreeOut | None:
    if found is None:
        return None
    return FreeOut(team=found.team.pk, at=found.at, working_days=found.working_days, far=found.is_far)


def _exempted(each: Exemption) -> ExemptionOut:
    names = ("id", "hours", "reason", "until", "at", "ended_at", "used")
    return ExemptionOut(by=each.by.name, **{name: getattr(each, name) for name in names})
