"""The tree of goals, one goal with its line of sight, and whether we stay flat while we grow."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from wallofchange.deciding.goal_tree import Tree, moments_without_a_goal, tree, without_a_goal
from wallofchange.deciding.models import Crossing, Goal, GoalMeasure, Idea, Level, Limit
from wallofchange.deciding.models.goal import steers
from wallofchange.deciding.views import goals as writing
from wallofchange.diary.clock import now
from wallofchange.learning.cube import counts, teams_of
from wallofchange.learning.growing.figures import QUARTER, figures_of
from wallofchange.learning.growing.flat import flat as how_flat
from wallofchange.learning.growing.growth import growth
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.listening.models import Moment
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest

MOST_LOOSE = 12  # ideas without a goal that can be hung on this one with a tap
LOOSE_BESIDE = 4  # beside the tree; the rest hangs on the wall as well
LATEST = 20  # changes of a goal


@login_required
def goals(request: KnownRequest) -> HttpResponse:
    """The whole tree; POST writes a goal in it."""
    if request.method == "POST":
        return writing.written(request)
    found, today = tree(request.user), timezone.localdate(now())
    loose = list(without_a_goal(request.user)[: LOOSE_BESIDE + 1])
    shown = {
        "tree": found,
        "levels": Level,
        "steers": steers(request.user),
        "loose": [(idea, found.offered(idea)) for idea in loose[:LOOSE_BESIDE]],
        "more_loose": len(loose) > LOOSE_BESIDE,
        "unheard": _unheard(request.user, today) if found.branches else [],
        "figures": _figures(found, request.user, today),
    }
    return render(request, "house/goals.html", shown)


@login_required
def goal(request: KnownRequest, pk: int) -> HttpResponse:
    """One goal: what it serves, what serves it, and the customers' words at the end of the line."""
    found = tree(request.user)
    branch = found.branches.get(pk)
    kept = branch.goal if branch else get_object_or_404(Goal, pk=pk)
    at = now()
    shown: dict[str, Any] = {
        "goal": kept,
        "branch": branch,
        "tree": found,
        "levels": Level,
        "steers": steers(request.user),
        "changes": kept.changes.select_related("by", "withdrawn_by").order_by("-pk")[:LATEST],
        "undoable": kept.changes.filter(withdrawn_at=None).exists(),
    }
    if branch:
        today = timezone.localdate(at)
        ideas = branch.in_sight
        outcomes = verdicts_of(ideas)
        shown |= {
            "ideas": [(idea, outcomes.get(idea.pk)) for idea in ideas],
            "own": {idea.pk for idea in branch.ideas},
            "loose": list(without_a_goal(request.user)[:MOST_LOOSE]),
            "moments": Moment.objects.all(),
            "kinds": GoalMeasure.Kind,
            "figures": figures_of(kept.measures.all(), request.user, today=today),
            "elsewhere": [other for other in found.lines if other not in branch.whole],
        }
    return render(request, "house/goal.html", shown)


@login_required
def flat(request: KnownRequest) -> HttpResponse:
    """Days and layers to who may decide, decisions inside mandates, and nines and tens while volume grows."""
    user, at = request.user, now()
    today = timezone.localdate(at)
    ideas = Idea.objects.seen_by(user)
    shown = {
        "flat": how_flat(ideas, at=at),
        "growth": growth(teams_of(user), today=today),
        "limits": _limits(user),
        "kinds": Limit.Of,
    }
    return render(request, "house/flat.html", shown)


def served(idea: Idea, user: User) -> dict[str, Any]:
    """Which goals an idea serves, and which are offered for it: what the idea's own page shows."""
    found = tree(user)
    return {"held": found.holding(idea), "offered": found.offered(idea)}


def _limits(user: User) -> list[dict[str, Any]]:
    """The teams of this person with the limits they set, and whether one is crossed; three queries."""
    teams = list(Team.objects.of(user))
    standing = list(Limit.objects.standing().filter(team__in=teams))
    crossed = {each.limit_id: each for each in Crossing.objects.open().filter(limit__in=standing)}
    leads = _led(user)
    return [
        {
            "team": team,
            "leads": user.sees_all_teams or team.pk in leads,
            "rows": [(each, crossed.get(each.pk)) for each in standing if each.team_id == team.pk],
        }
        for team in teams
    ]


def _led(user: User) -> set[int]:
    return set(user.memberships.filter(role="lead").values_list("team", flat=True))


def _figures(found: Tree, user: User, today: date) -> dict[int, Any]:
    measures = [each for branch in found.lines for each in branch.goal.measures.all()]
    return figures_of(measures, user, today=today)


def _unheard(user: User, today: date) -> list[tuple[Moment, int]]:
    """Moments that hang on no goal, with how much customers said of them this quarter."""
    said = counts(by=("moment",), since=today - QUARTER, until=today, teams=teams_of(user)).tally("moment")
    told = [(moment, said.get((moment.pk,), 0)) for moment in moments_without_a_goal()]
    return sorted([each for each in told if each[1]], key=lambda each: -each[1])
