"""What is set beside customers' words: facts, each of one source, that are only added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

from wallofchange.listening.models.batch import Batch
from wallofchange.listening.models.customer import Customer
from wallofchange.listening.models.moment import Moment
from wallofchange.listening.models.signal import Signal
from wallofchange.listening.models.source import Source

if TYPE_CHECKING:
    from wallofchange.people.models import User

Kept = TypeVar("Kept", bound=models.Model)


class AnchorQuerySet(models.QuerySet[Kept]):
    """What counts, and who may see it: as with signals, by the team that owns the source."""

    def counted(self) -> Self:
        """Of a finished batch, or of no batch at all."""
        return self.filter(models.Q(batch=None) | models.Q(batch__state=Batch.State.DONE))

    def seen_by(self, user: User) -> Self:
        counted = self.counted()
        if user.sees_all_teams:
            return counted
        return counted.filter(source__team__in=user.teams.values("pk"))


class Anchor(models.Model):
    """Owned by a source and so by a team; taken along when its batch is undone or its customer forgotten."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="+", db_index=False)
    batch = models.ForeignKey(Batch, models.CASCADE, null=True, related_name="+")
    moment = models.ForeignKey(Moment, models.PROTECT, null=True, related_name="+", db_index=False)
    heard_at = models.DateTimeField()
    fingerprint = models.CharField(max_length=40)  # what makes it this one and no other, within its source

    class Meta:
        abstract = True


class CustomersAnchor(Anchor):
    """Of one customer, or of one contact that has a number; beside a signal as soon as that is heard."""

    customer = models.ForeignKey(Customer, models.CASCADE, null=True, related_name="+")
    contact = models.CharField(max_length=190, blank=True)  # the number that the signal has as `external_id`
    signal = models.ForeignKey(Signal, models.SET_NULL, null=True, related_name="+")
    unit = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()  # when it was so, or was asked

    class Meta:
        abstract = True


def waiting_for_signals(name: str) -> models.Index:
    """Facts whose signal was not heard yet, by the number of their contact."""
    return models.Index(fields=["contact"], condition=models.Q(signal__isnull=True), name=name)
