"""Who decided what about an idea, when and why. The latest one not withdrawn tells where it hangs."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wallofchange.deciding.models.stage import Stage

BY_ITSELF = {  # why an idea went without anybody moving it
    "day": _("the day to look again had come"),
    "doubled": _("twice as many customers said it"),
    "appeal": _("it was asked one step up"),
    "untouched": _("nobody had touched it for a long time"),
}


class Decision(models.Model):
    """A move on the wall, kept as a record: history, undo and lead time come for nothing."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="decisions")
    stage = models.CharField(max_length=20, choices=Stage.choices)
    came_from = models.CharField(max_length=20, choices=Stage.choices, blank=True)
    by = models.ForeignKey(  # nobody: it came by itself, as was announced
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    why = models.TextField(blank=True)
    look_again_on = models.DateField(null=True)
    mandate = models.ForeignKey("deciding.Mandate", models.SET_NULL, null=True, related_name="decisions")
    under = models.JSONField(default=dict)  # the mandate as it was then, and how it came to cover this
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["idea", "withdrawn_at"], name="decision_of_idea")]

    def __str__(self) -> str:
        return f"{self.who}: {self.get_stage_display()}"

    @property
    def who(self) -> str:
        """The name of whoever decided; of the house itself where time did."""
        return self.by.name if self.by else "Wall of Change"

    @property
    def reason(self) -> str:
        """Why, as whoever decided wrote it; the true reason where it went by itself."""
        if self.by_id:
            return self.why
        faded = "untouched" if self.stage == Stage.NOT_NOW else ""
        code = self.why or ("day" if self.came_from == Stage.NOT_NOW else faded)
        return str(BY_ITSELF.get(code, self.why))

    @property
    def conclusion(self) -> str:
        """kept, adapted or stopped, when this decision concluded an outcome; else nothing."""
        how = self.why.partition(":")[0]
        return how if self.stage == Stage.LEARNED and how in ("kept", "adapted", "stopped") else ""
