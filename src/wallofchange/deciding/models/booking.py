"""Hours taken in a cycle, by whom and for what."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.cycle import Cycle


class BookingQuerySet(models.QuerySet["Booking"]):
    def standing(self) -> BookingQuerySet:
        return self.filter(withdrawn_at=None)

    def still_to_come(self, at: datetime) -> BookingQuerySet:
        """Without the visits that have begun: those hours were worked."""
        return self.filter(Q(starts_at=None) | Q(starts_at__gt=at))

    def returnable(self, at: datetime) -> BookingQuerySet:
        """Of which the hours can be given back by hand; those of an idea go back with the idea."""
        return self.still_to_come(at).exclude(kind="improving")


class Booking(models.Model):
    """Hours taken in a cycle. A visit is a small idea of another team, at a time of its own."""

    class Kind(models.TextChoices):
        REGULAR = "regular"
        IMPROVING = "improving"
        VISITING = "visiting"

    cycle: models.ForeignKey[Cycle, Cycle] = models.ForeignKey(
        "deciding.Cycle", models.CASCADE, related_name="bookings"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=7, decimal_places=2)
    idea = models.ForeignKey("deciding.Idea", models.CASCADE, null=True, related_name="bookings")
    starts_at = models.DateTimeField(null=True)  # of a visit
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects = BookingQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(hours__gte=0), name="booking_is_not_negative")]

    def __str__(self) -> str:
        return f"{self.title} ({self.hours} h)"

    def give_back(self, *, by: User, at: datetime) -> None:
        """Return the hours to the cycle; the booking stays on record. Who came to visit leaves the idea."""
        from wallofchange.deciding.visits import end_visit  # which books

        with transaction.atomic():
            if Booking.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at):
                self.cycle.add(self.kind, -self.hours)
                if self.kind == self.Kind.VISITING and self.idea:
                    end_visit(self.idea, self.cycle.team, by=by, at=at)
        self.refresh_from_db()
