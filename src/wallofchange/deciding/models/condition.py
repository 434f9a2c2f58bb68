"""Yes, if: what must be arranged, by whom and when. Met, it has become a yes."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User


class Condition(models.Model):
    """Yes, if…: what must be arranged, by whom and when."""

    objection = models.OneToOneField("deciding.Objection", models.CASCADE, related_name="condition")
    what = models.TextField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="conditions")
    due = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    met_at = models.DateTimeField(null=True)
    met_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    to_day_start_at = models.DateTimeField(null=True)  # somebody wants it chosen at the next day-start

    def __str__(self) -> str:
        return self.what

    @property
    def days(self) -> int:
        """In how many days it was arranged, at least one."""
        return max((self.met_at - self.at).days, 1) if self.met_at else 0

    def is_late(self, at: datetime) -> bool:
        return self.met_at is None and self.due < timezone.localdate(at)

    def meet(self, *, found: str = "", by: User, at: datetime) -> None:
        """It has become a yes; what was found may be set beside what was feared."""
        idea = self.objection.idea
        with transaction.atomic():
            if not Condition.objects.filter(pk=self.pk, met_at=None).update(met_at=at, met_by=by):
                raise nothing_waits()
            self.met_at, self.met_by = at, by
            if found := found.strip():
                self.objection.write_found(found)
            note("met a condition", idea, by=by, at=at, team_id=idea.team_id, words=self.what)

    def bring_to_day_start(self, *, by: User, at: datetime) -> None:
        """Not now but tomorrow: it stands among what the team can choose at the next day-start."""
        idea = self.objection.idea
        idea.check_works(by)
        if self.met_at is None:
            raise nothing_waits()
        self.to_day_start_at = at
        self.save(update_fields=["to_day_start_at"])
        note("brought to the day-start", idea, by=by, at=at, team_id=idea.team_id)


def check_somebody(who: User, due: date, at: datetime) -> None:
    """A condition has an owner who is here, and a day that is still to come."""
    if not who.is_active:
        raise Refused(
            _("%(name)s no longer works here.") % {"name": who.name},
            remedy=_("Who else can arrange it? You may fill in yourself."),
            code="owner",
        )
    if due < timezone.localdate(at):
        raise Refused(
            _("%(day)s has passed already.") % {"day": due.isoformat()},
            remedy=_("Choose a day from today on; a week is usual."),
            code="day",
        )


def nobody() -> Refused:
    """A condition that nobody arranges is a maybe that lingers."""
    return Refused(
        _("A condition needs somebody who arranges it."),
        remedy=_("Who can arrange it? You may fill in yourself."),
        code="owner",
    )


def nothing_waits() -> Refused:
    return Refused(
        _("There is no condition here that waits."), remedy=_("Look at the idea again."), code="answered"
    )
