"""What a colleague saw: evidence of its own kind, beside what customers said and never counted with it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea


class Observation(models.Model):
    """Who saw what, and on which day."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="observations")
    words = models.TextField()
    seen_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def keep(cls, idea: Idea, words: str, *, seen_on: date | None, by: User, at: datetime) -> Observation:
        """Write down what somebody saw; today, unless they name another day."""
        if not (words := words.strip()):
            raise Refused(
                _("There is nothing written yet."), remedy=_("Say in one line what you saw."), code="empty"
            )
        today = timezone.localdate(at)
        if seen_on is not None and seen_on > today:
            raise Refused(
                _("That day is still to come."), remedy=_("Name the day on which you saw it."), code="day"
            )
        with transaction.atomic():
            seen = cls.objects.create(idea=idea, words=words, seen_on=seen_on or today, by=by, at=at)
            note("observed", idea, by=by, at=at, team_id=idea.team_id, words=words)
        return seen

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Take one's own observation back; it stays on record."""
        if by.pk != self.by_id:
            raise Refused(
                _("Only %(name)s can take this back.") % {"name": self.by.name},
                remedy=_("Say it as a yes-and, or ask %(name)s.") % {"name": self.by.name},
                code="not_yours",
            )
        with transaction.atomic():
            self.withdrawn_at = at
            self.save(update_fields=["withdrawn_at"])
            note("withdrew an observation", self.idea, by=by, at=at, team_id=self.idea.team_id)
