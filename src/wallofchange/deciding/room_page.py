"""What stands on the page of a team's room, in a constant number of queries."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from wallofchange.deciding import mandates, room
from wallofchange.deciding.asking import seen_as
from wallofchange.deciding.models import Capacity, Cycle
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.hours import SMALL
from wallofchange.people.models import Absence, CalendarKey, Team, User

SOON = timedelta(days=28)


def shown(cycle: Cycle, user: User, at: datetime) -> dict[str, Any]:
    """Everything but what was just typed."""
    team, on, leads = cycle.team, timezone.localdate(at), cycle.team.is_led_by(user)
    others = Team.objects.exclude(pk=team.pk)
    away = Absence.objects.within(on, on + SOON).filter(user__memberships__team=team)
    return {
        "team": team,
        "cycle": cycle,
        "at": at,
        "is_now": cycle.starts_on <= on <= cycle.ends_on,
        "next_starts_on": cycle.ends_on + timedelta(days=1),
        "last_ended_on": cycle.starts_on - timedelta(days=1),
        "leads": leads,
        "may_break": mandates.covering(cycle, by=user, at=at, act=Act.EXEMPT).allowed or leads,
        "small": SMALL,
        "today": room.today(team, on),
        "people": room.who_is_in(team, on),
        "away": away.select_related("user").order_by("first", "user__name"),
        "first_free": room.first_free(others, at),
        "capacity": Capacity.objects.filter(team=team).first(),
        "own_free": room.first_free([team], at),
        "left": room.left_to_ask(team, at),
        "bookings": cycle.bookings.filter(withdrawn_at=None)
        .select_related("idea", "by")
        .order_by("kind", "pk"),
        "exemptions": cycle.exemptions.select_related("by"),
        "asked": seen_as(cycle.asked(), user, at),
        "keys": CalendarKey.objects.filter(team=team, user=user, revoked_at=None),
    }
