"""Who decided what about an idea, when and why. The latest one not withdrawn tells where it hangs."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from wallofchange.deciding.models.stage import Stage


class Decision(models.Model):
    """A move on the wall, kept as a record: history, undo and lead time come for nothing."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="decisions")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    came_from = models.CharField(max_length=20, choices=Stage.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField(blank=True)
    look_again_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["idea", "withdrawn_at"], name="decision_of_idea")]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_stage_display()}"

    @property
    def conclusion(self) -> str:
        """kept, adapted or stopped, when this decision concluded an outcome; else nothing."""
        how = self.why.partition(":")[0]
        return how if self.stage == Stage.LEARNED and how in ("kept", "adapted", "stopped") else ""
