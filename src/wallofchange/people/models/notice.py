"""One message that goes out of the house, with its tries: the log of what was sent, and what was not."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models

from wallofchange.people.models.team import Team
from wallofchange.people.notices.trouble import said

# How long until it is tried again; after the last one it is given up.
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
LEASE = timedelta(minutes=2)  # whoever was sending it is gone after this


class NoticeQuerySet(models.QuerySet["Notice"]):
    def due(self, at: datetime) -> NoticeQuerySet:
        """What has to go now, the oldest first."""
        return self.filter(sent_at=None, given_up_at=None, next_try_at__lte=at).order_by("next_try_at", "pk")


class Notice(models.Model):
    """To one address, once: `key` says about what, so that making it twice makes it once."""

    class Kind(models.TextChoices):
        MAIL = "mail"
        CHAT = "chat"

    team = models.ForeignKey(Team, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    key = models.CharField(max_length=120, unique=True)
    to = models.CharField(max_length=500)  # an address, or a webhook that is as good as a key
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True)  # what went wrong last, without the address

    objects: ClassVar[NoticeQuerySet] = NoticeQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=models.Q(sent_at=None, given_up_at=None),
                name="notice_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def why(self) -> str:
        """What went wrong last, in the reader's language."""
        return said(self.trouble) if self.trouble else ""

    def claim(self, at: datetime) -> bool:
        """Take it for a while, so that of two workers one sends it."""
        waits = Notice.objects.filter(
            pk=self.pk, sent_at=None, given_up_at=None, next_try_at=self.next_try_at
        )
        claimed = waits.update(next_try_at=at + LEASE, tries=models.F("tries") + 1)
        if claimed:
            self.refresh_from_db()
        return bool(claimed)

    def arrived(self, *, at: datetime) -> None:
        self.sent_at, self.trouble = at, ""
        self.save(update_fields=["sent_at", "trouble"])

    def failed(self, trouble: str, *, at: datetime, for_good: bool = False) -> None:
        """Try again later, or give up: after the last try, or when it will never work."""
        self.trouble = trouble[:200]
        if for_good or self.tries > len(AGAIN):
            self.given_up_at = at
        else:
            self.next_try_at = at + AGAIN[self.tries - 1]
        self.save(update_fields=["trouble", "given_up_at", "next_try_at"])
