"""A key for the API: it acts as its owner, within its scopes."""

from __future__ import annotations

import secrets
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from wallofchange.people.models.user import User


class Token(models.Model):
    """Only the hash is kept: the key itself is shown once, when it is made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)  # "read", "write", "customer"
    at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name

    @classmethod
    def issue(cls, user: User, name: str, *, scopes: list[str], at: datetime) -> tuple[Token, str]:
        """Make a key; returns it in plain text this one time."""
        key = f"woc_{secrets.token_urlsafe(32)}"
        return cls.objects.create(user=user, name=name, digest=_digest(key), scopes=scopes, at=at), key

    @classmethod
    def find(cls, key: str) -> Token | None:
        return (
            cls.objects.select_related("user")
            .filter(digest=_digest(key), revoked_at=None, user__is_active=True)
            .first()
        )

    def allows(self, scope: str) -> bool:
        return scope in self.scopes


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
