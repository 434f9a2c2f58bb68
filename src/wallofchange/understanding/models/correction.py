"""A person knows better than a reader: a new fact that wins, and survives every re-reading."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models, transaction

from wallofchange.diary.models import note
from wallofchange.listening.models import Signal

if TYPE_CHECKING:
    from wallofchange.people.models import User


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def standing(self) -> CorrectionQuerySet:
        """Corrections that count, the oldest first."""
        return self.filter(withdrawn_at=None).order_by("id")

    def said_within(self, span: tuple[int, int]) -> dict[int, dict[str, Any]]:
        """What people said of signals in a span of keys: {signal: {field: value}}, the latest of each."""
        said: dict[int, dict[str, Any]] = defaultdict(dict)
        standing = self.standing().filter(signal__gte=span[0], signal__lte=span[1])
        for pk, field, value in standing.values_list("signal_id", "field", "value"):
            said[pk][field] = value
        return said


class Correction(models.Model):
    """One field of a signal's gist as a person read it; the latest one not withdrawn counts."""

    class Field(models.TextChoices):
        POLARITY = "polarity"
        EXPECTATION = "expectation"
        THEMES = "themes"
        ASKS_ANSWER = "asks_answer"

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=20, choices=Field.choices)
    value = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[CorrectionQuerySet] = CorrectionQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        indexes = [models.Index(fields=["field", "at"], name="correction_at")]

    def __str__(self) -> str:
        return f"{self.field} of signal {self.signal_id}"

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Take it back: what was read before holds again. Both stay on record; twice does no harm."""
        gist = self.signal.gist
        gist.check_may_correct(by)
        with transaction.atomic():
            if Correction.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at):
                note(
                    "withdrew a correction",
                    self.signal,
                    by=by,
                    at=at,
                    team_id=gist.source.team_id,
                    field=self.field,
                )
                gist.refresh()
        self.refresh_from_db()
