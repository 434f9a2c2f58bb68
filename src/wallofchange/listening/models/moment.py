"""A moment of truth in the customer's journey."""

from __future__ import annotations

from django.db import models

from wallofchange.diary.tongue import spoken


class Moment(models.Model):
    """Such as "delivery"; in the order in which a customer lives them."""

    slug = models.SlugField(max_length=60, unique=True)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return spoken(nl=self.name_nl, en=self.name_en)
