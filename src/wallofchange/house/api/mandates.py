"""Who may decide what: mandates, questions that go up, gestures, and the house's own settings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Status

from wallofchange.deciding import mandates
from wallofchange.deciding.bringing_work import check_near
from wallofchange.deciding.models import Ask, Cycle, Delegation, Gesture, Idea, Mandate, Sponsorship
from wallofchange.deciding.models.act import Act
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.house.api.mandate_shapes import (
    AnswerIn,
    AskIn,
    AskOut,
    CoveredOut,
    DelegationIn,
    DelegationOut,
    ExceptionIn,
    GestureIn,
    GestureOut,
    MandateIn,
    MandateOut,
    OrganisationIn,
    OrganisationOut,
)
from wallofchange.listening.models import Signal
from wallofchange.people.models import Organisation, Team, User

router = Router(tags=["mandates"])


@router.get(
    "/teams/{pk}/mandates", response=list[MandateOut], summary="The mandates of a team and its people"
)
def team_mandates(request: HttpRequest, pk: int) -> list[MandateOut]:
    team = _team(request, pk)
    today = timezone.localdate(now())
    held = Mandate.objects.on(today).select_related("team", "user", "above")
    ours = list(held.filter(team=team))[-1:]
    return [_mandate(each) for each in [*ours, *held.filter(user__memberships__team=team)]]


@router.post("/teams/{pk}/mandates", response={201: MandateOut}, summary="Give a mandate")
def give(request: HttpRequest, pk: int, new: MandateIn) -> Status[MandateOut]:
    team = _team(request, pk)
    whose = get_object_or_404(team.members, username=new.user) if new.user else team
    reach: dict[str, Any] = new.dict(exclude={"user", "above"})
    above = get_object_or_404(User, username=new.above) if new.above else None
    given = Mandate.give(whose, **reach, above=above, by=caller(request), at=now())
    return Status(201, _mandate(given))


@router.delete("/mandates/{pk}", response={204: None}, summary="Take a mandate back")
def end(request: HttpRequest, pk: int) -> Status[None]:
    mandate = get_object_or_404(Mandate, pk=pk)
    if mandate.team_id:
        _team(request, mandate.team_id)
    mandate.end(by=caller(request), at=now())
    return Status(204, None)


@router.get("/ideas/{pk}/mandate", response=CoveredOut, summary="Whether I may decide about an idea")
def covered(request: HttpRequest, pk: int, act: str = Act.CHOOSE) -> CoveredOut:
    found = mandates.covering(_idea(request, pk), by=caller(request), at=now(), act=act)
    return CoveredOut(
        allowed=found.allowed, why=found.why, under=mandates.under_words(found.under),
        ask=found.ask.name if found.ask else None, steps_up_at=found.steps_up_at, free_move=bool(found.free),
    )  # fmt: skip


@router.get("/asks", response=list[AskOut], summary="Questions that wait: asked of me, or of a team")
def asks(request: HttpRequest, team: int | None = None) -> list[AskOut]:
    if team is None:
        return [_ask(each) for each in Ask.objects.waiting_for(caller(request))[:1000]]
    return [_ask(each) for each in Ask.objects.waiting(_team(request, team))[:1000]]


@router.post("/ideas/{pk}/asks", response={201: AskOut}, summary="Ask whoever is needed")
def put(request: HttpRequest, pk: int, new: AskIn) -> Status[AskOut]:
    ask = Ask.put(
        _idea(request, pk), act=new.act, hours=new.hours, money=new.money, why=new.why,
        by=caller(request), at=now(),
    )  # fmt: skip
    return Status(201, _ask(ask))


@router.post("/teams/{pk}/exemptions/asks", response={201: AskOut}, summary="Ask for hours of the reserve")
def put_exception(request: HttpRequest, pk: int, new: ExceptionIn) -> Status[AskOut]:
    today = timezone.localdate(now())
    cycle = Cycle.of(_team(request, pk), check_near(new.on or today, today))
    ask = Ask.put(cycle, act=Act.EXEMPT, hours=new.hours, why=new.why, by=caller(request), at=now())
    return Status(201, _ask(ask))


@router.post("/asks/{pk}/answer", response=AskOut, summary="Answer a question")
def answer(request: HttpRequest, pk: int, given: AnswerIn) -> AskOut:
    ask = _one(request, pk)
    if given.answer == "yes":
        ask.grant(by=caller(request), at=now(), because=given.because)
    else:
        ask.decline(given.because, by=caller(request), at=now())
    return _ask(ask)


@router.delete("/asks/{pk}", response={204: None}, summary="Take a question back")
def withdraw(request: HttpRequest, pk: int) -> Status[None]:
    _one(request, pk).withdraw(by=caller(request), at=now())
    return Status(204, None)


@router.post(
    "/ideas/{pk}/free-move", response={201: None}, summary="Choose it with the free move of this period"
)
def free_move(request: HttpRequest, pk: int) -> Status[None]:
    _idea(request, pk).choose(by=caller(request), at=now(), free_move=True)
    return Status(201, None)


@router.post("/ideas/{pk}/sponsorship", response={201: None}, summary="Stand behind an idea")
def stand_behind(request: HttpRequest, pk: int) -> Status[None]:
    Sponsorship.stand_behind(_idea(request, pk), by=caller(request), at=now())
    return Status(201, None)


@router.delete("/ideas/{pk}/sponsorship", response={204: None}, summary="Stand behind it no longer")
def step_back(request: HttpRequest, pk: int) -> Status[None]:
    if stands := Sponsorship.of(_idea(request, pk)):
        stands.withdraw(by=caller(request), at=now())
    return Status(204, None)


@router.post("/signals/{pk}/gestures", response={201: GestureOut}, summary="Something extra for a customer")
def gesture(request: HttpRequest, pk: int, new: GestureIn) -> Status[GestureOut]:
    signals = Signal.objects.seen_by(caller(request)).select_related("source__team", "customer")
    signal = get_object_or_404(signals, pk=pk)
    made = Gesture.make(signal, new.money, what=new.what, by=caller(request), at=now())
    return Status(201, _gesture(made))


@router.delete("/gestures/{pk}", response={204: None}, summary="It did not happen after all")
def take_back(request: HttpRequest, pk: int) -> Status[None]:
    seen = Gesture.objects.filter(signal__in=Signal.objects.seen_by(caller(request)))
    get_object_or_404(seen, pk=pk).withdraw(by=caller(request), at=now())
    return Status(204, None)


@router.post("/delegations", response={201: DelegationOut}, summary="Let somebody decide in one's place")
def delegate(request: HttpRequest, new: DelegationIn) -> Status[DelegationOut]:
    whose = get_object_or_404(User, username=new.whose) if new.whose else caller(request)
    stands_in = get_object_or_404(User, username=new.stands_in, is_active=True)
    made = Delegation.arrange(
        whose, stands_in, since=new.since, until=new.until, by=caller(request), at=now()
    )
    return Status(201, _delegation(made))


@router.delete("/delegations/{pk}", response={204: None}, summary="Back early")
def back(request: HttpRequest, pk: int) -> Status[None]:
    get_object_or_404(Delegation, pk=pk, withdrawn_at=None).withdraw(by=caller(request), at=now())
    return Status(204, None)


@router.get("/organisation", response=OrganisationOut, summary="What holds for every team")
def organisation(request: HttpRequest) -> Organisation:
    return Organisation.here()


@router.patch("/organisation", response=OrganisationOut, summary="Change what holds for every team")
def arrange(request: HttpRequest, changed: OrganisationIn) -> Organisation:
    return Organisation.arrange(by=caller(request), at=now(), **changed.dict(exclude_none=True))


def _team(request: HttpRequest, pk: int) -> Team:
    return get_object_or_404(Team.objects.of(caller(request)), pk=pk)


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)


def _one(request: HttpRequest, pk: int) -> Ask:
    return get_object_or_404(Ask.objects.seen_by(caller(request)).with_all(), pk=pk)


def _mandate(one: Mandate) -> MandateOut:
    return MandateOut(
        id=one.pk, team=one.team_id, user=one.user.username if one.user else None, words=one.words,
        hours=one.hours, money=one.money, gesture=one.gesture, subjects=one.subjects,
        free_moves=one.free_moves, above=one.above.username if one.above else None,
        since=one.since, until=one.until,
    )  # fmt: skip


def _ask(one: Ask) -> AskOut:
    return AskOut(
        id=one.pk, act=one.act, idea=one.idea_id, cycle=one.cycle_id, team=one.team_id,
        hours=one.hours, money=one.money,
        why=one.why, asked_by=one.asked_by.name, of_whom=one.of_whom.name,
        in_the_place_of=one.for_whom.name if one.for_whom else None, at=one.at, steps=one.steps,
        steps_up_at=one.steps_up_at, state=one.state, because=one.because,
    )  # fmt: skip


def _gesture(one: Gesture) -> GestureOut:
    return GestureOut(
        id=one.pk, signal=one.signal_id, money=one.money, what=one.what, by=one.by.name, at=one.at
    )


def _delegation(one: Delegation) -> DelegationOut:
    return DelegationOut(
        id=one.pk, whose=one.whose.name, stands_in=one.stands_in.name, since=one.since, until=one.until
    )
