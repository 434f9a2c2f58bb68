"""A moment of truth in the customer's journey."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language


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
        return self.name_nl if (get_language() or "nl").startswith("nl") else self.name_en
