"""Never mind: the quietest no of all. Whoever looks says that it was right, or hangs it back."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from wallofchange.deciding.models.decision import Decision
from wallofchange.deciding.models.idea import Idea
from wallofchange.deciding.models.stage import Stage
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User


class Rightly(models.Model):
    """No, rightly: it was taken down, and somebody agrees. It is not shown at a day-start any more."""

    decision = models.OneToOneField(Decision, models.CASCADE, related_name="rightly")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "rightlies"

    def __str__(self) -> str:
        return f"{self.by}: rightly"

    @classmethod
    def say(cls, idea: Idea, *, by: User, at: datetime) -> Rightly:
        idea.check_works(by)
        down = idea.decisions.filter(withdrawn_at=None).last()
        if idea.stage != Stage.NEVER_MIND or down is None:
            raise Refused(
                _("This idea hangs on the wall again."), remedy=_("Look at the idea again."), code="moved"
            )
        try:
            with transaction.atomic():
                said = cls.objects.create(decision=down, by=by, at=at)
                note("rightly taken down", idea, by=by, at=at, team_id=idea.team_id)
        except IntegrityError:
            return cls.objects.get(decision=down)
        return said
