"""A named sponsor for an idea: somebody puts their own mandate behind it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wallofchange.deciding.models.mandate_checks import check_works_on
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea


class Sponsorship(models.Model):
    """One's own to give and to take back: nobody is made a sponsor by another."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="sponsorships")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sponsorships")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["idea"], condition=Q(withdrawn_at=None), name="one_sponsor_of_an_idea"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by} for {self.idea_id}"

    @classmethod
    def of(cls, idea: Idea) -> Sponsorship | None:
        """Who stands behind it now."""
        return cls.objects.filter(idea=idea, withdrawn_at=None).select_related("by").last()

    @classmethod
    def stand_behind(cls, idea: Idea, *, by: User, at: datetime) -> Sponsorship:
        """Put one's name and mandate behind an idea that one may see."""
        check_works_on(idea, by)
        try:
            with transaction.atomic():
                made = cls.objects.create(idea=idea, by=by, at=at)
                note("stands behind it", idea, by=by, at=at, team_id=idea.team_id)
        except IntegrityError:
            had = cls.of(idea)
            raise Refused(
                _("%(name)s stands behind this idea already.")
                % {"name": had.by.name if had else _("Somebody")},
                remedy=_("Make it better with a yes-and."),
                code="taken",
            ) from None
        return made

    def withdraw(self, *, by: User, at: datetime) -> None:
        """No longer; what was decided meanwhile stays decided."""
        if by.pk != self.by_id:
            raise Refused(
                _("Only %(name)s can take this back.") % {"name": self.by.name},
                remedy=_("Talk to them."),
                code="not_yours",
            )
        with transaction.atomic():
            self.withdrawn_at = at
            self.save(update_fields=["withdrawn_at"])
            note("no longer stands behind it", self.idea, by=by, at=at, team_id=self.idea.team_id)
