"""A team's hours in a period, and the part of them that is kept for improving."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wallofchange.deciding.models.ask import Ask, AskQuerySet
from wallofchange.deciding.models.booking import Booking
from wallofchange.deciding.models.capacity import Capacity
from wallofchange.deciding.models.exemption import Exemption, check_exemption, check_mandate
from wallofchange.deciding.models.hours import quarters, said
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User
from wallofchange.people.presence import Presence

NOTHING = Decimal(0)
SUMS = ("regular", "improving", "exempted", "visiting", "short", "opened")


def _sum() -> models.DecimalField[Decimal, Decimal]:
    return models.DecimalField(max_digits=8, decimal_places=2, default=NOTHING)


class CycleQuerySet(models.QuerySet["Cycle"]):
    def covering(self, on: date) -> CycleQuerySet:
        return self.filter(starts_on__lte=on, ends_on__gte=on)

    def untouched(self) -> CycleQuerySet:
        """In which nothing was ever booked, and whose reserve was never broken."""
        return self.filter(bookings=None, exemptions=None)


class Cycle(models.Model):
    """A planning period.

    The sums of what is booked stand in the row itself, under constraints of the database: no screen, no
    call, no import and no race can plan regular work into the reserve.
    """

    team = models.ForeignKey(Team, models.CASCADE, related_name="cycles")
    starts_on = models.DateField()
    ends_on = models.DateField()
    share = models.DecimalField(max_digits=5, decimal_places=4)  # kept for improving, as it began
    hours = models.DecimalField(max_digits=8, decimal_places=2)
    reserve = models.DecimalField(max_digits=8, decimal_places=2)
    opened = _sum()  # of the reserve: kept for small ideas of other teams
    exempted = _sum()  # of the reserve: given to regular work, by name
    regular = _sum()
    improving = _sum()
    visiting = _sum()  # of what is opened: taken
    short = _sum()  # regular work that no longer fits since somebody is away: a fact, and no new work fits
    counted_at = models.DateTimeField(null=True)

    objects: ClassVar[CycleQuerySet] = CycleQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["team", "starts_on"], name="one_cycle_a_period"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="cycle_has_days"),
            models.CheckConstraint(
                condition=Q(regular__lte=F("hours") - F("reserve") + F("exempted") + F("short")),
                name="reserve_is_kept",
            ),
            models.CheckConstraint(
                condition=Q(improving__lte=F("reserve") - F("exempted") - F("opened")),
                name="ideas_fit_the_reserve",
            ),
            models.CheckConstraint(condition=Q(visiting__lte=F("opened")), name="visitors_fit_what_is_open"),
            models.CheckConstraint(condition=Q(reserve__lte=F("hours")), name="reserve_is_a_part"),
            models.CheckConstraint(
                condition=Q(**{f"{name}__gte": 0 for name in SUMS}), name="sums_are_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team} {self.starts_on}"

    @classmethod
    def of(cls, team: Team, on: date) -> Cycle:
        """The team's cycle on this day; made from its capacity when it is not there yet."""
        there = cls.objects.filter(team=team).covering(on).first()
        return there or cls._make(team, on)

    @classmethod
    def _make(cls, team: Team, on: date) -> Cycle:
        """Make it between its neighbours: periods of one team never overlap, whoever makes them at once."""
        with transaction.atomic():
            capacity = Capacity.locked(team)
            if there := cls.objects.filter(team=team).covering(on).first():
                return there
            first, last = capacity.bounds(on)
            before = cls.objects.filter(team=team, ends_on__lt=on).order_by("-ends_on").first()
            after = cls.objects.filter(team=team, starts_on__gt=on).order_by("starts_on").first()
            if before:
                first = max(first, before.ends_on + timedelta(days=1))
            if after:
                last = min(last, after.starts_on - timedelta(days=1))
            if on < capacity.since:
                last = min(last, capacity.since - timedelta(days=1))
            cycle = cls(team=team, starts_on=first, ends_on=last, share=capacity.share)
            cycle._count(capacity)
            cycle.save(force_insert=True)
            return cycle

    @property
    def room(self) -> Decimal:
        """Hours of the reserve that no idea has taken yet, without what is open to others."""
        return self.reserve - self.exempted - self.opened - self.improving

    @property
    def left(self) -> Decimal:
        """Hours of the reserve that nobody took, neither the team nor others."""
        return self.room + self.opened - self.visiting

    @property
    def free(self) -> Decimal:
        """Hours that regular work may still take."""
        return self.hours - self.reserve + self.exempted - self.regular

    @property
    def kept(self) -> Decimal:
        """Hours that are kept for improving, whoever takes them."""
        return self.reserve - self.exempted

    @property
    def is_a_week(self) -> bool:
        """Whether it is called a week: seven days at most."""
        return (self.ends_on - self.starts_on).days < 7

    @property
    def is_touched(self) -> bool:
        """Whether any of its hours are spoken for."""
        return any((self.regular, self.improving, self.visiting, self.exempted))

    # -- booking --------------------------------------------------------------------------------------

    def plan_regular(self, title: str, hours: Decimal, *, by: User, at: datetime) -> Booking:
        """Plan regular work; refused where it would take hours that are kept for improving."""
        return self.book(Booking.Kind.REGULAR, title, hours, by=by, at=at)

    def take_room(self, idea: Any, hours: Decimal, *, by: User, at: datetime) -> Booking:
        """Give an idea its hours from the reserve; refused where they are not there."""
        return self.book(Booking.Kind.IMPROVING, idea.title[:200], hours, idea=idea, by=by, at=at)

    def book(
        self, kind: str, title: str, hours: Decimal, *, by: User, at: datetime, idea: Any = None, **more: Any
    ) -> Booking:
        """Take hours and write down for what, in one transaction."""
        title = " ".join(title.split())
        if hours < 0:
            raise Refused(_("Hours cannot be negative."), remedy=_("Give a number from 0 up."), code="hours")
        if not title:
            raise Refused(
                _("There is nothing written yet."),
                remedy=_("Say in one line what the work is."),
                code="empty",
            )
        hours = quarters(hours)
        with transaction.atomic():
            self.end_exemptions(at)
            self.add(kind, hours)
            return Booking.objects.create(
                cycle=self, kind=kind, title=title[:200], hours=hours, idea=idea, by=by, at=at, **more
            )

    def add(self, name: str, hours: Decimal) -> None:
        """Add to a sum in one statement; the database itself refuses what does not fit."""
        try:
            with transaction.atomic():
                Cycle.objects.filter(pk=self.pk).update(**{name: F(name) + hours})
        except IntegrityError:
            self.refresh_from_db()
            raise self._refusal(name, hours) from None
        self.refresh_from_db()
        if self.short:
            self._settle()

    # -- breaking the reserve -------------------------------------------------------------------------

    def exempt(self, hours: Decimal, *, reason: str, until: date, by: User, at: datetime) -> Exemption:
        """Break the reserve: under a mandate, with a name, a reason and an end date, and visibly so.

        Raises:
            Outside: when it is more than this person may decide; then one tap asks.
            Refused: without a reason, hours or an end within the period, or where ideas hold the hours.
        """
        check_exemption(self, hours, reason=reason, until=until, at=at)
        with transaction.atomic():
            self._lock()
            covered = check_mandate(self, quarters(hours), by=by, at=at)
            return self.break_reserve(hours, reason, until=until, by=by, at=at, under=covered.under)

    def break_reserve(
        self,
        hours: Decimal,
        reason: str,
        *,
        until: date | None = None,
        by: User,
        at: datetime,
        under: dict[str, Any],
    ) -> Exemption:
        """What `exempt` does once a mandate covers it, or whoever was asked said yes."""
        hours, reason, until = quarters(hours), reason.strip(), until or self.ends_on
        check_exemption(self, hours, reason=reason, until=until, at=at)
        with transaction.atomic():
            self.end_exemptions(at)
            self.add("exempted", hours)
            told = {"hours": float(hours), "reason": reason}
            note("broke the reserve", self, by=by, at=at, team_id=self.team_id, **told)
            return Exemption.objects.create(
                cycle=self, hours=hours, reason=reason, until=until, under=under, by=by, at=at
            )

    def _lock(self) -> None:
        """Of two who break it at once, the second is weighed with what the first took."""
        Cycle.objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()

    def end_exemptions(self, at: datetime) -> None:
        """What has run out ends now, also where the worker has not come by yet."""
        due = list(self.exemptions.due(timezone.localdate(at)))
        for exemption in due:
            exemption.end(at=at)
        if due:
            self.refresh_from_db()

    def asked(self) -> AskQuerySet:
        """Exceptions that were asked for and wait for an answer."""
        return Ask.objects.open().filter(cycle=self).with_all()

    # -- counting -------------------------------------------------------------------------------------

    def recount(self, *, at: datetime | None = None) -> Cycle:
        """Count the hours again, after somebody is away or a day is closed.

        Nothing that is booked is touched, and what is kept for improving stays kept. Regular work that no
        longer fits is `short`: it is shown, and no new regular work fits until it does.
        """
        with transaction.atomic():
            here = Cycle.objects.select_for_update().get(pk=self.pk)
            here.ends_on, here.share, here.counted_at = self.ends_on, self.share, at
            here._count(Capacity.objects.get(team=self.team_id))
            here.save()
        self.refresh_from_db()
        return self

    def _count(self, capacity: Capacity) -> None:
        """The share of the hours is kept; in a period in which something is booked never less than it was."""
        week = {self.team_id: Decimal(capacity.hours_a_week)}
        presence = Presence([self.team], self.starts_on, self.ends_on, week)
        hours = quarters(presence.hours_between(self.team_id, self.starts_on, self.ends_on))
        kept = quarters(hours * self.share)
        if self.is_touched:
            kept = max(kept, self.reserve)
        days = (self.starts_on + timedelta(days=n) for n in range((self.ends_on - self.starts_on).days + 1))
        open_days = sum(presence.works(self.team_id, day) for day in days)
        opened = min(capacity.open_hours * open_days, kept - self.improving - self.exempted)
        self.opened = max(opened, self.visiting)
        self.reserve = max(kept, self.improving + self.exempted + self.opened)
        self.hours = max(hours, self.reserve)
        self.short = max(self.regular - (self.hours - self.reserve + self.exempted), NOTHING)

    def _settle(self) -> None:
        """What was given back is no longer short."""
        with transaction.atomic():
            here = Cycle.objects.select_for_update().get(pk=self.pk)
            over = max(here.regular - (here.hours - here.reserve + here.exempted), NOTHING)
            Cycle.objects.filter(pk=self.pk).update(short=min(here.short, over))
        self.refresh_from_db()

    def _refusal(self, name: str, needed: Decimal) -> Refused:
        if name in (Booking.Kind.IMPROVING, Booking.Kind.VISITING):
            return Refused(
                _("%(team)s has %(left)s reserved hours left and this needs %(needed)s.")
                % {"team": self.team, "left": said(self.room), "needed": said(needed)},
                remedy=_("Finish or return an idea in hand, or make this one smaller."),
                code="no_room",
            )
        if name == "exempted":
            return Refused(
                _("Of the reserve %(left)s hours are left; ideas hold the rest.") % {"left": said(self.room)},
                remedy=_("Break it by at most that, or return an idea first."),
                code="no_room",
            )
        return Refused(
            _(
                "These %(hours)s hours are kept for improving. "
                "Until %(date)s there are %(left)s hours left for regular work."
            )
            % {
                "hours": said(self.kept),
                "date": date_format(self.ends_on, "j F"),
                "left": said(max(self.free, NOTHING)),
            },
            remedy=_("Put it on %(date)s, make it smaller, or ask the lead of the team for an exception.")
            % {"date": date_format(self.ends_on + timedelta(days=1), "j F")},
            code="reserve",
        )
