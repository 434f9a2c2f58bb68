"""The tree of goals is written, and ideas are hung on it: the same verbs as the API."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from wallofchange.deciding.models import Goal, GoalMeasure, Idea
from wallofchange.deciding.views.answer import SeeOther
from wallofchange.deciding.views.given import number, one_of
from wallofchange.deciding.views.way_back import told, way_back
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Moment
from wallofchange.people.requests import KnownRequest

Act = Callable[[KnownRequest, Goal], object]


@login_required
@require_POST
def written(request: KnownRequest) -> HttpResponse:
    """Write a goal: a sentence, its level, and under which one it hangs."""
    given = request.POST
    try:
        goal = Goal.write(
            given.get("sentence", ""),
            level=number(given.get("level", "")),
            under=_under(request),
            by=request.user,
            at=now(),
        )
    except Refused as refusal:
        return told(request, refusal)
    return SeeOther(way_back(request) or f"{reverse('house:goals')}#goal-{goal.pk}")


def changes(act: Act) -> Callable[..., HttpResponse]:
    """A view that changes a goal; a refusal comes with buttons that do work."""

    @login_required
    @require_POST
    @wraps(act)
    def view(request: KnownRequest, pk: int) -> HttpResponse:
        goal = get_object_or_404(Goal, pk=pk)
        try:
            act(request, goal)
        except Refused as refusal:
            return told(request, refusal, goal)
        return SeeOther(way_back(request) or reverse("house:goal", args=[goal.pk]))

    return view


@changes
def sentence(request: KnownRequest, goal: Goal) -> None:
    goal.say(request.POST.get("sentence", ""), by=request.user, at=now())


@changes
def place(request: KnownRequest, goal: Goal) -> None:
    """Hang it elsewhere; `under` may be empty: on top."""
    level = number(request.POST.get("level", "")) or None
    goal.place(under=_under(request), level=level, by=request.user, at=now())


@changes
def removal(request: KnownRequest, goal: Goal) -> None:
    goal.take_down(by=request.user, at=now())


@changes
def undoing(request: KnownRequest, goal: Goal) -> None:
    """Withdraw the last change of this goal."""
    goal.undo(by=request.user, at=now())


@changes
def ideas(request: KnownRequest, goal: Goal) -> None:
    """Hang an idea on it, or take it off."""
    found = get_object_or_404(Idea.objects.seen_by(request.user), pk=number(request.POST.get("idea", "")))
    verb = goal.take_off if request.POST.get("off") else goal.hang
    verb(found, by=request.user, at=now())


@changes
def moments(request: KnownRequest, goal: Goal) -> None:
    found = get_object_or_404(Moment, pk=number(request.POST.get("moment", "")))
    verb = goal.take_off if request.POST.get("off") else goal.hang
    verb(found, by=request.user, at=now())


@changes
def measures(request: KnownRequest, goal: Goal) -> None:
    """By which figure one sees whether it comes nearer, at one moment or everywhere."""
    given = request.POST
    asked = given.get("moment", "")
    goal.measure_by(
        one_of(list(GoalMeasure.Kind.values), given.get("measure", "")),
        moment=get_object_or_404(Moment, pk=number(asked)) if asked else None,
        off=bool(given.get("off")),
        by=request.user,
        at=now(),
    )


@login_required
@require_POST
def idea_goals(request: KnownRequest, pk: int) -> HttpResponse:
    """Hang an idea on a goal (`goal`), or take it off (`off`): one tap from the idea's page."""
    idea = get_object_or_404(Idea.objects.seen_by(request.user), pk=pk)
    goal = get_object_or_404(Goal.objects.standing(), pk=number(request.POST.get("goal", "")))
    verb = goal.take_off if request.POST.get("off") else goal.hang
    verb(idea, by=request.user, at=now())
    return SeeOther(way_back(request) or f"{reverse('house:idea', args=[idea.pk])}#goals")


def _under(request: HttpRequest) -> Goal | None:
    asked = request.POST.get("under", "")
    return get_object_or_404(Goal, pk=number(asked)) if asked else None
