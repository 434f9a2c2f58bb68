"""Today: the day-start of my team, in its fixed order. What has nothing to say is not shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import Condition, Cycle, DayStart, Idea, Objection, Stage
from wallofchange.deciding.views.given import number
from wallofchange.diary.clock import now
from wallofchange.learning.models import Evaluation, Verdict
from wallofchange.listening.models import Expectation
from wallofchange.people.models import Team, User
from wallofchange.people.requests import KnownRequest
from wallofchange.understanding.models import Gist

LONG_ENOUGH = 30  # characters: shorter than this is nothing to read aloud


@dataclass(frozen=True)
class Morning:
    """What a team stands in front of. Each part may be empty, and is then left out."""

    team: Team
    at: datetime
    day_start: DayStart | None
    leader: User | None
    people: int
    room: Decimal
    lifts: Gist | None = None
    hurts: Gist | None = None
    waiting: list[FollowUp] = field(default_factory=list)
    promised: list[Condition] = field(default_factory=list)
    ideas: list[Idea] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    outcomes: list[Evaluation] = field(default_factory=list)

    @property
    def is_quiet(self) -> bool:
        """Nothing to stand in front of yet, as in a house where nobody was heard."""
        heard = self.lifts or self.hurts or self.waiting
        return not (heard or self.promised or self.ideas or self.objections or self.outcomes)


@login_required
def today(request: KnownRequest) -> HttpResponse:
    team = _team(request)
    if team is None:
        return render(request, "house/no_team.html")
    teams = Team.objects.of(request.user)
    return render(
        request,
        "house/today.html",
        {"morning": morning(team, request.user, now()), "team": team, "teams": teams},
    )


@login_required
@require_POST
def hold(request: KnownRequest, pk: int) -> HttpResponse:
    """Begin the day-start; whoever begins leads."""
    team = get_object_or_404(Team.objects.of(request.user), pk=pk)
    at = now()
    DayStart.hold(team, timezone.localtime(at).date(), leader=request.user, at=at)
    return redirect(f"/?team={team.pk}")


@login_required
@require_POST
def close(request: KnownRequest, pk: int) -> HttpResponse:
    """Close it with the one sentence that counts."""
    day_start = get_object_or_404(DayStart, pk=pk, team__in=Team.objects.of(request.user), closed_at=None)
    day_start.close(request.POST.get("today", ""), by=request.user, at=now())
    return redirect(f"/?team={day_start.team_id}")


@login_required
@require_POST
def promise_kept(request: KnownRequest, pk: int) -> HttpResponse:
    """A condition is met: it has become a yes."""
    condition = get_object_or_404(
        Condition, pk=pk, met_at=None, objection__idea__in=Idea.objects.seen_by(request.user)
    )
    condition.meet(found=request.POST.get("found", ""), by=request.user, at=now())
    return redirect(f"/?team={condition.objection.idea.team_id}")


def morning(team: Team, user: User, at: datetime) -> Morning:
    """Everything of one morning, in a constant number of queries."""
    day = timezone.localtime(at).date()
    day_start = DayStart.objects.filter(team=team, on=day).select_related("leader").first()
    lifts, hurts = _read_aloud(team, user, at)
    return Morning(
        team=team,
        at=at,
        day_start=day_start,
        leader=day_start.leader if day_start else DayStart.next_leader(team),
        people=team.members.count(),
        room=Cycle.of(team, day).room,
        lifts=lifts,
        hurts=hurts,
        waiting=list(_waiting(team)),
        promised=list(_promised(team, at)),
        ideas=list(_to_choose(team)),
        objections=list(_objections(team)),
        outcomes=_outcomes(team),
    )


def _team(request: KnownRequest) -> Team | None:
    """The team that is asked for, else my own, else the first I may see."""
    teams = Team.objects.of(request.user)
    if asked := request.GET.get("team", ""):
        return get_object_or_404(teams, pk=number(asked))
    return teams.filter(memberships__user=request.user).first() or teams.first()


def _read_aloud(team: Team, user: User, at: datetime) -> tuple[Gist | None, Gist | None]:
    """One that lifts and one that hurts, of the last days, literally; words long enough to be heard."""
    recent = (
        Gist.objects.seen_by(user)
        .filter(signal__source__team=team, said_at__lte=at, said_at__gte=at - timedelta(days=14))
        .exclude(words="")
        .select_related("signal__moment", "signal__source")
        .order_by("-said_at")
    )
    return _first(recent, Expectation.EXCEEDED), _first(recent, Expectation.BELOW)


def _first(recent: QuerySet[Gist], expectation: str) -> Gist | None:
    few = recent.filter(expectation=expectation)[:10]
    return max(few, key=lambda gist: (len(gist.words) >= LONG_ENOUGH, gist.said_at), default=None)


def _waiting(team: Team) -> QuerySet[FollowUp]:
    return (
        FollowUp.objects.waiting()
        .filter(team=team)
        .select_related("signal__gist", "signal__moment", "owner")[:3]
    )


def _promised(team: Team, at: datetime) -> QuerySet[Condition]:
    """What was promised and is due within a week, the oldest first."""
    soon = timezone.localtime(at).date() + timedelta(days=7)
    return (
        Condition.objects.filter(objection__idea__team=team, met_at=None, due__lte=soon)
        .select_related("who", "objection__idea")
        .order_by("due")[:5]
    )


def _to_choose(team: Team) -> QuerySet[Idea]:
    """Three ideas, those with the most voices first."""
    open_ = Q(objections__condition=None, objections__owned_no=None, objections__withdrawn_at=None)
    return (
        Idea.objects.filter(team=team, stage=Stage.INVENTORY)
        .annotate(voices=Count("evidence", distinct=True))
        .annotate(worries=Count("objections", filter=open_ & Q(objections__lapsed_at=None), distinct=True))
        .order_by("-voices", "-at")[:3]
    )


def _objections(team: Team) -> QuerySet[Objection]:
    return (
        Objection.objects.open()
        .filter(idea__team=team)
        .exclude(idea__stage__in=[Stage.NO, Stage.LEARNED])
        .select_related("idea", "by")
        .order_by("lapses_at")[:2]
    )


def _outcomes(team: Team) -> list[Evaluation]:
    """What waits for somebody to conclude it: what alarms comes first, what is still too early last."""
    live = Evaluation.objects.filter(idea__team=team, idea__stage=Stage.EVALUATION).select_related("idea")
    latest = {evaluation.idea_id: evaluation for evaluation in live.order_by("pk")}
    rank = {found.pk: (not found.alarming, found.verdict == Verdict.TOO_EARLY) for found in latest.values()}
    return sorted(latest.values(), key=lambda found: rank[found.pk])[:3]
