"""Where the summary of a team's day-start goes: nowhere, until somebody says so."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import models, transaction

from wallofchange.diary.models import note
from wallofchange.people.models.team import Team
from wallofchange.people.models.user import User


class Letterbox(models.Model):
    """One for each team. The address of a chat is as good as a key: only its host is ever shown."""

    team = models.OneToOneField(Team, models.CASCADE, related_name="letterbox")
    by_mail = models.BooleanField(default=False)
    chat_url = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=2, default="nl")

    class Meta:
        verbose_name_plural = "letterboxes"

    def __str__(self) -> str:
        return str(self.team)

    @property
    def chat_host(self) -> str:
        return urlsplit(self.chat_url).hostname or ""

    @property
    def is_open(self) -> bool:
        return self.by_mail or bool(self.chat_url)

    def arrange(self, *, by: User, at: datetime, **changed: Any) -> None:
        """Say where it goes; the diary keeps that it changed, and no address."""
        with transaction.atomic():
            for name, value in changed.items():
                setattr(self, name, value)
            self.save()
            note(
                "arranged the summary", self, by=by, at=at, team_id=self.team_id,
                mail=self.by_mail, chat=self.chat_host,
            )  # fmt: skip
