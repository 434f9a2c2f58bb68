"""The part of a team's reserve that is open to others: the first place that is free, and taking it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.models.booking import Booking
from wallofchange.deciding.models.capacity import Capacity
from wallofchange.deciding.models.cycle import Cycle
from wallofchange.deciding.models.hours import quarters, said
from wallofchange.diary.models import Entry, note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User
from wallofchange.people.presence import Presence

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

A_VISIT = Decimal(2)  # hours
AHEAD = timedelta(days=84)
TOO_FAR = 5  # working days
A_QUARTER = timedelta(minutes=15)
VISITS, LEFT = "visits", "works along no more"  # as the diary says it of an idea


@dataclass(frozen=True)
class FirstFree:
    """The first place for a small idea: with whom, when, and how many working days away that is."""

    team: Team
    at: datetime
    working_days: int

    @property
    def is_far(self) -> bool:
        """More than five working days away: something to talk about."""
        return self.working_days > TOO_FAR


class OpenHours:
    """The open hours of some teams and what is taken of them, in a constant number of queries."""

    def __init__(self, teams: Iterable[Team], at: datetime) -> None:
        self.at = timezone.localtime(at)
        self.today = timezone.localdate(at)
        self.until = self.today + AHEAD
        found = Capacity.objects.filter(team__in=list(teams), open_hours__gt=0).select_related("team")
        self.open = list(found.order_by("open_from", "team"))
        hosts = [capacity.team for capacity in self.open]
        week = {capacity.team_id: capacity.hours_a_week for capacity in self.open}
        self.presence = Presence(hosts, self.today, self.until, week)
        self._taken: dict[tuple[int, date], list[Booking]] = defaultdict(list)
        for booking in _visits(hosts).filter(starts_at__gte=self.at - timedelta(days=1)):
            if booking.starts_at:
                day = timezone.localdate(booking.starts_at)
                self._taken[booking.cycle.team_id, day].append(booking)

    def first(self, hours: Decimal) -> FirstFree | None:
        """The first place of this length; none within twelve weeks, or where nobody is open."""
        away = dict.fromkeys((capacity.team_id for capacity in self.open), 0)
        day = self.today
        while day <= self.until:
            places = [(self.place(capacity, day, hours), capacity) for capacity in self.open]
            free = [(start, capacity) for start, capacity in places if start]
            if free:
                start, capacity = min(free, key=lambda each: each[0])
                return FirstFree(capacity.team, start, away[capacity.team_id])
            day += timedelta(days=1)
            for team in away:
                away[team] += self.presence.works(team, day)
        return None

    def place(self, capacity: Capacity, day: date, hours: Decimal) -> datetime | None:
        """Where so many hours fit on that day: not in the past, and not where another idea is."""
        if not self.presence.works(capacity.team_id, day) or not self.presence.people(capacity.team_id, day):
            return None
        opens = datetime.combine(day, capacity.open_from, self.at.tzinfo)
        closes = opens + _long(capacity.open_hours)
        start = max(opens, _next_quarter(self.at))
        for booking in self._taken[capacity.team_id, day]:
            begins = timezone.localtime(booking.starts_at)
            if start + _long(hours) <= begins:
                break
            start = max(start, begins + _long(booking.hours))
        return start if start + _long(hours) <= closes else None


def first_free(teams: Iterable[Team], at: datetime, hours: Decimal | int = A_VISIT) -> FirstFree | None:
    """The first place for a small idea of another team at any of these; six queries at most."""
    return OpenHours(teams, at).first(Decimal(hours))


def visit(idea: Idea, host: Team, *, hours: Decimal = A_VISIT, by: User, at: datetime) -> Booking:
    """Take the first free place at another team for a small idea; refused where there is none."""
    idea.check_works(by)
    hours = quarters(hours)
    with transaction.atomic():
        capacity = Capacity.locked(host)  # one visitor at a time: no two take the same place
        _check_small(idea, capacity, hours)
        found = first_free([host], at, hours)
        if found is None:
            raise Refused(
                _("%(team)s has no place free in the coming weeks.") % {"team": host},
                remedy=_("Ask who leads it, or make it smaller."),
                code="no_place",
            )
        booking = Cycle.of(host, timezone.localdate(found.at)).book(
            Booking.Kind.VISITING, idea.title, hours, idea=idea, starts_at=found.at, by=by, at=at
        )
        let_in = not idea.partners.filter(pk=host.pk).exists()
        idea.partners.add(host)
        told = {"host": host.name, "host_id": host.pk, "let_in": let_in, "hours": float(hours)}
        note(VISITS, idea, by=by, at=at, team_id=idea.team_id, **told)
    return booking


def end_visit(idea: Idea, host: Team, *, by: User, at: datetime) -> None:
    """After its hours were given back, another team no longer works on the idea, nor reads its words.

    It stays where it worked already, comes again, was there before, or has another part in it.
    """
    lines = list(of_visits(idea).filter(data__host_id=host.pk))
    if not lines or not _came_to_visit(lines) or _has_another_part(idea, host):
        return
    idea.partners.remove(host)
    note(LEFT, idea, by=by, at=at, team_id=idea.team_id, host=host.name, host_id=host.pk)


def of_visits(idea: Idea) -> QuerySet[Entry]:
    """What the diary says of other teams that came and went, the first on top."""
    found = Entry.objects.filter(noun=idea._meta.label_lower, noun_id=idea.pk, verb__in=(VISITS, LEFT))
    return found.order_by("pk")


def _came_to_visit(lines: Iterable[Entry]) -> bool:
    """Whether it was let in by a visit since it last left."""
    came = False
    for line in lines:
        came = line.verb == VISITS and (came or bool(line.data.get("let_in")))
    return came


def _has_another_part(idea: Idea, host: Team) -> bool:
    """Worked on it or comes again, brought an idea of its own into it, or has its owner."""
    from wallofchange.deciding.models.merger import Merger  # it moves ideas, which hold hours

    visits = Booking.objects.standing().filter(idea=idea, kind=Booking.Kind.VISITING, cycle__team=host)
    brought = Merger.objects.filter(into=idea, idea__team=host, undone_at=None)
    owns = idea.owner_id is not None and host.memberships.filter(user=idea.owner_id).exists()
    return owns or visits.exists() or brought.exists()


def _check_small(idea: Idea, capacity: Capacity, hours: Decimal) -> None:
    if idea.team_id == capacity.team_id:
        raise Refused(
            _("These hours are for ideas of other teams."),
            remedy=_("Choose it: your own ideas take of your own room."),
            code="own",
        )
    if not capacity.open_hours:
        raise Refused(
            _("%(team)s has opened no hours to others.") % {"team": capacity.team},
            remedy=_("Ask who leads it, or look which team has."),
            code="closed",
        )
    if not 0 < hours <= capacity.open_hours:
        raise Refused(
            _("%(team)s helps with small ideas: up to %(hours)s hours a day.")
            % {"team": capacity.team, "hours": said(capacity.open_hours)},
            remedy=_("Take that, and the rest on another day."),
            code="hours",
        )


def _visits(hosts: list[Team]) -> QuerySet[Booking]:
    standing = Booking.objects.standing().filter(kind=Booking.Kind.VISITING, cycle__team__in=hosts)
    return standing.select_related("cycle").order_by("starts_at")


def _long(hours: Decimal) -> timedelta:
    return timedelta(hours=float(hours))


def _next_quarter(moment: datetime) -> datetime:
    """The moment itself where it is a quarter, else the next one."""
    bare = moment.replace(minute=0, second=0, microsecond=0)
    passed = -((bare - moment) // A_QUARTER)
    return bare + passed * A_QUARTER
