"""What a team has to give: hours a week, the part kept for improving, and the rhythm of its periods."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models.hours import said
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Organisation, Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.models.cycle import Cycle, CycleQuerySet

FIRST_MONDAY = date(2024, 1, 1)
MOST_WEEKS = 4
WORKING_DAYS = 5


class Overlaps(Refused):
    """A period would lie over one in use; `free_from` is the first day on which it would not."""

    def __init__(self, used: Cycle) -> None:
        self.free_from = used.ends_on + timedelta(days=1)
        first, last = (date_format(day, "j F") for day in (used.starts_on, used.ends_on))
        super().__init__(
            _("That overlaps the period from %(first)s until %(last)s, in which something is planned.")
            % {"first": first, "last": last},
            remedy=_("Begin on %(date)s.") % {"date": date_format(self.free_from, "j F")},
            code="overlap",
        )


class Capacity(models.Model):
    """What a team has to give, from which its cycles are made."""

    class Period(models.TextChoices):
        WEEK = "week", gettext_lazy("a week")
        SPRINT = "sprint", gettext_lazy("a sprint of some weeks")
        MONTH = "month", gettext_lazy("a month")

    team = models.OneToOneField(Team, models.CASCADE, related_name="capacity")
    hours_a_week = models.DecimalField(max_digits=7, decimal_places=2, default=Decimal(80))
    reserve_share = models.DecimalField(max_digits=5, decimal_places=4, default=Decimal("0.20"))
    period = models.CharField(max_length=6, choices=Period.choices, default=Period.SPRINT)
    weeks = models.PositiveSmallIntegerField(default=MOST_WEEKS)  # of a sprint
    since = models.DateField(default=FIRST_MONDAY)  # on which the first period of this rhythm began
    open_hours = models.DecimalField(max_digits=4, decimal_places=2, default=Decimal(0))  # a day, for others
    open_from = models.TimeField(default=time(14))

    class Meta:
        verbose_name_plural = "capacities"
        constraints = [
            models.CheckConstraint(condition=Q(hours_a_week__gte=0), name="capacity_is_not_negative"),
            models.CheckConstraint(
                condition=Q(reserve_share__gte=0, reserve_share__lte=1), name="reserve_is_a_share"
            ),
            models.CheckConstraint(condition=Q(weeks__gte=1, weeks__lte=MOST_WEEKS), name="sprint_in_weeks"),
            models.CheckConstraint(condition=Q(open_hours__gte=0), name="open_hours_are_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.hours_a_week} h"

    @classmethod
    def arrange(
        cls, team: Team, hours_a_week: Decimal, reserve_share: Decimal, *, by: User, at: datetime
    ) -> Capacity:
        """Say what a team has to give; more than the house's floor may be kept, never less.

        A period in which something is booked stays as it is: the reserve cannot be planned away by making
        it smaller.
        """
        _check_leads(team, by)
        _check_floor(hours_a_week, reserve_share)
        with transaction.atomic():
            capacity = cls.locked(team)
            before = capacity._told()
            capacity.hours_a_week, capacity.reserve_share = hours_a_week, reserve_share
            capacity.save(update_fields=["hours_a_week", "reserve_share"])
            for cycle in _cycles().untouched().filter(team=team, ends_on__gte=timezone.localdate(at)):
                cycle.share = capacity.share
                cycle.recount()
            if before != (after := capacity._told()):
                note(
                    "changed its hours",
                    capacity,
                    by=by,
                    at=at,
                    team_id=team.pk,
                    **{"from": before, "to": after},
                )
        return capacity

    @classmethod
    def keep_rhythm(
        cls, team: Team, period: str, *, weeks: int = MOST_WEEKS, since: date, by: User, at: datetime
    ) -> Capacity:
        """From this day on the team plans in weeks, sprints or months. What is planned already stays put."""
        _check_leads(team, by)
        if period not in cls.Period.values or not 1 <= weeks <= MOST_WEEKS:
            raise Refused(
                _("A period is a week, a sprint of one to four weeks, or a month."),
                remedy=_("Choose one of them."),
                code="period",
            )
        with transaction.atomic():
            capacity = cls.locked(team)
            _make_way(team, since)
            capacity.period, capacity.weeks, capacity.since = period, weeks, since
            capacity.save(update_fields=["period", "weeks", "since"])
            note("changed the rhythm", capacity, by=by, at=at, team_id=team.pk, period=period, weeks=weeks)
        return capacity

    @classmethod
    def open_to_others(
        cls, team: Team, hours: Decimal, opens_at: time, *, by: User, at: datetime, on: date
    ) -> Capacity:
        """Of every day, keep so many hours of the reserve for small ideas of other teams."""
        _check_leads(team, by)
        with transaction.atomic():
            capacity = cls.locked(team)
            most = capacity.hours_a_week * capacity.share / WORKING_DAYS
            if not 0 <= hours <= most:
                raise Refused(
                    _("Of the reserve there are %(hours)s hours a day.") % {"hours": said(round(most, 2))},
                    remedy=_("Open at most that."),
                    code="hours",
                )
            capacity.open_hours, capacity.open_from = hours, opens_at
            capacity.save(update_fields=["open_hours", "open_from"])
            for cycle in _cycles().filter(team=team, ends_on__gte=on):
                cycle.recount()
            note("opened its reserve", capacity, by=by, at=at, team_id=team.pk, hours=float(hours))
        return capacity

    @classmethod
    def locked(cls, team: Team) -> Capacity:
        """The team's own, held until the transaction ends: periods are made one at a time."""
        cls.objects.get_or_create(team=team)
        return cls.objects.select_for_update().get(team=team)

    @property
    def share(self) -> Decimal:
        """The part that is kept for improving: the team's own, and never less than the house's floor."""
        return max(Decimal(self.reserve_share), Organisation.here().reserve_floor)

    @property
    def percent(self) -> Decimal:
        """The reserved share, in per cent."""
        return self.share * 100

    def _told(self) -> dict[str, float]:
        """Hours a week and the reserved share in per cent, as they are kept beside a change."""
        return {"hours": float(self.hours_a_week), "percent": round(float(self.percent), 2)}

    def bounds(self, on: date) -> tuple[date, date]:
        """The first and the last day of the period in which this day falls."""
        if self.period == self.Period.MONTH:
            days = calendar.monthrange(on.year, on.month)[1]
            return on.replace(day=1), on.replace(day=days)
        if self.period == self.Period.WEEK:
            monday = on - timedelta(days=on.weekday())
            return monday, monday + timedelta(days=6)
        length = 7 * self.weeks
        first = on - timedelta(days=(on - self.since).days % length)
        return first, first + timedelta(days=length - 1)


