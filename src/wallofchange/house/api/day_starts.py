"""The day-start: what a team stands in front of this morning, and the same verbs as the page."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Status

from wallofchange.deciding.minutes import minutes
from wallofchange.deciding.models import Condition, DayStart, Idea, Postponement, Promise, Thanks
from wallofchange.deciding.mornings import Calendar
from wallofchange.diary.clock import now
from wallofchange.house.api.day_start_shapes import (
    BeginIn,
    CloseIn,
    ConditionSaidIn,
    DayStartOut,
    LeadIn,
    LessonIn,
    LineOut,
    MoreIn,
    MorningOut,
    PromiseIn,
    PromiseOut,
    SaidIn,
    SentenceOut,
    SignalIn,
    TurnIn,
)
from wallofchange.house.api.ideas import IdeaOut, out
from wallofchange.house.api.keys import caller
from wallofchange.house.pages.today.holding import begin, take_the_lead
from wallofchange.house.pages.today.lines import made_of, say
from wallofchange.house.pages.today.morning import Morning, morning
from wallofchange.people.models import Team
from wallofchange.understanding.models import Gist

router = Router(tags=["day-start"])
MOST = 100  # mornings in one answer


@router.get("/teams/{pk}/today", response=MorningOut, summary="This morning of a team")
def today(request: HttpRequest, pk: int) -> MorningOut:
    return _morning(morning(_team(request, pk), caller(request), now()))


@router.get("/day-starts", response=list[DayStartOut], summary="The day-starts that were held")
def day_starts(request: HttpRequest, team: int, before: date | None = None) -> list[DayStartOut]:
    held = DayStart.objects.filter(team=_team(request, team))
    held = held.filter(on__lt=before) if before else held
    shown = held.select_related("leader").prefetch_related("turns").order_by("-on")
    return [_held(each) for each in shown[:MOST]]


@router.post("/day-starts", response={201: DayStartOut}, summary="Begin this morning's day-start")
def hold(request: HttpRequest, whose: BeginIn) -> Status[DayStartOut]:
    return Status(201, _held(begin(_team(request, whose.team), by=caller(request))))


@router.post("/day-starts/{pk}/closing", response=DayStartOut, summary="Close it with one sentence")
def close(request: HttpRequest, pk: int, words: CloseIn) -> DayStartOut:
    held = _find(request, pk)
    held.close(words.today, by=caller(request), at=now())
    return _held(held)


@router.delete("/day-starts/{pk}/closing", response=DayStartOut, summary="It was closed too soon")
def open_again(request: HttpRequest, pk: int) -> DayStartOut:
    held = _find(request, pk)
    held.open_again(by=caller(request), at=now())
    return _held(held)


@router.post("/teams/{pk}/lead", response={204: None}, summary="I'll lead: this morning, or the next one")
def lead(request: HttpRequest, pk: int, which: LeadIn) -> Status[None]:
    take_the_lead(_team(request, pk), following=which.following, by=caller(request))
    return Status(204, None)


@router.post("/day-starts/{pk}/turns", response={201: DayStartOut}, summary="Everybody goes on to this item")
def turn(request: HttpRequest, pk: int, to: TurnIn) -> Status[DayStartOut]:
    held = _find(request, pk)
    held.go_to(to.item, by=caller(request), at=now())
    return Status(201, _held(held))


@router.post("/day-starts/{pk}/more-minutes", response={201: DayStartOut}, summary="Two more minutes")
def stay(request: HttpRequest, pk: int) -> Status[DayStartOut]:
    held = _find(request, pk)
    held.stay(by=caller(request), at=now())
    return Status(201, _held(held))


@router.post("/day-starts/{pk}/lesson", response=DayStartOut, summary="What we learned this week")
def lesson(request: HttpRequest, pk: int, learned: LessonIn) -> DayStartOut:
    held = _find(request, pk)
    held.learn(learned.words, by=caller(request), at=now())
    return _held(held)


@router.get("/day-starts/{pk}/minutes", response=list[LineOut], summary="What was decided")
def decided(request: HttpRequest, pk: int) -> list[LineOut]:
    lines = minutes(_find(request, pk), caller(request))
    return [LineOut(at=line.at, said=str(line), idea=line.idea.pk if line.idea else None) for line in lines]


@router.post("/teams/{pk}/promises", response={201: int}, summary="Promise something in one line")
def promise(request: HttpRequest, pk: int, new: PromiseIn) -> Status[int]:
    team, by, at = _team(request, pk), caller(request), now()
    due = new.due or Calendar(team, timezone.localdate(at)).next
    who = get_object_or_404(team.members, pk=new.who) if new.who is not None else by
    return Status(201, Promise.make(new.what, team=team, due=due, who=who, by=by, at=at).pk)


@router.post("/teams/{pk}/thanks", response={204: None}, summary="Thank a team for what a customer said")
def thank(request: HttpRequest, pk: int, of: SignalIn) -> Status[None]:
    Thanks.say(_gist(request, of.signal).signal, _team(request, pk), by=caller(request), at=now())
    return Status(204, None)


@router.post("/teams/{pk}/more-of-this", response={201: IdeaOut}, summary="More of this: an idea of it")
def more_of_this(request: HttpRequest, pk: int, more: MoreIn) -> Status[IdeaOut]:
    made = made_of(_gist(request, more.signal), _team(request, pk), title=more.title, by=caller(request))
    return Status(201, out(made, None))


@router.post("/ideas/{pk}/tomorrow", response={204: None}, summary="Not this morning: tomorrow")
def tomorrow(request: HttpRequest, pk: int) -> Status[None]:
    at = now()
    Postponement.make(_idea(request, pk), timezone.localdate(at), by=caller(request), at=at)
    return Status(204, None)


@router.delete("/ideas/{pk}/tomorrow", response={204: None}, summary="Today after all")
def today_after_all(request: HttpRequest, pk: int) -> Status[None]:
    at = now()
    Postponement.withdraw(_idea(request, pk), timezone.localdate(at), by=caller(request), at=at)
    return Status(204, None)


@router.post("/promises/{pk}/words", response={204: None}, summary="Say of a promise how it stands")
def say_of_promise(request: HttpRequest, pk: int, word: SaidIn) -> Status[None]:
    theirs = Promise.objects.filter(team__in=Team.objects.of(caller(request)))
    say(get_object_or_404(theirs.select_related("team"), pk=pk), word.said, by=caller(request))
    return Status(204, None)


@router.post("/conditions/{pk}/words", response={204: None}, summary="Say of a condition how it stands")
def say_of_condition(request: HttpRequest, pk: int, word: ConditionSaidIn) -> Status[None]:
    seen = Condition.objects.filter(objection__idea__in=Idea.objects.seen_by(caller(request)))
    say(get_object_or_404(seen, pk=pk), word.said, by=caller(request), words=word.found)
    return Status(204, None)


def _team(request: HttpRequest, pk: int) -> Team:
    return get_object_or_404(Team.objects.of(caller(request)), pk=pk)


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)), pk=pk)


def _gist(request: HttpRequest, pk: int) -> Gist:
    return get_object_or_404(Gist.objects.seen_by(caller(request)).select_related("signal__moment"), pk=pk)


def _find(request: HttpRequest, pk: int) -> DayStart:
    teams = Team.objects.of(caller(request))
    return get_object_or_404(DayStart.objects.select_related("leader", "team"), pk=pk, team__in=teams)


def _held(held: DayStart) -> DayStartOut:
    turns = list(held.turns.all())
    return DayStartOut(
        id=held.pk,
        team=held.team_id,
        on=held.on,
        leader=held.leader.name,
        started_at=held.started_at,
        planned=held.planned,
        item=turns[-1].item if turns else "",
        closed_at=held.closed_at,
        today=held.today,
        learned=held.learned,
    )


def _morning(shown: Morning) -> MorningOut:
    return MorningOut(
        team=shown.team.pk,
        on=shown.on,
        people=len(shown.people),
        room=shown.room,
        leader=shown.who.today.name if shown.who.today else "",
        next_leader=shown.who.next.name if shown.who.next else "",
        next_on=shown.who.next_on,
        day_start=_held(shown.day_start) if shown.day_start else None,
        read_aloud=[SentenceOut(signal=a.gist.pk, words=a.gist.words, lifts=a.lifts) for a in shown.aloud],
        waiting=[each.signal_id for each in shown.waiting],
        promised=[
            PromiseOut(id=p.pk, kind=p.kind, what=p.what, who=p.who.name, due=p.due, state=p.state)
            for p in shown.promised
        ],
        choose=[choice.idea.pk for choice in shown.choices],
        yes_buts=[worry.pk for worry in shown.worries],
        never_minds=[idea.pk for idea in shown.others.never_minds],
        fading=[idea.pk for idea in [*shown.others.fading, *shown.others.fading_more]],
        asks=[waiting.ask.pk for waiting in shown.others.asked],
        room_left=left.pk if (left := shown.others.room_left) else None,
        outcomes=[outcome.idea_id for outcome in shown.outcomes],
        missed=shown.missed,
    )
