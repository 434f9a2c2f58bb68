"""Read aloud: one sentence that lifts and one that hurts, literally."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from wallofchange.closing.models import FollowUp
from wallofchange.deciding.models import DayStart, Evidence, Idea, Thanks
from wallofchange.listening.models import Expectation
from wallofchange.people.models import Team, User
from wallofchange.understanding.models import Gist

LATELY = timedelta(days=14)
LOOKED_AT = 10  # the newest, of which one is read
LONG_ENOUGH = 30  # characters: shorter than this is nothing to read aloud
NOT_AGAIN = 15  # mornings


@dataclass(frozen=True)
class Aloud:
    """A sentence to read, and what was done with it."""

    gist: Gist
    lifts: bool
    thanked: bool
    idea: Idea | None  # made from it on this morning
    follow_up: FollowUp | None  # somebody calls, or an answer was given

    @property
    def door(self) -> int | None:
        """The key under which it can become an idea elsewhere; what lifts has a button for it on the spot."""
        return None if self.lifts or self.idea else self.gist.pk

    @property
    def may_be_called(self) -> bool:
        """We know who said it, and nobody has taken it to call them yet."""
        free = self.follow_up is None or not (self.follow_up.owner_id or self.follow_up.closed_at)
        return free and self.gist.signal.customer_id is not None


def aloud(team: Team, user: User, at: datetime, held: DayStart | None) -> list[Aloud]:
    """At most two; what was read on an earlier morning is not read again. Six queries."""
    before = _read_before(team, held.on if held else None)
    recent = (
        Gist.objects.seen_by(user)
        .filter(signal__source__team=team, said_at__lte=at, said_at__gte=at - LATELY)
        .exclude(words="")
        .select_related("signal__moment", "signal__source")
        .order_by("-said_at")
    )
    lifts = _chosen(recent, held.lifts_id if held else None, Expectation.EXCEEDED, before)
    hurts = _chosen(recent, held.hurts_id if held else None, Expectation.BELOW, before)
    found = [gist for gist in (lifts, hurts) if gist]
    keys = [gist.pk for gist in found]
    thanked = set(Thanks.objects.filter(signal__in=keys).values_list("signal", flat=True))
    ideas = _made_of(keys, team, at)
    calls = FollowUp.objects.filter(signal__in=keys).select_related("owner").in_bulk(field_name="signal_id")
    return [
        Aloud(gist, gist is lifts, gist.pk in thanked, ideas.get(gist.pk), calls.get(gist.pk))
        for gist in found
    ]


def _chosen(recent: QuerySet[Gist], fixed: int | None, expectation: str, before: set[int]) -> Gist | None:
    """What this morning began with, where it has begun; else the newest that is long enough to be heard."""
    if fixed:
        return recent.filter(pk=fixed).first()
    few = recent.filter(expectation=expectation)[: LOOKED_AT + len(before)]
    fresh = [gist for gist in few if gist.pk not in before]
    return max(fresh, key=lambda gist: (len(gist.words) >= LONG_ENOUGH, gist.said_at), default=None)


def _read_before(team: Team, on: date | None) -> set[int]:
    """The signals of the last mornings, without those of the one that is under way."""
    held = DayStart.objects.filter(team=team).order_by("-on")
    held = held.exclude(on=on) if on else held
    pairs = held.values_list("lifts", "hurts")[:NOT_AGAIN]
    return {key for pair in pairs for key in pair if key}


def _made_of(signals: list[int], team: Team, at: datetime) -> dict[int, Idea]:
    """Ideas that were pinned today with one of these sentences: more of this."""
    made = Evidence.objects.filter(
        signal__in=signals, idea__team=team, idea__at__gte=at - timedelta(hours=12)
    ).select_related("idea")
    return {evidence.signal_id: evidence.idea for evidence in made}
