"""A team: the people who stand in front of one wall, and whose customers they may hear."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from wallofchange.people.models.user import User


class TeamQuerySet(models.QuerySet["Team"]):
    def of(self, user: User) -> TeamQuerySet:
        """The teams whose customers this person may hear."""
        if user.sees_all_teams:
            return self
        return self.filter(memberships__user=user).distinct()


class Team(models.Model):
    """People who decide together near the customer."""

    name = models.CharField(max_length=80, unique=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="teams")

    objects: ClassVar[TeamQuerySet] = TeamQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name

    def welcomes(self, user: User) -> bool:
        """Whether this person may hear the team's customers and work on its wall."""
        return user.sees_all_teams or self.memberships.filter(user=user).exists()

    def is_led_by(self, user: User) -> bool:
        """Whether this person may say no for the team."""
        return user.sees_all_teams or self.memberships.filter(user=user, role=Membership.Role.LEAD).exists()

    def add(self, user: User, *, lead: bool = False) -> Membership:
        role = Membership.Role.LEAD if lead else Membership.Role.MEMBER
        return Membership.objects.update_or_create(team=self, user=user, defaults={"role": role})[0]


class Membership(models.Model):
    """Who belongs to which team, and who leads it."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        LEAD = "lead", _("lead")

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "user"], name="one_membership_a_team")]

    def __str__(self) -> str:
        return f"{self.user} · {self.team}"
