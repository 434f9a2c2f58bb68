"""Where signals come from. Each source is owned by a team: that team sees its signals."""

from __future__ import annotations

from django.db import models

from wallofchange.people.models import Team

NOTED = "noted"  # the kind of a team's source of what its people noted for customers
PICKED = (NOTED, "asked")  # kinds whose customers we chose ourselves: words, never part of a share


class Source(models.Model):
    """Such as "survey after a visit" or "Google Play"."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40, default="file")
    team = models.ForeignKey(Team, models.PROTECT, related_name="sources")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "name"], name="one_source_a_name")]

    def __str__(self) -> str:
        return self.name
