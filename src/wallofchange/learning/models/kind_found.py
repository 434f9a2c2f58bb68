"""How customers found a change, by their own words since it went live. Only added; the last one counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from django.db import models

from wallofchange.deciding.models import Idea, Kind


class KindFoundQuerySet(models.QuerySet["KindFound"]):
    def last_of(self, ideas: Iterable[Idea]) -> dict[int, KindFound]:
        """By the key of the idea; one query."""
        found = self.filter(idea__in=[idea.pk for idea in ideas]).order_by("pk")
        return {each.idea_id: each for each in found}


class KindFound(models.Model):
    """Of who spoke of it since: how many got more than they expected, beside the rest. Shares are 0 to 1."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="kinds_found")
    at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind.choices, blank=True)  # "": not known yet
    n = models.PositiveIntegerField()  # customers who spoke of it
    exceeded = models.PositiveIntegerField()
    below = models.PositiveIntegerField()
    low = models.FloatField(null=True)  # 95 % interval of the share that got more than expected
    high = models.FloatField(null=True)
    usual = models.FloatField(null=True)  # that share among who spoke of other things there
    theme = models.CharField(max_length=60, blank=True)  # the slug by which it is recognised
    since = models.DateField()
    until = models.DateField()

    objects: ClassVar[KindFoundQuerySet] = KindFoundQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.idea}: {self.get_kind_display() or 'not known yet'}"

    @property
    def share(self) -> float:
        return self.exceeded / self.n if self.n else 0.0

    @property
    def disappoints(self) -> bool:
        """Whether most who speak of it got less than they expected."""
        return 2 * self.below > self.n
