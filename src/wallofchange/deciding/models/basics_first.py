"""Basics first is a hint: what a team answered to it, so that it is said once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.people.models import User


class BasicsFirst(models.Model):
    """An idea that should surprise, while something else is still wrong: which goes first?"""

    class Answer(models.TextChoices):
        THAT_FIRST = "that_first", gettext_lazy("That first")
        TOGETHER = "together", gettext_lazy("Together")
        ANYWAY = "anyway", gettext_lazy("This anyway")

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="basics_answers")
    theme = models.CharField(max_length=60)  # the slug of what is still wrong
    in_ten = models.PositiveSmallIntegerField()  # who said so then
    answer = models.CharField(max_length=12, choices=Answer.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.get_answer_display())

    @classmethod
    def answered(
        cls, idea: Idea, answer: str, *, theme: str, in_ten: int, by: User, at: datetime
    ) -> BasicsFirst:
        """Keep what was answered; the idea may carry on whatever it was."""
        idea.check_works(by)
        if answer not in cls.Answer.values:
            raise Refused(
                _("'%(text)s' is not one of the choices.") % {"text": answer},
                remedy=_("Choose one of them."),
                code="answer",
            )
        said = cls.objects.create(idea=idea, theme=theme, in_ten=in_ten, answer=answer, by=by, at=at)
        note("answered basics first", idea, by=by, at=at, team_id=idea.team_id, theme=theme, answer=answer)
        return said
