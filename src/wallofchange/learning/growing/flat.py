"""How flat: days and layers between a customer's word and the person who may decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from wallofchange.deciding.models import Decision, Idea, Stage
from wallofchange.deciding.models.ask import Ask
from wallofchange.learning.programme.passages import Passage, passages_of
from wallofchange.people.models import Membership

if TYPE_CHECKING:
    from wallofchange.measuring.lead_time import LeadTime
    from wallofchange.measuring.share import Share

FEWEST = 5  # ideas or decisions, before anything is said
DAY = timedelta(days=1)
LATELY = timedelta(weeks=26)
DECIDED = (Stage.SELECTION, Stage.NO, Stage.DONE_AT_ONCE)  # yes, no, or done at once
UPWARD = ("asked", "silence")  # it went up before it was decided
INSIDE = ("own", "free", "stand-in", "sponsor")


@dataclass(frozen=True)
class Layers:
    """By how many steps up a decision lies: 0 is the team itself, 1 whoever is asked first."""

    counts: dict[int, int]
    near: Share  # of all decisions, those of the team itself

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def rows(self) -> list[tuple[int, int]]:
        return sorted(self.counts.items())


@dataclass(frozen=True)
class Inside:
    """Decisions that were covered by a mandate without asking, of all that name a mandate."""

    hits: int
    n: int
    share: Share


@dataclass(frozen=True)
class Flat:
    """None where too little was decided to say anything."""

    days: LeadTime | None  # from the first word to the first decision, what still waits included
    waiting: int
    layers: Layers | None
    inside: Inside | None


def flat(ideas: QuerySet[Idea], *, at: datetime) -> Flat:
    """How near the customer is decided about these ideas; constant queries."""
    ways = [way for way in passages_of(ideas) if way.voiced]
    made = _decisions(ideas, at)
    return Flat(_days(ways, at), sum(_first(way) is None for way in ways), _layers(made), _inside(made))


def _first(way: Passage) -> datetime | None:
    """When somebody first decided anything about it."""
    return way.stays[0].until


def _days(ways: Sequence[Passage], at: datetime) -> LeadTime | None:
    import numpy as np

    from wallofchange.measuring.lead_time import lead_time

    if len(ways) < FEWEST:
        return None
    ends = [_first(way) for way in ways]
    spans = [((end or at) - (way.voiced or at)) / DAY for way, end in zip(ways, ends, strict=True)]
    done = np.array([end is not None for end in ends], dtype=float)
    return lead_time(np.maximum(np.array(spans), 0.0), done)


def _decisions(ideas: QuerySet[Idea], at: datetime) -> list[Decision]:
    made = Decision.objects.filter(idea__in=ideas, stage__in=DECIDED, withdrawn_at=None, by__isnull=False)
    lately = made.filter(at__gt=at - LATELY, at__lte=at)
    return list(lately.select_related("idea").prefetch_related("idea__partners"))


def _layers(made: Sequence[Decision]) -> Layers | None:
    from wallofchange.measuring.share import share

    if len(made) < FEWEST:
        return None
    members = set(Membership.objects.values_list("team", "user"))
    steps = _steps(made)
    counts = Counter(_layer(decision, members, steps) for decision in made)
    return Layers(dict(counts), share(counts[0], len(made)))


def _layer(decision: Decision, members: set[tuple[int, int]], steps: dict[int, int]) -> int:
    how = decision.under.get("how", "")
    if how in UPWARD:
        return 1 + steps.get(decision.idea_id, 0)
    if how in INSIDE:
        return 0
    teams = [decision.idea.team_id, *(team.pk for team in decision.idea.partners.all())]
    return 0 if any((team, decision.by_id or 0) in members for team in teams) else 1


def _steps(made: Sequence[Decision]) -> dict[int, int]:
    """How often the question about each of these ideas went up; the last one counts, appeals left out."""
    asked = Ask.objects.filter(owned_no=None, idea__in={decision.idea_id for decision in made}).order_by("pk")
    return {idea: steps for idea, steps in asked.values_list("idea", "steps") if idea}


def _inside(made: Sequence[Decision]) -> Inside | None:
    """Only since mandates were written down: what was decided before names none."""
    from wallofchange.measuring.share import share

    told = [how for decision in made if (how := decision.under.get("how", ""))]
    if len(told) < FEWEST:
        return None
    hits = sum(how in INSIDE for how in told)
    return Inside(hits, len(told), share(hits, len(told)))
