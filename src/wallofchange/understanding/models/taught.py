"""What a home's own people taught its reader: a head of a few hundred kilobytes, and how well it did."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class TaughtQuerySet(models.QuerySet["Taught"]):
    def today(self, reader: str, base: str) -> Taught | None:
        """The head that reads today on top of a version of the shipped reader; none when none was better."""
        return self.filter(reader=reader, base=base, promoted=True).order_by("id").last()


class Taught(models.Model):
    """One fit on people's reviews. Only one that does better on reviews it never saw is promoted."""

    reader = models.CharField(max_length=40)
    base = models.CharField(max_length=40)  # the version of the shipped reader that it stands on
    version = models.CharField(max_length=40)
    at = models.DateTimeField()
    n = models.PositiveIntegerField()  # reviews it learned from
    held_out = models.PositiveIntegerField()  # reviews it was judged by
    score_before = models.FloatField(null=True)  # macro-F1 of polarity on those, 0 to 1
    score_after = models.FloatField(null=True)
    no_worse = models.FloatField(null=True)  # in which share of the bootstrap draws it was not worse
    promoted = models.BooleanField(default=False)
    upto = models.BigIntegerField(default=0)  # the last review it knew of: a key, for the review may go
    head = models.BinaryField()  # npz, no pickle; empty when there was too little to learn from

    objects: ClassVar[TaughtQuerySet] = TaughtQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        verbose_name_plural = "taught"

    def __str__(self) -> str:
        return f"{self.reader} {self.version}"
