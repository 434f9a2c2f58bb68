"""Room to improve, as other pages ask for it: today's hours, who is in, what was left."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

from wallofchange.deciding.models import Capacity, Cycle
from wallofchange.deciding.models.hours import nearest_quarter
from wallofchange.deciding.visits import FirstFree, first_free
from wallofchange.people.models import Team, User
from wallofchange.people.presence import Presence

__all__ = ["FirstFree", "first_free", "left_to_ask", "today", "unused", "who_is_in"]

ASKED_FOR = timedelta(days=14)  # after that a period is too long ago to say anything about


def today(team: Team, on: date) -> Decimal:
    """Hours of room on this day: what is left of the period's, spread over the hours that are still to come.

    So it grows when a day's room is not used, and falls when an idea takes of it; in quarters.
    """
    cycle = Cycle.of(team, on)
    week = dict(Capacity.objects.filter(team=team).values_list("team", "hours_a_week"))
    presence = Presence([team], on, cycle.ends_on, week)
    here, rest = presence.hours(team.pk, on), presence.hours_between(team.pk, on, cycle.ends_on)
    if not here:
        return Decimal(0)
    return min(nearest_quarter(min(Fraction(cycle.room) * here / rest, here)), cycle.room)


def who_is_in(team: Team, on: date) -> list[User]:
    """The team's people of that day by name: without who is away, and nobody on a day it is closed."""
    return Presence([team], on, on).people(team.pk, on)


def unused(team: Team, cycle: Cycle) -> Decimal:
    """Hours of room that nobody took in a period, neither the team nor the ideas of others."""
    return cycle.left


def left_to_ask(team: Team, at: datetime) -> Cycle | None:
    """The period that has just ended, or ends today, with room left of which nobody said anything yet."""
    on = timezone.localdate(at)
    ended = Cycle.objects.filter(team=team, room_left=None, ends_on__gte=on - ASKED_FOR, starts_on__lte=on)
    for cycle in ended.order_by("-starts_on"):
        if cycle.left > 0 and _last_working_day(cycle) <= on:
            return cycle
    return None


def _last_working_day(cycle: Cycle) -> date:
    presence = Presence([cycle.team], cycle.starts_on, cycle.ends_on)
    day = cycle.ends_on
    while day > cycle.starts_on and not presence.works(cycle.team_id, day):
        day -= timedelta(days=1)
    return day
