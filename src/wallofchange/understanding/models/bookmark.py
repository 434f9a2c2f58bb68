"""How far a reader has come, so that a worker with nothing to do does not leaf through a million signals."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models, transaction

from wallofchange.listening.models import Batch, Signal

log = logging.getLogger(__name__)
FEW = 500  # signals: what comes in on an ordinary day
SETTLED = timedelta(minutes=1)  # what was heard longer ago is in the store, with everything before it


class Bookmark(models.Model):
    """Every signal up to this one has been read by this version, or never will be."""

    reader = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    upto = models.BigIntegerField(default=0)  # a key, not a relation: the signal itself may be gone
    current = models.BooleanField(default=False)  # of the reader that reads now

    _turned_to: ClassVar[tuple[str, str] | None] = None  # the reader that this process reads with

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reader", "version"], name="one_bookmark_a_version"),
            models.UniqueConstraint(
                fields=["current"], condition=models.Q(current=True), name="one_reads_now"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.version} up to signal {self.upto}"

    @classmethod
    def of(cls, reader: str, version: str) -> Bookmark:
        """That of the reader that reads now; one that reads again after another begins anew.

        Once in a process: two programs with different readers would else turn each other back for ever.
        """
        found = cls.objects.get_or_create(reader=reader, version=version)[0]
        if not found.current and cls._turned_to != (reader, version):
            with transaction.atomic():
                cls._tell_who_goes(reader)
                cls.objects.filter(current=True).update(current=False)
                cls.objects.filter(pk=found.pk).update(current=True, upto=0)
            found.refresh_from_db()
        cls._turned_to = (reader, version)
        return found

    @classmethod
    def _tell_who_goes(cls, reader: str) -> None:
        before = cls.objects.filter(current=True).exclude(reader=reader).first()
        if before is not None:
            log.warning("This home was read by %s; %s reads all of it from now on.", before.reader, reader)

    @classmethod
    def furthest(cls) -> int:
        """Up to where any reader came: what lies beyond nobody has read, or not all of it."""
        return int(cls.objects.aggregate(furthest=models.Max("upto"))["furthest"] or 0)

    @classmethod
    def is_behind(cls) -> bool:
        """Whether more than a few that were heard before just now still wait for a reader."""
        beyond = Signal.objects.heard().filter(pk__gt=cls.furthest(), gist=None)
        return beyond[: FEW + 1].count() > FEW

    def move(self, read: int | None, *, at: datetime) -> None:
        """Move on, to the last one that was read, or past all that are settled when nothing was left.

        It stays while an import is coming in: later signals may be read before those count.
        """
        if Batch.objects.filter(state=Batch.State.RUNNING).exists():
            return
        settled = Signal.objects.filter(heard_at__lte=at - SETTLED, pk__gt=self.upto).order_by("-pk")
        last = settled.filter(pk__lte=read) if read else settled
        if upto := last.values_list("pk", flat=True).first():
            Bookmark.objects.filter(pk=self.pk, upto__lt=upto).update(upto=upto)
