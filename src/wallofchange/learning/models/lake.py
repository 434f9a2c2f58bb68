"""Which months lie in the lake, and which days changed in the record since."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.db import models

LEASE = timedelta(minutes=10)  # a worker that died while it made a part does not hold it for longer


class PartQuerySet(models.QuerySet["Part"]):
    def made(self, made_by: str) -> PartQuerySet:
        """Those that lie in the lake, as today's code makes them."""
        return self.filter(made_by=made_by).exclude(name="")

    def free(self, *, at: datetime) -> PartQuerySet:
        """Those that no worker is making now."""
        return self.filter(models.Q(held_until=None) | models.Q(held_until__lte=at))


class Part(models.Model):
    """One month of what was said, in a folder that is never changed: a new one takes its place."""

    month = models.DateField(unique=True)  # its first day
    name = models.CharField(max_length=80, blank=True)  # of the folder; "" until it is made
    made_by = models.CharField(
        max_length=80, blank=True
    )  # version of the layout, and the time zone of its days
    rows = models.PositiveBigIntegerField(default=0)
    took = models.FloatField(default=0.0)  # seconds
    at = models.DateTimeField(null=True)  # when it was made
    version = models.PositiveBigIntegerField(default=0)  # rises whenever a worker begins to make it
    held_until = models.DateTimeField(null=True)

    objects: ClassVar[PartQuerySet] = PartQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["-month"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"

    @classmethod
    def take(cls, month: date, *, at: datetime) -> Part | None:
        """Hold a month to make it; None when another worker does."""
        part = cls.objects.get_or_create(month=month)[0]
        held = cls.objects.free(at=at).filter(pk=part.pk, version=part.version)
        if not held.update(version=part.version + 1, held_until=at + LEASE):
            return None
        part.refresh_from_db()
        return part

    def put(self, name: str, made_by: str, rows: int, took: float, *, at: datetime) -> bool:
        """Let a folder take the place of the one before it, unless another worker took the month over."""
        ours = Part.objects.filter(pk=self.pk, version=self.version)
        return bool(ours.update(name=name, made_by=made_by, rows=rows, took=took, at=at, held_until=None))


class Touched(models.Model):
    """A day on which something in the record changed: in UTC as the database wrote it down, or at home."""

    day = models.DateField()
    at_home = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["day", "at_home"], name="touched_day")]
        verbose_name_plural = "touched"

    def __str__(self) -> str:
        return str(self.day)
