"""What was kept is looked at again after half a year and a year: does it still surprise?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wallofchange.deciding.models import Idea
from wallofchange.diary.models import note
from wallofchange.diary.tongue import spoken

if TYPE_CHECKING:
    from wallofchange.people.models import User


class LookedAgainQuerySet(models.QuerySet["LookedAgain"]):
    def last_of(self, ideas: Iterable[Idea]) -> dict[int, LookedAgain]:
        """By the key of the idea; one query."""
        found = self.filter(idea__in=[idea.pk for idea in ideas]).order_by("months")
        return {each.idea_id: each for each in found}


class LookedAgain(models.Model):
    """One look back, made once, with the course of its driver. Never changed; somebody may have seen it."""

    class Became(models.TextChoices):
        ORDINARY = "ordinary", _("become ordinary")
        STILL = "still", _("not shown to have become ordinary")
        UNKNOWN = "unknown", _("not known: too few words")

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="looked_again")
    months = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    became = models.CharField(max_length=10, choices=Became.choices)
    sentence_nl = models.TextField(blank=True)
    sentence_en = models.TextField(blank=True)
    result = models.JSONField(default=dict)  # as learning.parts.reviews.Review gives it
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)

    objects: ClassVar[LookedAgainQuerySet] = LookedAgainQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["idea", "months"], name="looked_again_once")]

    def __str__(self) -> str:
        return f"{self.idea}, after {self.months} months: {self.became}"

    @property
    def sentence(self) -> str:
        return spoken(nl=self.sentence_nl, en=self.sentence_en)

    @property
    def is_ordinary(self) -> bool:
        return self.became == self.Became.ORDINARY

    @property
    def stretches(self) -> list[dict[str, Any]]:
        """Then and now: who was surprised of who spoke of it; empty where too few did."""
        days = ("since", "until")
        return [
            each | {day: date.fromisoformat(each[day]) for day in days}
            for each in self.result.get("stretches", [])
        ]

    def see(self, *, by: User, at: datetime) -> None:
        """Somebody read it; it is not told again."""
        if self.seen_at is None:
            self.seen_by, self.seen_at = by, at
            self.save(update_fields=["seen_by", "seen_at"])
            note("saw it become ordinary", self.idea, by=by, at=at, team_id=self.idea.team_id)
