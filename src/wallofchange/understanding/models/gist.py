"""What holds now for a signal: the latest reading, overlaid with what the survey and people said."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from wallofchange.listening.models import Batch, Expectation, Signal
from wallofchange.understanding.models.reading import Reading
from wallofchange.understanding.models.theme import Theme

if TYPE_CHECKING:
    from wallofchange.people.models import User


class GistQuerySet(models.QuerySet["Gist"]):
    def seen_by(self, user: User) -> GistQuerySet:
        """Gists of the signals that this person may see."""
        heard = self.filter(models.Q(signal__batch=None) | models.Q(signal__batch__state=Batch.State.DONE))
        if user.sees_all_teams:
            return heard
        return heard.filter(signal__source__team__in=user.teams.values("pk"))


class Gist(models.Model):
    """A projection that can be thrown away and made again from readings, answers and corrections."""

    signal = models.OneToOneField(Signal, models.CASCADE, primary_key=True, related_name="gist")
    reading = models.ForeignKey(Reading, models.CASCADE, related_name="+")
    said_at = models.DateTimeField(db_index=True)  # the signal's own, so that lists page without a join
    language = models.CharField(max_length=8, blank=True)
    words = models.TextField(blank=True)
    polarity = models.CharField(max_length=8, choices=Reading.Polarity.choices)
    expectation = models.CharField(max_length=10, choices=Expectation.choices)
    themes = models.ManyToManyField(Theme, related_name="gists")
    asks_answer = models.BooleanField(default=False)
    confidence = models.FloatField()
    corrected = models.BooleanField(default=False)

    objects: ClassVar[GistQuerySet] = GistQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        indexes = [models.Index(fields=["expectation", "said_at"], name="gist_expectation")]

    def __str__(self) -> str:
        return f"gist of signal {self.signal_id}"
