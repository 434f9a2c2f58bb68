"""What it is about: a stable, editable list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language


class Theme(models.Model):
    """A theme, and the phrases per language by which the first reader knows it."""

    slug = models.SlugField(max_length=60, unique=True)
    name_nl = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    phrases = models.JSONField(default=dict)  # {"nl": [...], "en": [...]}
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_nl if (get_language() or "nl").startswith("nl") else self.name_en
