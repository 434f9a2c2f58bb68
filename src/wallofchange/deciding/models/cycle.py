"""A team's hours in a period, and the part of them that is kept for improving."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from wallofchange.diary.models import Entry, note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User

WEEKS = 4
ASKED = "asked for an exception"
_FIRST_MONDAY = date(2024, 1, 1)


def quarters(hours: Decimal) -> Decimal:
    """Hours rounded up to quarters: sums of quarters are exact in every store, sums of tenths are not."""
    return (Decimal(hours) * 4).to_integral_value(ROUND_CEILING) / 4


class Capacity(models.Model):
    """What a team has to give, from which its cycles are made."""

    team = models.OneToOneField(Team, models.CASCADE, related_name="capacity")
    hours_a_week = models.DecimalField(max_digits=7, decimal_places=2, default=Decimal(80))
    reserve_share = models.DecimalField(max_digits=5, decimal_places=4, default=Decimal("0.20"))

    class Meta:
        verbose_name_plural = "capacities"

    def __str__(self) -> str:
        return f"{self.team}: {self.hours_a_week} h"

    @classmethod
    def arrange(cls, team: Team, hours_a_week: Decimal, reserve_share: Decimal, *, on: date) -> Capacity:
        """Say what a team has to give. A period in which something is booked stays as it is: the reserve
        cannot be planned away by making it smaller."""
        capacity, _made = cls.objects.update_or_create(
            team=team, defaults={"hours_a_week": hours_a_week, "reserve_share": reserve_share}
        )
        Cycle.objects.filter(
            team=team, starts_on=Cycle.start(on), regular=0, improving=0, exempted=0
        ).delete()
        return capacity

    @property
    def percent(self) -> Decimal:
        """The reserved share, in per cent."""
        return Decimal(self.reserve_share) * 100


class Cycle(models.Model):
    """A planning period of four weeks.

    The sums of what is booked stand in the row itself, under constraints of the database: no screen, no
    call, no import and no race can plan regular work into the reserve.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="cycles")
    starts_on = models.DateField()
    hours = models.DecimalField(max_digits=8, decimal_places=2)
    reserve = models.DecimalField(max_digits=8, decimal_places=2)
    exempted = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal(0))
    regular = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal(0))
    improving = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal(0))

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["team", "starts_on"], name="one_cycle_a_period"),
            models.CheckConstraint(
                condition=Q(regular__lte=F("hours") - F("reserve") + F("exempted")), name="reserve_is_kept"
            ),
            models.CheckConstraint(
                condition=Q(improving__lte=F("reserve") - F("exempted")), name="ideas_fit_the_reserve"
            ),
            models.CheckConstraint(condition=Q(reserve__lte=F("hours")), name="reserve_is_a_part"),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.starts_on}"

    @classmethod
    def of(cls, team: Team, on: date) -> Cycle:
        """The team's cycle on this day; made from its capacity when it is not there yet."""
        capacity, _made = Capacity.objects.get_or_create(team=team)
        hours = quarters(capacity.hours_a_week * WEEKS)
        defaults = {"hours": hours, "reserve": quarters(hours * capacity.reserve_share)}
        return cls.objects.get_or_create(team=team, starts_on=cls.start(on), defaults=defaults)[0]

    @staticmethod
    def start(on: date) -> date:
        """The Monday on which the cycle of this day begins."""
        return on - timedelta(days=(on - _FIRST_MONDAY).days % (7 * WEEKS))

    @property
    def ends_on(self) -> date:
        """The last day of the cycle."""
        return self.starts_on + timedelta(days=7 * WEEKS - 1)

    @property
    def room(self) -> Decimal:
        """Hours of the reserve that no idea has taken yet."""
        return self.reserve - self.exempted - self.improving

    @property
    def free(self) -> Decimal:
        """Hours that regular work may still take."""
        return self.hours - self.reserve + self.exempted - self.regular

    def plan_regular(self, title: str, hours: Decimal, *, by: User, at: datetime) -> Booking:
        """Plan regular work; refused where it would take hours that are kept for improving."""
        return self._book(Booking.Kind.REGULAR, title, hours, idea=None, by=by, at=at)

    def take_room(self, idea: Any, hours: Decimal, *, by: User, at: datetime) -> Booking:
        """Give an idea its hours from the reserve; refused where they are not there."""
        return self._book(Booking.Kind.IMPROVING, idea.title[:200], hours, idea=idea, by=by, at=at)

    def exempt(self, hours: Decimal, *, reason: str, until: date, by: User, at: datetime) -> Exemption:
        """Break the reserve: with a name, a reason and an end date, and visibly so."""
        if not reason.strip():
            raise Refused(
                _("Breaking the reserve needs a reason."), remedy=_("Say in one line why."), code="reason"
            )
        if not self.team.is_led_by(by):
            raise Refused(
                _("Only somebody who leads %(team)s may break its reserve.") % {"team": self.team},
                remedy=_("Ask one of them."),
                code="mandate",
            )
        hours = quarters(hours)
        with transaction.atomic():
            self._add(exempted=hours)
            exemption = Exemption.objects.create(
                cycle=self, hours=hours, reason=reason, until=until, by=by, at=at
            )
            note(
                "broke the reserve",
                self,
                by=by,
                at=at,
                team_id=self.team_id,
                hours=float(hours),
                reason=reason,
            )
        return exemption

    def ask_exception(self, title: str, hours: Decimal, *, by: User, at: datetime) -> Entry:
        """Ask whoever leads the team to break the reserve for this; it waits where they plan."""
        if not title.strip():
            raise Refused(
                _("An exception is asked for something."), remedy=_("Say in one line what."), code="empty"
            )
        return note(
            ASKED,
            self,
            by=by,
            at=at,
            team_id=self.team_id,
            title=title.strip()[:200],
            hours=float(quarters(hours)),
        )

    def asked(self) -> models.QuerySet[Entry]:
        """Exceptions that were asked for since the last one was given."""
        entries = Entry.objects.filter(noun=self._meta.label_lower, noun_id=self.pk, verb=ASKED).order_by(
            "pk"
        )
        last = self.exemptions.last()
        return entries.filter(at__gt=last.at) if last else entries

    def _book(self, kind: str, title: str, hours: Decimal, *, idea: Any, by: User, at: datetime) -> Booking:
        if hours < 0:
            raise Refused(_("Hours cannot be negative."), remedy=_("Give a number from 0 up."), code="hours")
        if not title.strip():
            raise Refused(
                _("There is nothing written yet."),
                remedy=_("Say in one line what the work is."),
                code="empty",
            )
        hours = quarters(hours)
        with transaction.atomic():
            self._add(**{kind: hours})
            return Booking.objects.create(
                cycle=self, kind=kind, title=title, hours=hours, idea=idea, by=by, at=at
            )

    def _add(self, **sums: Decimal) -> None:
        """Add to the sums in one statement; the database itself refuses what does not fit."""
        try:
            with transaction.atomic():
                Cycle.objects.filter(pk=self.pk).update(
                    **{name: F(name) + hours for name, hours in sums.items()}
                )
        except IntegrityError:
            self.refresh_from_db()
            raise self._refusal(next(iter(sums)), next(iter(sums.values()))) from None
        self.refresh_from_db()

    def _refusal(self, name: str, needed: Decimal) -> Refused:
        if name == "improving":
            return Refused(
                _("%(team)s has %(left)s reserved hours left and this needs %(needed)s.")
                % {"team": self.team, "left": _hours(self.room), "needed": _hours(needed)},
                remedy=_("Finish or return an idea in hand, or make this one smaller."),
                code="no_room",
            )
        return Refused(
            _(
                "These %(hours)s hours are kept for improving. "
                "Until %(date)s there are %(left)s hours left for regular work."
            )
            % {
                "hours": _hours(self.reserve - self.exempted),
                "date": date_format(self.ends_on, "j F"),
                "left": _hours(self.free),
            },
            remedy=_("Put it on %(date)s, make it smaller, or ask the lead of the team for an exception.")
            % {"date": date_format(self.ends_on + timedelta(days=1), "j F")},
            code="reserve",
        )


class Booking(models.Model):
    """Hours taken in a cycle, by whom and for what."""

    class Kind(models.TextChoices):
        REGULAR = "regular"
        IMPROVING = "improving"

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="bookings")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=7, decimal_places=2)
    idea = models.ForeignKey("deciding.Idea", models.CASCADE, null=True, related_name="bookings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.title} ({self.hours} h)"

    def give_back(self, *, by: User, at: datetime) -> None:
        """Return the hours to the cycle; the booking stays on record."""
        with transaction.atomic():
            if Booking.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at):
                self.cycle._add(**{self.kind: -self.hours})
        self.refresh_from_db()


class Exemption(models.Model):
    """A broken reserve: who, why and until when."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="exemptions")
    hours = models.DecimalField(max_digits=7, decimal_places=2)
    reason = models.TextField()
    until = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.hours} h: {self.reason}"


def _hours(hours: Decimal) -> str:
    return str(number_format(hours.normalize() if hours % 1 else hours.quantize(Decimal(1))))
