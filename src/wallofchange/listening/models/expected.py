"""What a customer expected, asked before the experience: the other half of "better than expected"."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from wallofchange.listening.models.anchor import AnchorQuerySet, CustomersAnchor, waiting_for_signals


class Expected(CustomersAnchor):
    """The mark a customer thought it would deserve, asked before it happened."""

    score = models.FloatField()
    scale_low = models.FloatField()
    scale_high = models.FloatField()

    objects: ClassVar[AnchorQuerySet[Expected]] = AnchorQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        verbose_name_plural = "expected"
        constraints = [models.UniqueConstraint(fields=["source", "fingerprint"], name="one_expected_once")]
        indexes = [waiting_for_signals("expected_waits")]

    def __str__(self) -> str:
        return f"expected {self.score:g}"
