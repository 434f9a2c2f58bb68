"""The tree of goals, and whether we stay flat while we grow: the same verbs as the pages."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status

from wallofchange.deciding.goal_tree import Branch, tree, without_a_goal
from wallofchange.deciding.models import Goal, Idea, Level
from wallofchange.deciding.models.goal import GoalMeasure
from wallofchange.diary.clock import now
from wallofchange.house.api.keys import caller
from wallofchange.learning.cube import teams_of
from wallofchange.learning.growing.flat import flat
from wallofchange.learning.growing.growth import growth
from wallofchange.listening.models import Moment

router = Router(tags=["goals"])

LEVELS = {level.name.lower(): level for level in Level}


class GoalOut(Schema):
    """A goal, where it hangs, and what hangs on it; `voices`: customers' sentences in sight from here."""

    id: int
    sentence: str
    level: str
    under: int | None
    ideas: list[int]
    moments: list[str]
    measures: list[dict[str, Any]]
    voices: int


class GoalIn(Schema):
    """One sentence, its level, and under which goal it hangs (none: on top)."""

    sentence: str
    level: str = "operation"
    under: int | None = None


class GoalChangeIn(Schema):
    """What is to change; what is left out stays. To hang it on top, say `on_top`."""

    sentence: str | None = None
    level: str | None = None
    under: int | None = None
    on_top: bool = False


class MeasureIn(Schema):
    """nine_plus, below or exceeded; at one moment, or everywhere."""

    measure: GoalMeasure.Kind
    moment: str = ""


class ChangeOut(Schema):
    """What was changed, by whom, and whether it was withdrawn."""

    what: str
    before: Any
    after: Any
    by: str
    at: datetime
    withdrawn_at: datetime | None


class GapsOut(Schema):
    """Goals from which no customer's words are in sight, and ideas with words that hang on no goal."""

    goals_without_words: list[int]
    ideas_without_a_goal: list[int]


@router.get("", response=list[GoalOut], summary="The tree of goals")
def goals(request: HttpRequest) -> list[GoalOut]:
    return [_out(branch) for branch in tree(caller(request)).lines]


@router.post("", response={201: GoalOut}, summary="Write a goal")
def write(request: HttpRequest, new: GoalIn) -> Status[GoalOut]:
    under = get_object_or_404(Goal, pk=new.under) if new.under else None
    goal = Goal.write(new.sentence, level=_level(new.level), under=under, by=caller(request), at=now())
    return Status(201, _one(request, goal.pk))


@router.get("/gaps", response=GapsOut, summary="Goals without words, and words without a goal")
def gaps(request: HttpRequest) -> GapsOut:
    loose = without_a_goal(caller(request)).values_list("pk", flat=True)
    mute = [branch.goal.pk for branch in tree(caller(request)).wordless]
    return GapsOut(goals_without_words=mute, ideas_without_a_goal=list(loose))


@router.get("/flat", summary="Days and steps to who may decide, and nines and tens while volume grows")
def flatness(request: HttpRequest) -> dict[str, Any]:
    at, user = now(), caller(request)
    near = flat(Idea.objects.seen_by(user), at=at)
    grown = growth(teams_of(user), today=timezone.localdate(at))
    return {
        "days": near.days and {"median": near.days.median, "low": near.days.low, "high": near.days.high},
        "waiting": near.waiting,
        "steps_up": near.layers and {str(steps): n for steps, n in near.layers.rows},
        "inside_mandate": near.inside and {"hits": near.inside.hits, "n": near.inside.n},
        "nines_and_tens": grown
        and {
            "now": {"hits": grown.now.hits, "n": grown.now.n},
            "year_ago": {"hits": grown.before.hits, "n": grown.before.n},
            "points": dict(zip(("estimate", "low", "high"), grown.points, strict=True)),
            "volume": dict(zip(("ratio", "low", "high"), grown.volume, strict=True)),
            "verdict": grown.verdict,
        },
    }


@router.get("/{pk}", response=GoalOut, summary="One goal")
def goal(request: HttpRequest, pk: int) -> GoalOut:
    return _one(request, pk)


@router.patch("/{pk}", response=GoalOut, summary="Say it in other words, or hang it elsewhere")
def change(request: HttpRequest, pk: int, wanted: GoalChangeIn) -> GoalOut:
    found, by, at = get_object_or_404(Goal, pk=pk), caller(request), now()
    with transaction.atomic():  # all of it or nothing
        if wanted.sentence is not None:
            found.say(wanted.sentence, by=by, at=at)
        if wanted.under or wanted.on_top or wanted.level:
            under = get_object_or_404(Goal, pk=wanted.under) if wanted.under else found.parent
            level = _level(wanted.level) if wanted.level else None
            found.place(under=None if wanted.on_top else under, level=level, by=by, at=at)
    return _one(request, pk)


