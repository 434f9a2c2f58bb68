"""A link for the big screen: it shows the wall of one team, and opens nothing else."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User

LONGEST = 60  # characters in the name of a screen


class ScreenKeyQuerySet(models.QuerySet["ScreenKey"]):
    def working(self) -> ScreenKeyQuerySet:
        return self.filter(revoked_at=None)

    def kept_by(self, user: User) -> ScreenKeyQuerySet:
        """Those of the teams that this person leads; a manager keeps all of them."""
        return self if user.sees_all_teams else self.filter(team__in=led_by(user))


class ScreenKey(models.Model):
    """Only the hash is kept: the link itself is shown once, when it is made."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="screen_keys")
    name = models.CharField(max_length=LONGEST)  # where the screen hangs
    language = models.CharField(max_length=2)  # of the columns' names, as of whoever made it
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects = models.Manager.from_queryset(ScreenKeyQuerySet)()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.team})"

    @classmethod
    def issue(
        cls, team: Team, name: str, *, by: User, at: datetime, language: str = "nl"
    ) -> tuple[ScreenKey, str]:
        """Make a link for a screen of this team; returns its key in plain text this one time."""
        if not team.is_led_by(by):
            raise Refused(
                _("Only somebody who leads %(team)s can make a link for a screen.") % {"team": team},
                remedy=_("Ask the lead of the team: it is one tap."),
                code="mandate",
            )
        name = " ".join(name.split())[:LONGEST] or str(team)
        key = secrets.token_urlsafe(24)
        made = cls.objects.create(team=team, name=name, language=language, digest=_digest(key), by=by, at=at)
        note("made a link for a screen", made, by=by, at=at, team_id=team.pk, name=name)
        return made, key

    @classmethod
    def find(cls, key: str) -> ScreenKey | None:
        """The link with this key as long as it works."""
        return cls.objects.working().filter(digest=_digest(key)).select_related("team").first()

    def revoke(self, *, by: User, at: datetime) -> None:
        """Take the link away; a screen that shows the wall now says so and shows no more words."""
        if self.revoked_at is None:
            self.revoked_by, self.revoked_at = by, at
            self.save(update_fields=["revoked_by", "revoked_at"])
            note("revoked a link for a screen", self, by=by, at=at, team_id=self.team_id, name=self.name)


def led_by(user: User) -> models.QuerySet[Team]:
    """The teams for which this person may make a link."""
    if user.sees_all_teams:
        return Team.objects.all()
    return Team.objects.filter(memberships__user=user, memberships__role="lead")


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
