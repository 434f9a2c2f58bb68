"""The Wall of Change: five columns, the ways out, and the outcomes that the learning room knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from wallofchange.deciding.models import Cycle, Idea, Stage
from wallofchange.deciding.models.idea_queries import IdeaQuerySet
from wallofchange.deciding.models.stage import COLUMNS, EXITS
from wallofchange.diary.clock import now
from wallofchange.learning.models import Evaluation
from wallofchange.learning.verdicts import verdicts_of
from wallofchange.people.models import Team
from wallofchange.people.requests import KnownRequest

LATEST = 30  # what was learned stays on the wall this long; the rest is one link away
STILL = 30  # days without a move after which a card says so
A_PAGE = 60
JUDGED = (Stage.EVALUATION, Stage.LEARNED)


@dataclass(frozen=True)
class Card:
    """What hangs on the wall: an idea, its outcome, and how many days it has hung still (0: not long)."""

    idea: Idea
    outcome: Evaluation | None
    still: int


@dataclass(frozen=True)
class Column:
    """A column, or a way out: what it is called, how many hang there, and those that are shown."""

    stage: str
    label: str
    count: int
    cards: list[Card]

    @property
    def more(self) -> bool:
        return bool(self.cards) and self.count > len(self.cards)


class Look:
    """Through whose eyes the wall is seen: a person, perhaps one team, perhaps a word to find."""

    def __init__(self, request: KnownRequest) -> None:
        self.user = request.user
        self.find = request.GET.get("find", "").strip()
        asked = request.GET.get("team", "")
        self._asked = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0
        if self._asked and self.team is None:
            raise Http404

    @cached_property
    def teams(self) -> list[Team]:
        return list(Team.objects.of(self.user))

    @cached_property
    def team(self) -> Team | None:
        """The team that was chosen to look at."""
        return next((team for team in self.teams if team.pk == self._asked), None)

    @cached_property
    def own(self) -> Team | None:
        """The team whose room is shown and for whom an idea is pinned."""
        mine = Team.objects.filter(memberships__user=self.user).first()
        return self.team or mine or next(iter(self.teams), None)

    def ideas(self) -> IdeaQuerySet:
        ideas = Idea.objects.seen_by(self.user)
        if self.team:
            ideas = ideas.of_teams(Team.objects.filter(pk=self.team.pk))
        return ideas.containing(self.find) if self.find else ideas

    def counts(self) -> dict[str, int]:
        """How many hang where."""
        rows = self.ideas().order_by().values("stage").annotate(n=Count("pk"))
        return {row["stage"]: row["n"] for row in rows}


@login_required
def wall(request: KnownRequest) -> HttpResponse:
    look, at = Look(request), now()
    if look.own is None:
        return render(request, "house/no_team.html")
    counts = look.counts()
    shown = {
        "look": look,
        "columns": columns(look, counts, at),
        "exits": [_column(stage, counts) for stage in EXITS],
        "empty": not counts and not look.find,
        "cycle": Cycle.of(look.own, timezone.localtime(at).date()),
    }
    return render(request, "house/wall.html", shown)


@login_required
def card(request: KnownRequest, pk: int) -> HttpResponse:
    """One card as it hangs now, with the counts of the columns; 404 where it may not be seen (any more)."""
    look = Look(request)
    idea = get_object_or_404(look.ideas().as_cards(), pk=pk)
    counts = look.counts()
    shown: dict[str, Any] = {
        "card": cards([idea], now())[0],
        "columns": [_column(stage, counts) for stage in [*COLUMNS, *EXITS]],
    }
    return render(request, "house/wall/_card.html", shown)


@login_required
def shelf(request: KnownRequest, stage: str) -> HttpResponse:
    """All that was learned, or all that left the wall by one way out."""
    if stage not in [Stage.LEARNED, *EXITS]:
        raise Http404
    look = Look(request)
    page = Paginator(look.ideas().filter(stage=stage).as_cards(), A_PAGE).get_page(request.GET.get("page"))
    shown = {"look": look, "page": page, "cards": cards(page.object_list, now()), "stage": Stage(stage)}
    return render(request, "house/shelf.html", shown)


def columns(look: Look, counts: dict[str, int], at: datetime) -> list[Column]:
    """Everything on the wall; of what was learned only the latest."""
    ideas = look.ideas()
    hanging = list(ideas.filter(stage__in=COLUMNS[:-1]).as_cards())
    hanging += ideas.filter(stage=Stage.LEARNED).as_cards()[:LATEST]
    hung: dict[str, list[Card]] = {stage: [] for stage in COLUMNS}
    for each in cards(hanging, at):
        hung[each.idea.stage].append(each)
    return [_column(stage, counts, hung[stage]) for stage in COLUMNS]


def cards(ideas: Iterable[Idea], at: datetime) -> list[Card]:
    """These ideas with their outcomes: one query, however many there are."""
    ideas = list(ideas)
    outcomes = verdicts_of([idea for idea in ideas if idea.stage in JUDGED])
    return [Card(idea, outcomes.get(idea.pk), _still(idea, at)) for idea in ideas]


def _column(stage: Stage, counts: dict[str, int], hanging: list[Card] | None = None) -> Column:
    return Column(stage, str(stage.label), counts.get(stage, 0), hanging or [])


def _still(idea: Any, at: datetime) -> int:
    days = int((at - idea.hangs_since).days)
    return days if days >= STILL and idea.stage in COLUMNS[:3] else 0
