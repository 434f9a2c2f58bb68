"""How a team plans: its rhythm and hours, who is away, its own days, what is open to others, and limits."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from wallofchange.deciding.counting import recount_team
from wallofchange.deciding.models import Capacity, WipLimit
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.house.api.keys import caller
from wallofchange.people import away
from wallofchange.people.models import Absence, CalendarKey, Membership, Team, TeamDay, User, WorkWeek

router = Router(tags=["planning"])


class PlanningOut(Schema):
    """How a team plans; hours and shares as they hold now."""

    period: str
    weeks: int
    since: date
    hours_a_week: Decimal
    reserve_share: Decimal
    open_hours: Decimal
    open_from: time
    limits: dict[str, int]


class PlanningIn(Schema):
    """What is left out stays as it is. A rhythm needs the day from which it holds."""

    period: str = ""
    weeks: int = Field(4, ge=1, le=4)
    since: date | None = None
    hours_a_week: Decimal | None = Field(None, ge=0, le=100_000)
    reserve_share: Decimal | None = Field(None, ge=0, le=1)
    open_hours: Decimal | None = Field(None, ge=0, le=24)
    open_from: time | None = None
    limits: dict[str, int | None] = {}


class AbsenceIn(Schema):
    """One line, or days of somebody (oneself, unless `user` says otherwise)."""

    line: str = ""
    user: int | None = None
    first: date | None = None
    last: date | None = None
    hours: Decimal | None = Field(None, gt=0, le=24)


class AbsenceOut(Schema):
    """Who is away and when; why is nowhere kept."""

    id: int
    user: int
    name: str
    first: date
    last: date
    hours: Decimal | None


class BroughtOut(Schema):
    """What came of a calendar."""

    new: int
    known: int
    gone: int
    left_out: int
    unreadable: int


class DayIn(Schema):
    """A day on which the team is closed, or works where others do not."""

    on: date
    works: bool = False
    words: str = ""


class WeekIn(Schema):
    """What somebody gives this team from Monday to Sunday, in hours."""

    user: int
    hours: list[Decimal]


class KeyOut(Schema):
    """An address for a calendar program; shown this one time."""

    id: int
    path: str


@router.get("/{pk}/planning", response=PlanningOut, summary="How a team plans")
def planning(request: HttpRequest, pk: int) -> PlanningOut:
    return _out(_team(request, pk))


@router.patch("/{pk}/planning", response=PlanningOut, summary="Change how a team plans")
def arrange(request: HttpRequest, pk: int, given: PlanningIn) -> PlanningOut:
    team, by, at = _team(request, pk), caller(request), now()
    _check_leads(team, request)
    with transaction.atomic():
        _arranged(team, given, by=by, at=at)
    return _out(team)


@router.get("/{pk}/absences", response=list[AbsenceOut], summary="Who is away from today on")
def absences(request: HttpRequest, pk: int) -> list[AbsenceOut]:
    team, today = _team(request, pk), timezone.localdate(now())
    found = Absence.objects.standing().filter(user__memberships__team=team, last__gte=today)
    return [_away(each) for each in found.select_related("user").distinct()[:1000]]


@router.post("/{pk}/absences", response={201: AbsenceOut}, summary="Say who is away")
def enter(request: HttpRequest, pk: int, said: AbsenceIn) -> Status[AbsenceOut]:
    team, by, at = _team(request, pk), caller(request), now()
    if said.first is None:
        found = away.say(said.line, team, by=by, at=at)
    else:
        who = get_object_or_404(team.members, pk=said.user) if said.user else by
        found = Absence.enter(who, said.first, said.last, hours=said.hours, by=by, at=at)
    recount_team(team, at)
    return Status(201, _away(found))


@router.post("/{pk}/absences/calendar", response=BroughtOut, summary="Bring a calendar (text/calendar)")
def bring(request: HttpRequest, pk: int) -> BroughtOut:
    team, at = _team(request, pk), now()
    brought = away.bring(request.body, team, by=caller(request), at=at)
    recount_team(team, at)
    return BroughtOut(**vars(brought))


@router.delete("/absences/{pk}", response={204: None}, summary="They are there after all")
def there_after_all(request: HttpRequest, pk: int) -> Status[None]:
    at, teams = now(), Team.objects.of(caller(request))
    absence = get_object_or_404(Absence.objects.filter(user__teams__in=teams).distinct(), pk=pk)
    absence.withdraw(by=caller(request), at=at)
    for team in teams.filter(members=absence.user):
        recount_team(team, at)
    return Status(204, None)


@router.post("/{pk}/days", response={204: None}, summary="Mark a day of the team's own")
def mark(request: HttpRequest, pk: int, day: DayIn) -> Status[None]:
    team, at = _team(request, pk), now()
    TeamDay.mark(team, day.on, works=day.works, words=day.words, by=caller(request), at=at)
    recount_team(team, at)
    return Status(204, None)


@router.delete("/{pk}/days/{on}", response={204: None}, summary="It is a day like any other")
def unmark(request: HttpRequest, pk: int, on: date) -> Status[None]:
    team, at = _team(request, pk), now()
    get_object_or_404(TeamDay, team=team, on=on).unmark(by=caller(request), at=at)
    recount_team(team, at)
    return Status(204, None)


@router.post("/{pk}/weeks", response={204: None}, summary="Say what somebody gives this team")
def week(request: HttpRequest, pk: int, given: WeekIn) -> Status[None]:
    team, at = _team(request, pk), now()
    membership = get_object_or_404(Membership, team=team, user=given.user)
    WorkWeek.arrange(membership, given.hours, by=caller(request), at=at)
    recount_team(team, at)
    return Status(204, None)


@router.post("/{pk}/calendar-keys", response={201: KeyOut}, summary="Make an address for a calendar")
def calendar_key(request: HttpRequest, pk: int) -> Status[KeyOut]:
    key, plain = CalendarKey.issue(_team(request, pk), caller(request), at=now())
    return Status(201, KeyOut(id=key.pk, path=f"/calendar/{plain}.ics"))


@router.delete("/calendar-keys/{pk}", response={204: None}, summary="Take an address back")
def revoke(request: HttpRequest, pk: int) -> Status[None]:
    get_object_or_404(CalendarKey, pk=pk, user=caller(request)).revoke(by=caller(request), at=now())
    return Status(204, None)


def _team(request: HttpRequest, pk: int) -> Team:
    return get_object_or_404(Team.objects.of(caller(request)), pk=pk)


def _arranged(team: Team, given: PlanningIn, *, by: User, at: datetime) -> None:
    today = timezone.localdate(at)
    here, _made = Capacity.objects.get_or_create(team=team)
    if given.hours_a_week is not None or given.reserve_share is not None:
        hours = here.hours_a_week if given.hours_a_week is None else given.hours_a_week
        share = here.share if given.reserve_share is None else given.reserve_share
        Capacity.arrange(team, hours, share, by=by, at=at)
    if given.period:
        Capacity.keep_rhythm(team, given.period, weeks=given.weeks, since=given.since or today, by=by, at=at)
    if given.open_hours is not None:
        opens = given.open_from or here.open_from
        Capacity.open_to_others(team, given.open_hours, opens, by=by, at=at, on=today)
    for stage, most in given.limits.items():
        WipLimit.agree(team, stage, most, by=by, at=at)


def _check_leads(team: Team, request: HttpRequest) -> None:
    if not team.is_led_by(caller(request)):
        raise Refused(
            f"Only somebody who leads {team} arranges its periods.", remedy="Ask one of them.", code="mandate"
        )


def _out(team: Team) -> PlanningOut:
    here, _made = Capacity.objects.get_or_create(team=team)
    names = ("period", "weeks", "since", "hours_a_week", "open_hours", "open_from")
    limits = dict(WipLimit.objects.filter(team=team).values_list("stage", "most"))
    told = {name: getattr(here, name) for name in names}
    return PlanningOut(reserve_share=here.share, limits=limits, **told)


def _away(each: Absence) -> AbsenceOut:
    names = ("id", "first", "last", "hours")
    told = {name: getattr(each, name) for name in names}
    return AbsenceOut(user=each.user_id, name=each.user.name, **told)
