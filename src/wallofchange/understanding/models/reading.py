"""What a reader understood in a signal, and how sure it was. Only added, never edited."""

from __future__ import annotations

from hashlib import sha1
from typing import Any, ClassVar

from django.db import models

from wallofchange.listening.models import Expectation, Signal

LONGEST_VERSION = 40


class ReadingQuerySet(models.QuerySet["Reading"]):
    def by(self, reader: str, version: str) -> ReadingQuerySet:
        return self.filter(reader=reader, version=version)


def by_or_for(reader: str, version: str, of: str = "") -> models.Q:
    """Readings of this reader, or of one that stood in for it; `of` is the way to them."""
    return models.Q((f"{of}reader", reader), (f"{of}version", version)) | in_place_of(reader, version, of)


def in_place_of(reader: str, version: str, of: str = "") -> models.Q:
    """Readings of one that stood in for this reader."""
    return models.Q((f"{of}version__endswith", _instead_of(reader, version)))


def standing_in(version: str, reader: str, version_of_reader: str) -> str:
    """The version of one that reads in place of a reader that could not be asked, as it is kept."""
    ending = _instead_of(reader, version_of_reader)
    return version[: LONGEST_VERSION - len(ending)] + ending


def _instead_of(reader: str, version: str) -> str:
    return "~" + sha1(f"{reader} {version}".encode()).hexdigest()[:6]  # noqa: S324 - tells apart, hides nothing


class Reading(models.Model):
    """One reader's reading of one signal; a new version of a reader reads again beside it."""

    class Polarity(models.TextChoices):
        NEGATIVE = "negative"
        NEUTRAL = "neutral"
        POSITIVE = "positive"

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="readings", db_index=False)
    reader = models.CharField(max_length=40)
    version = models.CharField(max_length=LONGEST_VERSION)
    at = models.DateTimeField()
    language = models.CharField(max_length=8, blank=True)
    words = models.TextField(blank=True)  # the working text: obvious personal data taken out
    polarity = models.CharField(max_length=8, choices=Polarity.choices)
    polarity_p = models.FloatField()
    emotions = models.JSONField(default=list)  # [{"emotion": name, "p": 0 to 1}], the likeliest first
    functional = models.FloatField(null=True)  # 0 to 1; null: read before readers told this
    emotional = models.FloatField(null=True)
    expectation = models.CharField(max_length=10, choices=Expectation.choices, default=Expectation.NOT_STATED)
    expectation_p = models.FloatField()
    expectation_phrase = models.CharField(max_length=200, blank=True)
    compared_with = models.CharField(max_length=20, blank=True)
    wish = models.CharField(max_length=300, blank=True)
    worry = models.CharField(max_length=300, blank=True)
    need = models.CharField(max_length=300, blank=True)
    themes = models.JSONField(default=list)  # [{"theme": slug, "passage": "…"}]
    asks_answer = models.BooleanField(default=False)
    urgency = models.FloatField(null=True)  # 0 to 1
    compliment_to = models.CharField(max_length=80, blank=True)  # a team, never a colleague
    threshold = models.FloatField()
    confidence = models.FloatField()

    objects: ClassVar[ReadingQuerySet] = ReadingQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["signal", "reader", "version"], name="one_reading_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.version} of signal {self.signal_id}"

    @property
    def said(self) -> dict[str, Any]:
        """What it says of the fields that a person can correct, themes by their slugs."""
        return {
            "polarity": self.polarity,
            "expectation": self.expectation,
            "themes": sorted(found["theme"] for found in self.themes),
            "asks_answer": self.asks_answer,
        }

    @property
    def uncertain(self) -> bool:
        """Whether a person should look."""
        return self.confidence < self.threshold
