"""How this house wants it: one row, from which the rooms read what holds for everybody."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.db import models, transaction
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.people.models.user import User

ONLY: Final = 1
LONGEST_CLOCK: Final = 240  # working hours, six weeks
LONGEST_FADE: Final = 3650  # days


class Organisation(models.Model):
    """What holds for every team, until somebody who runs the house says otherwise."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY)
    silence_is_consent = models.BooleanField(default=True)  # a question nobody answers at the top is a yes
    ask_hours = models.PositiveSmallIntegerField(default=24)  # working hours until a question goes a step up
    reserve_floor = models.DecimalField(max_digits=5, decimal_places=4, default=Decimal("0.20"))
    fade_days = models.PositiveSmallIntegerField(default=60)  # untouched this long, an idea goes to not now
    wip_limits = models.BooleanField(default=True)  # whether a limit that a team set itself holds

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=ONLY), name="one_organisation")]

    def __str__(self) -> str:
        return "Organisation"

    @property
    def reserve_percent(self) -> Decimal:
        """The floor of the reserve, in per cent."""
        return Decimal(self.reserve_floor) * 100

    @classmethod
    def here(cls) -> Organisation:
        """This house's own; what nobody arranged is as it comes. One query, which writes nothing."""
        return cls.objects.first() or cls()

    @classmethod
    def arrange(cls, *, by: User, at: datetime, **changed: Any) -> Organisation:
        """Change how this house wants it: by whoever sees every team, and the diary knows."""
        if not by.sees_all_teams:
            raise Refused(
                _("Only a manager or the administrator arranges this."),
                remedy=_("Ask one of them."),
                code="mandate",
            )
        _check(changed)
        with transaction.atomic():
            house = cls.objects.update_or_create(id=ONLY, defaults=changed)[0]
            told: dict[str, Any] = {
                name: value if isinstance(value, bool | int) else str(value)
                for name, value in changed.items()
            }
            note("arranged the house", house, by=by, at=at, **told)
        house.refresh_from_db()
        return house


def _check(changed: dict[str, Any]) -> None:
    """Only what can be: a share from 0 to 1, working hours and days from 1 up."""
    bounds = {"reserve_floor": (0, 1), "ask_hours": (1, LONGEST_CLOCK), "fade_days": (1, LONGEST_FADE)}
    for name, (least, most) in bounds.items():
        if name in changed and not least <= changed[name] <= most:
            raise Refused(
                _("That cannot be kept: it lies outside what makes sense."),
                remedy=_("Give a number from %(least)s to %(most)s.") % {"least": least, "most": most},
                code="bounds",
            )
