"""What customers are to hear: what was done with their words, or that we stopped what made it worse for them.

Sending is not done here.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from wallofchange.deciding.models.hypothesis import Hypothesis, judged_by
from wallofchange.diary.models import note

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.people.models import User


class ToTell(models.Model):
    """A wish that whoever said it hears of it. The closing room pulls it and makes it somebody's duty."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="to_tell")
    line = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    went_through = (
        models.ForeignKey(  # stopped: not who said it hears, but who went through what this measured
            Hypothesis, models.CASCADE, null=True, related_name="to_tell"
        )
    )
    taken_up_at = models.DateTimeField(null=True)  # since when it is the closing room's
    withdrawn_at = models.DateTimeField(null=True)  # it is not so any more; who heard it, heard it
    let_go_at = models.DateTimeField(null=True)  # since when nobody waits for what was withdrawn

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "to tell"

    def __str__(self) -> str:
        return self.line

    @classmethod
    def wish(cls, idea: Idea, line: str, *, by: User, at: datetime) -> ToTell:
        """Let the customers know; who may work on the idea was seen to by the move it came with."""
        told = cls.objects.create(idea=idea, line=line, by=by, at=at)
        note("wants it told", idea, by=by, at=at, team_id=idea.team_id, line=line)
        return told

    @classmethod
    def stopped(cls, idea: Idea, *, by: User, at: datetime) -> ToTell | None:
        """Whoever went through what harmed is to hear that it stopped; nothing where nothing was measured."""
        if (plan := judged_by(idea)) is None:
            return None
        line = _("Customers were worse off, so we stopped it.")
        told = cls.objects.create(idea=idea, line=line, went_through=plan, by=by, at=at)
        note("wants it told", idea, by=by, at=at, team_id=idea.team_id, line=line)
        return told

    @classmethod
    def take_back(cls, idea: Idea, *, since: datetime, by: User, at: datetime) -> None:
        """The move it came with was undone: whoever has not heard it yet need not."""
        if idea.to_tell.filter(at__gte=since, withdrawn_at=None).update(withdrawn_at=at):
            note("wants it told no more", idea, by=by, at=at, team_id=idea.team_id)

    def take_up(self, *, at: datetime, customers: int) -> None:
        """Whoever said it has somebody who will tell them."""
        self.taken_up_at = at
        self.save(update_fields=["taken_up_at"])
        note(
            "takes it to who said it",
            self.idea,
            by=None,
            at=at,
            team_id=self.idea.team_id,
            customers=customers,
        )
