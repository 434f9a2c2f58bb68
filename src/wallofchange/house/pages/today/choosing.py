"""Choose: three ideas and two yes-buts at most. What was decided this morning stays, with its way back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from wallofchange.deciding.models import Condition, Decision, Idea, Objection, Postponement, Stage
from wallofchange.people.models import Team

MOST_IDEAS, MOST_WORRIES = 3, 2


@dataclass(frozen=True)
class Choice:
    """An idea that is put to the team, and what was said of it this morning."""

    idea: Any  # deciding.Idea with voices, worries, words and words_language
    decided: Decision | None
    put_off: Postponement | None

    @property
    def state(self) -> str:
        """chosen, decided otherwise, tomorrow, or nothing."""
        if self.decided:
            return "chosen" if self.idea.stage == Stage.SELECTION else "decided"
        return "tomorrow" if self.put_off else ""


def choices(team: Team, on: date, since: datetime, start: datetime) -> list[Choice]:
    """What is new since last time or was put off then, and what most customers said. Three queries.

    `since`: when the last day-start began, for what was put off at it comes back at this one. `start`: from
    when on this morning's decisions count; an idea that is decided keeps its place, so that nobody looks
    for it.
    """
    decided = {each.idea_id: each for each in _decided(team, start)}
    ideas = list(_put_to(team, on, since, list(decided)))
    put_off = Postponement.of_morning(ideas, on)
    return [Choice(idea, decided.get(idea.pk), put_off.get(idea.pk)) for idea in ideas]


def worries(team: Team, start: datetime) -> list[Objection]:
    """The yes-buts that run out first, and those that were answered this morning."""
    answered = Q(condition__at__gte=start) | Q(owned_no__at__gte=start) | Q(withdrawn_at__gte=start)
    open_ = Q(pk__in=Objection.objects.open().filter(idea__team=team).values("pk"))
    return list(
        Objection.objects.filter(open_ | answered, idea__team=team)
        .filter(~Q(idea__stage__in=[Stage.NO, Stage.LEARNED, Stage.NEVER_MIND]) | answered)
        .select_related("idea__team", "by", "condition__who", "owned_no", "withdrawn_by")
        .order_by("lapses_at", "pk")[:MOST_WORRIES]
    )


def _put_to(team: Team, on: date, since: datetime, decided: list[int]) -> Any:
    open_ = Q(objections__condition=None, objections__owned_no=None, objections__withdrawn_at=None)
    came_back = Postponement.objects.filter(idea=OuterRef("pk"), on__lt=on, at__gte=since, withdrawn_at=None)
    fresh = Idea.objects.filter(pk=OuterRef("pk"), at__gte=since)
    became_a_yes = Condition.objects.filter(objection__idea=OuterRef("pk"), to_day_start_at__gte=since)
    return (
        Idea.objects.filter(Q(stage=Stage.INVENTORY) | Q(pk__in=decided), team=team)
        .as_cards()
        .annotate(
            voices=Count("evidence", distinct=True),
            worries=Count("objections", filter=open_ & Q(objections__lapsed_at=None), distinct=True),
            is_next=Exists(fresh) | Exists(came_back) | Exists(became_a_yes),
        )
        .order_by("-is_next", "-voices", "-pk")[:MOST_IDEAS]
    )


def _decided(team: Team, start: datetime) -> Any:
    """The last decision that stands on each idea that hung among the ideas when this morning began."""
    moved = Decision.objects.filter(idea__team=team, at__gte=start, withdrawn_at=None)
    last = moved.filter(idea=OuterRef("idea")).order_by("-pk").values("pk")[:1]
    return moved.filter(came_from=Stage.INVENTORY, pk=Subquery(last)).select_related("by")
