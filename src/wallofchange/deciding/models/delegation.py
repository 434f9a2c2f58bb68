"""While somebody is away, another decides in their place, within their mandate."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from wallofchange.deciding.models.mandate_checks import check_bounds
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User


class DelegationQuerySet(models.QuerySet["Delegation"]):
    def on(self, day: date) -> DelegationQuerySet:
        """In force on this day."""
        return self.filter(since__lte=day, until__gte=day, withdrawn_at=None).order_by("pk")

    def between(self, since: date, until: date) -> DelegationQuerySet:
        """In force on any of these days."""
        return self.filter(since__lte=until, until__gte=since, withdrawn_at=None)


class Delegation(models.Model):
    """Questions for `whose` go to `stands_in` from the first day to the last."""

    whose = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="delegations")
    stands_in = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="stands_in_for")
    since = models.DateField()
    until = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[DelegationQuerySet] = DelegationQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.stands_in} for {self.whose}"

    @classmethod
    def could_stand_in(cls, whose: User) -> models.QuerySet[User]:
        """Who could: colleagues of one's own teams, and whoever sees every team; by name."""
        managers = User.objects.filter(role__in=(User.Role.MANAGER, User.Role.ADMINISTRATOR))
        own = User.objects.filter(memberships__team__in=Team.objects.of(whose))
        return (own | managers).filter(is_active=True).exclude(pk=whose.pk).distinct().order_by("name")

    @classmethod
    def arrange(
        cls, whose: User, stands_in: User, *, since: date, until: date, by: User, at: datetime
    ) -> Delegation:
        """Let somebody decide in one's place: one's own to arrange, or a manager's.

        Raises:
            Refused: for another's place, a period that ends before it begins, a circle of stand-ins, or
                somebody who does not know what one decides about.
        """
        if by.pk != whose.pk and not by.sees_all_teams:
            raise Refused(
                _("Only %(name)s or a manager can arrange this.") % {"name": whose.name},
                remedy=_("Arrange who stands in for you."),
                code="mandate",
            )
        check_bounds({}, since, until)
        cls._check_circle(whose, stands_in, since, until)
        cls._check_knows(whose, stands_in)
        with transaction.atomic():
            made = cls.objects.create(
                whose=whose, stands_in=stands_in, since=since, until=until, by=by, at=at
            )
            note("arranged a stand-in", made, by=by, at=at, whose=whose.name, stands_in=stands_in.name)
        return made

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Back early: questions come to oneself again."""
        if by.pk not in (self.whose_id, self.stands_in_id) and not by.sees_all_teams:
            raise Refused(
                _("Only %(name)s or a manager can arrange this.") % {"name": self.whose.name},
                remedy=_("Ask one of them."),
                code="mandate",
            )
        with transaction.atomic():
            self.withdrawn_at = at
            self.save(update_fields=["withdrawn_at"])
            note("took a stand-in back", self, by=by, at=at)

    @classmethod
    def _check_knows(cls, whose: User, stands_in: User) -> None:
        if not cls.could_stand_in(whose).filter(pk=stands_in.pk).exists():
            raise Refused(
                _("Only a colleague from a team of %(name)s, or a manager, can stand in.")
                % {"name": whose.name},
                remedy=_("Choose one of them."),
                code="stranger",
            )

    @classmethod
    def _check_circle(cls, whose: User, stands_in: User, since: date, until: date) -> None:
        """Of whom the questions come round to the one who is away, nobody would answer."""
        onward: dict[int, set[int]] = {}
        for one in cls.objects.between(since, until):
            onward.setdefault(one.whose_id, set()).add(one.stands_in_id)
        reached, steps = set(), [stands_in.pk]
        while steps:
            if (step := steps.pop()) not in reached:
                reached.add(step)
                steps += onward.get(step, set())
        if whose.pk in reached:
            raise Refused(
                _("This would make a mandate loop: questions for %(name)s would come back to %(name)s.")
                % {"name": whose.name},
                remedy=_("Choose somebody who is there."),
                code="loop",
            )
