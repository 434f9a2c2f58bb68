"""A described situation that never changes: when its mark drops, it was the yardstick that rose."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from wallofchange.diary.tongue import spoken
from wallofchange.listening.models.anchor import Anchor, AnchorQuerySet, CustomersAnchor, waiting_for_signals


class Vignette(Anchor):
    """Its text is fixed: another text is another vignette."""

    key = models.SlugField(max_length=60)
    text_nl = models.TextField()
    text_en = models.TextField()
    level = models.PositiveSmallIntegerField()  # 1 is the worst of them

    objects: ClassVar[AnchorQuerySet[Vignette]] = AnchorQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["level", "pk"]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_vignette_a_key")]

    def __str__(self) -> str:
        return self.key

    @property
    def text(self) -> str:
        return spoken(nl=self.text_nl or self.text_en, en=self.text_en or self.text_nl)


class VignetteAnswer(CustomersAnchor):
    """The mark one customer gave to one vignette."""

    vignette = models.ForeignKey(Vignette, models.PROTECT, related_name="answers")
    score = models.FloatField()
    scale_low = models.FloatField()
    scale_high = models.FloatField()

    objects: ClassVar[AnchorQuerySet[VignetteAnswer]] = AnchorQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "fingerprint"], name="one_vignette_mark_once")
        ]
        indexes = [waiting_for_signals("vignette_mark_waits")]

    def __str__(self) -> str:
        return f"{self.vignette_id}: {self.score:g}"
