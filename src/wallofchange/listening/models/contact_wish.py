"""Whether a customer wants to be asked something, as they said it themselves. The last word counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from wallofchange.diary.models import note
from wallofchange.listening.models.customer import Customer

if TYPE_CHECKING:
    from wallofchange.people.models import User


class ContactWish(models.Model):
    """Go ahead, or rather not. Who never said anything is not asked."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contact_wishes")
    welcome = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "contact wishes"

    def __str__(self) -> str:
        return f"{self.customer}: {'go ahead' if self.welcome else 'rather not'}"

    @classmethod
    def say(cls, customer: Customer, welcome: bool, *, by: User | None, at: datetime) -> ContactWish:
        """Write down what the customer said about being asked; `by` is who heard it."""
        wish = cls.objects.create(customer=customer, welcome=welcome, by=by, at=at)
        note("may be asked" if welcome else "would rather not be asked", customer, by=by, at=at)
        return wish

    @classmethod
    def of(cls, customer: Customer) -> ContactWish | None:
        """What they said last."""
        return cls.objects.filter(customer=customer).last()

    @classmethod
    def welcoming(cls, customers: Iterable[int]) -> set[int]:
        """Those of these customers (their keys) who may be asked; one query."""
        said = cls.objects.filter(customer__in=list(customers)).order_by("id")
        last = dict(said.values_list("customer", "welcome"))
        return {customer for customer, welcome in last.items() if welcome}
