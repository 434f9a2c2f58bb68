"""The customer's glasses: what do they expect, what will they get, why remarkable, how shall we know?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.deciding.models.decision import Decision
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.people.models import User

LONGEST = 400  # characters of one answer
QUESTIONS = ("expects_now", "will_get", "remarkable", "how_known")


class CustomerTestQuerySet(models.QuerySet["CustomerTest"]):
    def on_idea(self, idea: Idea) -> CustomerTest | None:
        """How an idea looks through them now: what was said last."""
        return self.filter(idea=idea).select_related("by").last()

    def on_decision(self, decision: Decision) -> CustomerTest | None:
        return self.filter(decision=decision).select_related("by").last()

    def on_reply(self, reply: int) -> CustomerTest | None:
        return self.filter(reply=reply).select_related("by").last()


class CustomerTest(models.Model):
    """Four answers about one idea, one decision or one act. Looking again is a new one; the last counts."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, null=True, related_name="customer_tests")
    decision = models.ForeignKey(
        "deciding.Decision", models.CASCADE, null=True, related_name="customer_tests"
    )
    reply = models.BigIntegerField(null=True)  # an act of a later room, by its plain key
    expects_now = models.CharField(max_length=LONGEST, blank=True)
    will_get = models.CharField(max_length=LONGEST, blank=True)
    remarkable = models.CharField(max_length=LONGEST, blank=True)
    how_known = models.CharField(max_length=LONGEST, blank=True)
    as_drafted = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[CustomerTestQuerySet] = CustomerTestQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["reply"], name="glasses_of_reply")]

    def __str__(self) -> str:
        return self.remarkable or self.will_get or self.expects_now or self.how_known

    @classmethod
    def of_idea(
        cls, idea: Idea, *, by: User, at: datetime, as_drafted: bool = False, **said: str
    ) -> CustomerTest:
        """Look at an idea with a customer's eyes."""
        idea.check_works(by)
        test = cls.objects.create(idea=idea, by=by, at=at, as_drafted=as_drafted, **_answered(said))
        note("wore the glasses", idea, by=by, at=at, team_id=idea.team_id, test=test.pk)
        return test

    @classmethod
    def of_decision(cls, decision: Decision, *, by: User, at: datetime, **said: str) -> CustomerTest:
        """Look at one decision with a customer's eyes."""
        decision.idea.check_works(by)
        test = cls.objects.create(decision=decision, by=by, at=at, **_answered(said))
        note("wore the glasses", decision.idea, by=by, at=at, team_id=decision.idea.team_id, test=test.pk)
        return test

    @classmethod
    def of_reply(
        cls, reply: models.Model, *, by: User, at: datetime, team_id: int, **said: str
    ) -> CustomerTest:
        """Look at an answer with a customer's eyes; whose it is was seen to by who calls."""
        test = cls.objects.create(reply=reply.pk, by=by, at=at, **_answered(said))
        note("wore the glasses", reply, by=by, at=at, team_id=team_id, test=test.pk)
        return test


def _answered(said: dict[str, str]) -> dict[str, str]:
    """The answers on one line each; refused when there is none, or one that is a page."""
    if odd := set(said) - set(QUESTIONS):
        raise TypeError(f"The glasses do not ask for {', '.join(sorted(odd))}.")
    lines = {name: " ".join(text.split()) for name, text in said.items()}
    if not any(lines.values()):
        raise Refused(
            _("There is nothing written yet."),
            remedy=_("One of the four is enough: what will a customer get?"),
            code="empty",
        )
    if any(len(line) > LONGEST for line in lines.values()):
        raise Refused(
            _("This is longer than %(n)s characters.") % {"n": LONGEST},
            remedy=_("Say it as you would say it to the customer."),
            code="too_long",
        )
    return lines
