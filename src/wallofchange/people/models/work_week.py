"""How many hours somebody gives a team, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models.team import Membership
from wallofchange.people.models.user import User

DAYS = 7


class WorkWeek(models.Model):
    """The hours of one person for one team, from Monday to Sunday. Without one, the team's are shared out."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="week")
    hours = models.JSONField()  # seven numbers, in quarters
    by = models.ForeignKey("people.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.membership}: {sum(self.hours):g}"

    @classmethod
    def arrange(cls, membership: Membership, hours: Sequence[Decimal], *, by: User, at: datetime) -> WorkWeek:
        """Say what somebody gives this team on each day of the week; they themselves, or who leads it."""
        if membership.user != by and not membership.team.is_led_by(by):
            raise Refused(
                _("Only %(name)s, or who leads the team, can change these hours.")
                % {"name": membership.user.name},
                remedy=_("Ask one of them."),
                code="not_yours",
            )
        if len(hours) != DAYS or any(not 0 <= each <= 24 or each * 4 % 1 for each in hours):
            raise Refused(
                _("A week is seven numbers of hours, in quarters, none of them below 0."),
                remedy=_("Write it as 8 8 8 8 8 0 0."),
                code="hours",
            )
        week, _made = cls.objects.update_or_create(
            membership=membership, defaults={"hours": [float(each) for each in hours], "by": by, "at": at}
        )
        note("arranged a week", week, by=by, at=at, team_id=membership.team_id)
        return week
