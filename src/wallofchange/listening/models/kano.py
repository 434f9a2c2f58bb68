"""What customers would think if something were there, and if it were not: Kano's pair of questions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from wallofchange.diary.tongue import spoken
from wallofchange.listening.models.anchor import Anchor, AnchorQuerySet, CustomersAnchor, waiting_for_signals


class KanoFeature(Anchor):
    """Something that is there, or could be."""

    key = models.SlugField(max_length=60)
    name_nl = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    objects: ClassVar[AnchorQuerySet[KanoFeature]] = AnchorQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="one_kano_feature_a_key")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return spoken(nl=self.name_nl or self.name_en, en=self.name_en or self.name_nl)


class KanoAnswer(models.IntegerChoices):
    """Of both questions: 1 is glad of it, 5 dislikes it."""

    LIKE = 1
    MUST_BE = 2
    NEUTRAL = 3
    LIVE_WITH = 4
    DISLIKE = 5


class KanoPair(CustomersAnchor):
    """What one customer answers: if it is there (functional), and if it is not (dysfunctional)."""

    feature = models.ForeignKey(KanoFeature, models.PROTECT, related_name="pairs")
    functional = models.PositiveSmallIntegerField(choices=KanoAnswer.choices)
    dysfunctional = models.PositiveSmallIntegerField(choices=KanoAnswer.choices)

    objects: ClassVar[AnchorQuerySet[KanoPair]] = AnchorQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "fingerprint"], name="one_kano_pair_once"),
            models.CheckConstraint(
                condition=models.Q(functional__range=(1, 5), dysfunctional__range=(1, 5)),
                name="kano_answers_run_from_one_to_five",
            ),
        ]
        indexes = [waiting_for_signals("kano_pair_waits")]

    def __str__(self) -> str:
        return f"{self.feature_id}: {self.functional}, {self.dysfunctional}"
