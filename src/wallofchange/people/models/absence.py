"""Who is away and when. Why is nobody's business, so it is nowhere kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models.team import Membership
from wallofchange.people.models.user import User

LONGEST = timedelta(days=2 * 366)


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def standing(self) -> AbsenceQuerySet:
        return self.filter(withdrawn_at=None)

    def within(self, first: date, last: date) -> AbsenceQuerySet:
        """Those that touch any of these days."""
        return self.standing().filter(first__lte=last, last__gte=first)


class Absence(models.Model):
    """Days on which somebody is not there; with `hours`, that part of each of them."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences")
    first = models.DateField()
    last = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=2, null=True)  # a day; none: the whole day
    uid = models.CharField(max_length=255, blank=True)  # under which a calendar knows it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["first", "id"]
        indexes = [models.Index(fields=["user", "last"], name="absence_of_somebody")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="absence_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(hours=None) | Q(hours__gt=0), name="absence_takes_hours"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.first} - {self.last}"

    @classmethod
    def enter(
        cls,
        user: User,
        first: date,
        last: date | None = None,
        *,
        hours: Decimal | None = None,
        uid: str = "",
        by: User,
        at: datetime,
    ) -> Absence:
        """Say that somebody is away: oneself, or a colleague of a team that one leads."""
        last = last or first
        _check_days(first, last, hours)
        _check_may(user, by)
        away = cls.objects.create(user=user, first=first, last=last, hours=hours, uid=uid, by=by, at=at)
        note("is away", away, by=by, at=at)
        return away

    def withdraw(self, *, by: User, at: datetime) -> None:
        """They are there after all."""
        _check_may(self.user, by)
        if Absence.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at):
            note("is there after all", self, by=by, at=at)
        self.refresh_from_db()


def leads(by: User, user: User) -> bool:
    """Whether one leads a team that the other belongs to."""
    led = Membership.objects.filter(user=by, role=Membership.Role.LEAD).values("team")
    return by.sees_all_teams or Membership.objects.filter(user=user, team__in=led).exists()


def _check_may(user: User, by: User) -> None:
    if user != by and not leads(by, user):
        raise Refused(
            _("Only %(name)s, or who leads their team, can say when they are away.") % {"name": user.name},
            remedy=_("Ask one of them."),
            code="not_yours",
        )


def _check_days(first: date, last: date, hours: Decimal | None) -> None:
    if last < first:
        raise Refused(
            _("These days end before they begin."), remedy=_("Give the first day first."), code="day"
        )
    if last - first > LONGEST:
        raise Refused(
            _("That is longer than two years."), remedy=_("Give the days of this year."), code="day"
        )
    if hours is not None and not 0 < hours <= 24:
        raise Refused(
            _("A part of a day is more than 0 hours."), remedy=_("Give a number such as 4."), code="hours"
        )
