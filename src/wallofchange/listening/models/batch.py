"""One import of one file: what came in, from where, and who brought it."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from wallofchange.listening.models.source import Source

FACTS = ("performance", "promises", "vignettes", "kano", "expected")  # as `preset`: no signals in it


class Batch(models.Model):
    """A batch is whole or gone: readers only see signals of a batch that is done."""

    class State(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        UNDONE = "undone"

    source = models.ForeignKey(Source, models.CASCADE, related_name="batches")
    file_name = models.CharField(max_length=255)
    preset = models.CharField(max_length=40, default="plain")
    mapping = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    rows = models.PositiveBigIntegerField(default=0)
    new = models.PositiveBigIntegerField(default=0)
    known = models.PositiveBigIntegerField(default=0)
    rejected = models.PositiveBigIntegerField(default=0)
    rejects_file = models.CharField(max_length=255, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.file_name} ({self.pk})"

    @property
    def holds_facts(self) -> bool:
        """Whether it brought facts rather than what customers said."""
        return self.preset in FACTS


class Mapping(models.Model):
    """Which column holds what, remembered for files with the same header."""

    header = models.CharField(max_length=64, unique=True)  # fingerprint of the header line
    columns = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.header
