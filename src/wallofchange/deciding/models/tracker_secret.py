"""What a tracker and this house both know, so that nobody else can speak in its name."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from wallofchange.deciding.models.tracker_link import Tracker
from wallofchange.diary.models import note
from wallofchange.listening.models.sealed import SealedTextField

if TYPE_CHECKING:
    from wallofchange.people.models import User

STILL_GOOD = timedelta(days=1)  # an old one after a new one was made: time to change it over there


class TrackerSecret(models.Model):
    """Sealed in the database; shown once, when it is made."""

    kind = models.CharField(max_length=10, choices=Tracker.choices)
    secret = SealedTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d}"

    @classmethod
    def make(cls, kind: str, *, by: User, at: datetime) -> tuple[TrackerSecret, str]:
        """A new one, in plain text this one time; the one before it is good for one more day."""
        plain = secrets.token_urlsafe(32)
        with transaction.atomic():
            cls.objects.filter(kind=kind, ends_at=None).update(ends_at=at + STILL_GOOD)
            made = cls.objects.create(kind=kind, secret=plain, by=by, at=at)
            note("made a tracker secret", made, by=by, at=at, kind=kind)
        return made, plain

    @classmethod
    def good(cls, kind: str, *, at: datetime) -> list[TrackerSecret]:
        """Those that are good now."""
        return list(cls.objects.filter(Q(ends_at=None) | Q(ends_at__gt=at), kind=kind))

    @classmethod
    def end(cls, kind: str, *, by: User, at: datetime) -> None:
        """Nothing of this tracker is believed any more."""
        for each in cls.good(kind, at=at):
            each.ends_at = at
            each.save(update_fields=["ends_at"])
            note("ended a tracker secret", each, by=by, at=at, kind=kind)
