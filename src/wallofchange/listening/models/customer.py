"""Somebody whom we serve, as far as the source tells who it is."""

from __future__ import annotations

from django.db import models


class Customer(models.Model):
    """Known by the key that the source gives, so that answers of one person can be put together."""

    key = models.CharField(max_length=190, unique=True)
    name = models.CharField(max_length=150, blank=True)

    def __str__(self) -> str:
        return self.name or self.key
