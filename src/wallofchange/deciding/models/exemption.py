"""A broken reserve: who, why and until when. It ends by itself."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wallofchange.deciding import mandates
from wallofchange.deciding.models.act import Act
from wallofchange.deciding.models.outside import Outside
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.mandates import Covered
    from wallofchange.deciding.models.cycle import Cycle


class EndsElsewhere(Refused):
    """An end that cannot be; `until` is the last one that can."""

    def __init__(self, message: str, cycle: Cycle) -> None:
        self.until = cycle.ends_on
        remedy = _("Let it end on %(date)s.") % {"date": date_format(cycle.ends_on, "j F Y")}
        super().__init__(message, remedy=remedy, code="until")


class ExemptionQuerySet(models.QuerySet["Exemption"]):
    def running(self) -> ExemptionQuerySet:
        return self.filter(ended_at=None)

    def due(self, on: date) -> ExemptionQuerySet:
        """Those whose last day has passed."""
        return self.running().filter(until__lt=on)


class Exemption(models.Model):
    """Hours of the reserve that regular work may take, in somebody's name.

    When it ends, what regular work took of it stays taken and is written down as `used`; the rest is kept
    for improving again.
    """

    cycle: models.ForeignKey[Cycle, Cycle] = models.ForeignKey(
        "deciding.Cycle", models.CASCADE, related_name="exemptions"
    )
    hours = models.DecimalField(max_digits=7, decimal_places=2)
    reason = models.TextField()
    until = models.DateField()
    under = models.JSONField(default=dict)  # the mandate as it was, and how it came to cover this
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used = models.DecimalField(max_digits=7, decimal_places=2, null=True)  # hours, once it has ended

    objects = ExemptionQuerySet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.hours} h: {self.reason}"

    @property
    def under_words(self) -> str:
        """Under which mandate, in the reader's language; nothing where nothing was arranged."""
        return mandates.under_words(self.under)

    def stop(self, *, by: User, at: datetime) -> None:
        """End it before its day: by whoever broke it, or leads the team."""
        if by.pk != self.by_id and not self.cycle.team.is_led_by(by):
            raise _not_yours(self.cycle)
        self.end(by=by, at=at)

    def end(self, *, at: datetime, by: User | None = None) -> None:
        """Return to the reserve what regular work did not take; twice does nothing more."""
        with transaction.atomic():
            cycle = type(self.cycle).objects.select_for_update().get(pk=self.cycle_id)
            if not Exemption.objects.filter(pk=self.pk, ended_at=None).update(ended_at=at):
                return
            others = cycle.exempted - self.hours
            over = cycle.regular - cycle.short - (cycle.hours - cycle.reserve) - others
            used = min(max(over, Decimal(0)), self.hours)
            Exemption.objects.filter(pk=self.pk).update(used=used)
            type(cycle).objects.filter(pk=cycle.pk).update(exempted=others + used)
            note("kept the reserve again", cycle, by=by, at=at, team_id=cycle.team_id, used=float(used))
        self.refresh_from_db()


def check_exemption(cycle: Cycle, hours: Decimal, *, reason: str, until: date, at: datetime) -> None:
    """Refuse what has no reason, no hours, or no end within the period."""
    if not reason.strip():
        raise Refused(
            _("Breaking the reserve needs a reason."), remedy=_("Say in one line why."), code="reason"
        )
    if hours <= 0:
        raise Refused(
            _("Hours cannot be negative."), remedy=_("Give a number of hours above 0."), code="hours"
        )
    _check_end(cycle, until, timezone.localdate(at))


def _check_end(cycle: Cycle, until: date, today: date) -> None:
    if until < max(today, cycle.starts_on):
        raise EndsElsewhere(_("An exception ends on a day that is still to come."), cycle)
    if until > cycle.ends_on:
        last = date_format(cycle.ends_on, "j F Y")
        raise EndsElsewhere(
            _("An exception ends with the period at the latest, on %(date)s.") % {"date": last}, cycle
        )


def check_mandate(cycle: Cycle, hours: Decimal, *, by: User, at: datetime) -> Covered:
    """Under which mandate this person breaks the reserve by so many hours.

    Raises:
        Outside: when it is more than they may decide, with what was broken before in this period.
        Refused: where nobody arranged a mandate, for everybody who does not lead the team.
    """
    covered = mandates.covering(cycle, by=by, at=at, act=Act.EXEMPT, hours=hours)
    if covered.allowed:
        return covered
    raise Outside(covered, Act.EXEMPT) if covered.arranged else _not_yours(cycle)


def _not_yours(cycle: Cycle) -> Refused:
    return Refused(
        _("Only somebody who leads %(team)s may break its reserve.") % {"team": cycle.team},
        remedy=_("Ask one of them."),
        code="mandate",
    )
