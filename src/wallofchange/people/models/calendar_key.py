"""A key under which a calendar program reads a team's calendar. It sees what its owner may see."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.db import models

from wallofchange.diary.models import note
from wallofchange.people.models.team import Team
from wallofchange.people.models.user import User


class CalendarKey(models.Model):
    """Only the hash is kept: the address is shown once, when it is made."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="calendar_keys")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_keys")
    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.user} · {self.team}"

    @classmethod
    def issue(cls, team: Team, user: User, *, at: datetime) -> tuple[CalendarKey, str]:
        """Make a key; returns it in plain text this one time."""
        plain = secrets.token_urlsafe(32)
        key = cls.objects.create(team=team, user=user, digest=_digest(plain), at=at)
        note("made a calendar key", key, by=user, at=at, team_id=team.pk)
        return key, plain

    @classmethod
    def find(cls, plain: str) -> CalendarKey | None:
        """The key, as long as it stands and its owner still belongs to the team."""
        key = (
            cls.objects.select_related("user", "team")
            .filter(digest=_digest(plain), revoked_at=None, user__is_active=True)
            .first()
        )
        return key if key and key.team.welcomes(key.user) else None

    def revoke(self, *, by: User, at: datetime) -> None:
        """From now on nothing is read with it."""
        if CalendarKey.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=at):
            note("revoked a calendar key", self, by=by, at=at, team_id=self.team_id)
        self.refresh_from_db()


def _digest(plain: str) -> str:
    return sha256(plain.encode()).hexdigest()
