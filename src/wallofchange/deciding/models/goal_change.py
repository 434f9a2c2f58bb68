"""What somebody changed about a goal, and what it was before: history and undo come for nothing."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class GoalChange(models.Model):
    """One change; of what hangs on a goal `before` is empty where it was hung, `after` where it came off."""

    class What(models.TextChoices):
        WRITTEN = "written", _("written")
        SENTENCE = "sentence", _("said in other words")
        PLACE = "place", _("hung elsewhere")
        TAKEN_DOWN = "taken_down", _("taken down")
        IDEA = "idea", _("an idea")
        MOMENT = "moment", _("a moment")
        MEASURE = "measure", _("a figure")

    goal = models.ForeignKey("deciding.Goal", models.CASCADE, related_name="changes")
    what = models.CharField(max_length=12, choices=What.choices)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_what_display()}"

    @property
    def came_off(self) -> bool:
        """Whether something that hung on the goal was taken off it."""
        return self.what in (self.What.IDEA, self.What.MOMENT, self.What.MEASURE) and self.after is None