def _make_way(team: Team, since: date) -> None:
    """End the empty periods that a new rhythm would overlap; refuse where one is in use."""
    later = _cycles().filter(team=team, ends_on__gte=since)
    if used := later.exclude(pk__in=_cycles().untouched()).order_by("-ends_on").first():
        raise Overlaps(used)
    later.filter(starts_on__gte=since).delete()
    for cycle in later:
        cycle.ends_on = since - timedelta(days=1)
        cycle.recount()


def _cycles() -> CycleQuerySet:
    from wallofchange.deciding.models.cycle import Cycle  # the cycle is made from this, so it knows this

    return Cycle.objects.all()


def _check_floor(hours_a_week: Decimal, reserve_share: Decimal) -> None:
    if hours_a_week < 0:
        raise Refused(_("Hours cannot be negative."), remedy=_("Give a number from 0 up."), code="hours")
    floor = Organisation.here().reserve_floor
    if not floor <= reserve_share <= 1:
        raise Refused(
            _("In this house at least %(floor)s %% is kept for improving.") % {"floor": said(floor * 100)},
            remedy=_("Give a share from %(floor)s to 100.") % {"floor": said(floor * 100)},
            code="floor",
        )


def _check_leads(team: Team, by: User) -> None:
    if not team.is_led_by(by):
        raise Refused(
            _("Only somebody who leads %(team)s arranges its periods.") % {"team": team},
            remedy=_("Ask one of them."),
            code="mandate",
        )
