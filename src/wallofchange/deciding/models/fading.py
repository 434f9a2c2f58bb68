"""What nobody touches is told a week before it goes to 'Not now'."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Subquery

from wallofchange.deciding.models.idea import Idea
from wallofchange.deciding.models.stage import Stage
from wallofchange.people.models import User


class FadingQuerySet(models.QuerySet["Fading"]):
    def current(self) -> FadingQuerySet:
        """Of ideas that still hang there, and that nobody touched since it was told."""
        touched = Idea.objects.filter(pk=OuterRef("idea")).with_touch().values("touched_at")
        return (
            self.filter(idea__stage=Stage.INVENTORY)
            .alias(touched=Subquery(touched))
            .filter(touched__lt=F("at"))
        )


class Fading(models.Model):
    """Told on a day, with the day on which the idea goes and the day on which we look again."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="fadings")
    at = models.DateTimeField()
    untouched = models.PositiveIntegerField()  # days, when it was told
    goes_on = models.DateField()
    look_again_on = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)

    in_a_week: bool  # as looked at today; set by `ageing`

    objects = models.Manager.from_queryset(FadingQuerySet)()

    class Meta:
        ordering = ["goes_on", "id"]

    def __str__(self) -> str:
        return f"idea {self.idea_id} goes on {self.goes_on}"

    def agree(self, *, by: User, at: datetime) -> None:
        """Fine: nobody needs to be told again. It still goes on its day, and not before."""
        self.idea.check_works(by)
        self.agreed_by, self.agreed_at = by, at
        self.save(update_fields=["agreed_by", "agreed_at"])
