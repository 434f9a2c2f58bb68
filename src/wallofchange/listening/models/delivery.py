"""A call or a form that was taken in: who sends it again gets the same answer, and adds nothing."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Delivery(models.Model):
    """Kept for a day: long enough for every retry."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)  # digest of the path and the body
    status = models.PositiveSmallIntegerField(null=True)  # none: it is still being taken in
    answer = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["by", "key"], name="one_delivery_a_key")]

    def __str__(self) -> str:
        return self.key
