"""Periods follow what changes: who is away, which days are closed, and exceptions that have run out."""

from __future__ import annotations

from datetime import datetime, time

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from wallofchange.deciding.models import Cycle, Exemption
from wallofchange.people.models import Absence, Team, TeamDay, WorkWeek


def end_exemptions(at: datetime) -> int:
    """End the exceptions whose last day has passed; return how many."""
    due = list(Exemption.objects.due(timezone.localdate(at)).select_related("cycle"))
    for exemption in due:
        exemption.end(at=at)
    return len(due)


def recount(at: datetime) -> int:
    """Count again the periods of which somebody's days changed, and each once a day; return how many."""
    stale = list(_stale(at).select_related("team"))
    for cycle in stale:
        cycle.recount(at=at)
    return len(stale)


def recount_team(team: Team, at: datetime) -> None:
    """At once, for who has just said that somebody is away."""
    for cycle in Cycle.objects.filter(team=team, ends_on__gte=timezone.localdate(at)):
        cycle.recount(at=at)


def _stale(at: datetime) -> QuerySet[Cycle]:
    here = timezone.localtime(at)
    midnight = datetime.combine(here.date(), time(), here.tzinfo)
    since = OuterRef("counted_at")
    away = Absence.objects.filter(user__teams=OuterRef("team")).filter(
        Q(at__gt=since) | Q(withdrawn_at__gt=since)
    )
    days = TeamDay.objects.filter(team=OuterRef("team"), at__gt=since)
    weeks = WorkWeek.objects.filter(membership__team=OuterRef("team"), at__gt=since)
    changed = Q(counted_at=None) | Q(counted_at__lt=midnight) | Exists(away) | Exists(days) | Exists(weeks)
    return Cycle.objects.filter(changed, ends_on__gte=here.date()).order_by(
        F("counted_at").asc(nulls_first=True)
    )