@router.delete("/{pk}", response={204: None}, summary="Take a goal down")
def take_down(request: HttpRequest, pk: int) -> Status[None]:
    get_object_or_404(Goal, pk=pk).take_down(by=caller(request), at=now())
    return Status(204, None)


@router.get("/{pk}/changes", response=list[ChangeOut], summary="What was changed about a goal")
def changes(request: HttpRequest, pk: int) -> list[ChangeOut]:
    found = get_object_or_404(Goal, pk=pk).changes.select_related("by").order_by("-pk")[:200]
    return [
        ChangeOut(what=each.what, before=each.before, after=each.after, by=each.by.name, at=each.at,
                  withdrawn_at=each.withdrawn_at)
        for each in found
    ]  # fmt: skip


@router.delete("/{pk}/changes/last", response={204: None}, summary="Undo the last change")
def undo(request: HttpRequest, pk: int) -> Status[None]:
    get_object_or_404(Goal, pk=pk).undo(by=caller(request), at=now())
    return Status(204, None)


@router.put("/{pk}/ideas/{idea}", response=GoalOut, summary="Hang an idea on a goal")
def hang_idea(request: HttpRequest, pk: int, idea: int) -> GoalOut:
    _standing(pk).hang(_idea(request, idea), by=caller(request), at=now())
    return _one(request, pk)


@router.delete("/{pk}/ideas/{idea}", response=GoalOut, summary="Take an idea off a goal")
def take_off_idea(request: HttpRequest, pk: int, idea: int) -> GoalOut:
    _standing(pk).take_off(_idea(request, idea), by=caller(request), at=now())
    return _one(request, pk)


@router.put("/{pk}/moments/{slug}", response=GoalOut, summary="Hang a moment on a goal")
def hang_moment(request: HttpRequest, pk: int, slug: str) -> GoalOut:
    _standing(pk).hang(get_object_or_404(Moment, slug=slug), by=caller(request), at=now())
    return _one(request, pk)


@router.delete("/{pk}/moments/{slug}", response=GoalOut, summary="Take a moment off a goal")
def take_off_moment(request: HttpRequest, pk: int, slug: str) -> GoalOut:
    _standing(pk).take_off(get_object_or_404(Moment, slug=slug), by=caller(request), at=now())
    return _one(request, pk)


@router.post("/{pk}/measures", response={201: GoalOut}, summary="Hang a figure on a goal")
def hang_measure(request: HttpRequest, pk: int, new: MeasureIn) -> Status[GoalOut]:
    _measure(request, pk, new, off=False)
    return Status(201, _one(request, pk))


@router.delete("/{pk}/measures/{measure}", response=GoalOut, summary="Take a figure off a goal")
def take_off_measure(request: HttpRequest, pk: int, measure: GoalMeasure.Kind, moment: str = "") -> GoalOut:
    _measure(request, pk, MeasureIn(measure=measure, moment=moment), off=True)
    return _one(request, pk)


def _level(name: str) -> int:
    return LEVELS.get(name.lower(), 0)


def _standing(pk: int) -> Goal:
    return get_object_or_404(Goal.objects.standing(), pk=pk)


def _idea(request: HttpRequest, pk: int) -> Idea:
    return get_object_or_404(Idea.objects.seen_by(caller(request)).select_related("team"), pk=pk)


def _measure(request: HttpRequest, pk: int, new: MeasureIn, *, off: bool) -> None:
    moment = get_object_or_404(Moment, slug=new.moment) if new.moment else None
    _standing(pk).measure_by(new.measure, moment=moment, off=off, by=caller(request), at=now())


def _one(request: HttpRequest, pk: int) -> GoalOut:
    get_object_or_404(Goal.objects.standing(), pk=pk)
    return _out(tree(caller(request)).branches[pk])


def _out(branch: Branch) -> GoalOut:
    goal = branch.goal
    return GoalOut(
        id=goal.pk, sentence=goal.sentence, level=goal.level_name, under=goal.parent_id,
        ideas=[idea.pk for idea in branch.ideas], moments=[moment.slug for moment in goal.moments.all()],
        measures=[
            {"measure": each.measure, "moment": each.moment.slug if each.moment else None}
            for each in goal.measures.all()
        ],
        voices=branch.voices,
    )  # fmt: skip
