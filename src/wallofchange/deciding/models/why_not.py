"""Why did it make no difference? One tap, which may stay away; all together they are added up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.people.models import User


class WhyNotQuerySet(models.QuerySet["WhyNot"]):
    def last_of(self, ideas: models.QuerySet[Idea]) -> dict[int, str]:
        """What was tapped last for each of these ideas, by the idea's key."""
        return dict(
            self.filter(idea__in=ideas.order_by().values("pk")).order_by("pk").values_list("idea", "reason")
        )


class WhyNot(models.Model):
    """What somebody thinks was the reason. Tapping again is a new one; the last counts."""

    class Reason(models.TextChoices):
        UNNOTICED = "unnoticed", gettext_lazy("Nobody noticed")
        WRONG_MOMENT = "wrong_moment", gettext_lazy("Wrong moment")
        DONE_DIFFERENTLY = "done_differently", gettext_lazy("Done differently")
        BAR_WAS_HIGHER = "bar_was_higher", gettext_lazy("The bar was higher")
        UNKNOWN = "unknown", gettext_lazy("Don't know")

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="why_nots")
    reason = models.CharField(max_length=20, choices=Reason.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[WhyNotQuerySet] = WhyNotQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.get_reason_display())

    @classmethod
    def tap(cls, idea: Idea, reason: str, *, by: User, at: datetime) -> WhyNot:
        """Say why customers noticed nothing."""
        idea.check_works(by)
        if reason not in cls.Reason.values:
            raise Refused(
                _("'%(text)s' is not one of the choices.") % {"text": reason},
                remedy=_("Choose one of them."),
                code="reason",
            )
        said = cls.objects.create(idea=idea, reason=reason, by=by, at=at)
        note("said why not", idea, by=by, at=at, team_id=idea.team_id, reason=reason)
        return said
