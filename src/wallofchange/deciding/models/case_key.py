"""A link to the one page of an idea, for a meeting: it shows that page and opens nothing else."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from wallofchange.deciding.models.idea import Idea
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

LONGEST = 60  # characters in the name of a meeting
WORKS_FOR = timedelta(days=30)


class CaseKeyQuerySet(models.QuerySet["CaseKey"]):
    def working(self, at: datetime) -> CaseKeyQuerySet:
        return self.filter(revoked_at=None, until__gt=at)


class CaseKey(models.Model):
    """Only the hash is kept: the link itself is shown once, when it is made."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="case_keys")
    name = models.CharField(max_length=LONGEST)  # for which meeting
    digest = models.CharField(max_length=64, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    objects: ClassVar[CaseKeyQuerySet] = CaseKeyQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name}: {self.idea}"

    @classmethod
    def issue(cls, idea: Idea, name: str, *, by: User, at: datetime) -> tuple[CaseKey, str]:
        """Make a link to the page of this idea; returns its key in plain text this one time."""
        _check_leads(idea, by)
        name = " ".join(name.split())[:LONGEST] or _("the management meeting")
        key = secrets.token_urlsafe(24)
        made = cls.objects.create(
            idea=idea, name=name, digest=_digest(key), by=by, at=at, until=at + WORKS_FOR
        )
        note("made a link to a case", idea, by=by, at=at, team_id=idea.team_id, name=name)
        return made, key

    @classmethod
    def find(cls, key: str, at: datetime) -> CaseKey | None:
        """The link with this key as long as it works."""
        return cls.objects.working(at).filter(digest=_digest(key)).select_related("idea__team").first()

    def revoke(self, *, by: User, at: datetime) -> None:
        """Take the link away: whoever opens it from now on sees nothing."""
        _check_leads(self.idea, by)
        if self.revoked_at is None:
            self.revoked_by, self.revoked_at = by, at
            self.save(update_fields=["revoked_by", "revoked_at"])
            note(
                "revoked a link to a case", self.idea, by=by, at=at, team_id=self.idea.team_id, name=self.name
            )


def _check_leads(idea: Idea, by: User) -> None:
    if not idea.team.is_led_by(by):
        raise Refused(
            _("Only somebody who leads %(team)s can make a link that opens without a login.")
            % {"team": idea.team},
            remedy=_("Take the page along as a file, or ask the lead of the team: it is one tap."),
            code="mandate",
        )


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
