"""No, because: with a name, a sentence and a day to look again. Customers keep talking under it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from wallofchange.deciding import mandates
from wallofchange.deciding.models.stage import Stage
from wallofchange.diary.models import note
from wallofchange.people.models import User

FEWEST = 2  # voices that bring a no back where none spoke when it was said


class OwnedNoQuerySet(models.QuerySet["OwnedNo"]):
    def standing(self) -> OwnedNoQuerySet:
        """Under which an idea hangs now: the latest no of each idea that hangs under 'No, because'."""
        later = OwnedNo.objects.filter(
            objection__idea=models.OuterRef("objection__idea"), pk__gt=models.OuterRef("pk")
        )
        return self.filter(objection__idea__stage=Stage.NO, came_back_at=None).exclude(models.Exists(later))

    def with_voices(self) -> OwnedNoQuerySet:
        """With `voices_now`: how many customers' sentences hang with the idea today."""
        return self.annotate(voices_now=Count("objection__idea__evidence"))

    def to_bring_back(self, at: datetime) -> OwnedNoQuerySet:
        """Of which the day has come, or under which the voices have doubled since."""
        doubled = Q(voices_now__gte=Greatest(2 * F("voices"), Value(FEWEST)))
        due = Q(look_again_on__lte=timezone.localdate(at))
        return self.standing().with_voices().filter(due | doubled)

    def to_be_heard_by(self, user: User) -> OwnedNoQuerySet:
        """A no to somebody's own idea, which they have not been told yet; their own noes left out."""
        return (
            self.filter(objection__idea__by=user, heard_at=None, came_back_at=None)
            .exclude(by=user)
            .select_related("by", "objection__idea__team")
        )


class OwnedNo(models.Model):
    """No, because…: with a name, a sentence and a day to look again."""

    class Kind(models.TextChoices):
        DONT = "dont", gettext_lazy("we don't")
        CANT = "cant", gettext_lazy("we can't")
        WONT = "wont", gettext_lazy("we won't")

    class Why(models.TextChoices):
        DOUBLED = "doubled", gettext_lazy("twice as many customers say it now")
        DAY = "day", gettext_lazy("the day to look again has come")
        APPEAL = "appeal", gettext_lazy("it was asked one step up")

    objection = models.OneToOneField("deciding.Objection", models.CASCADE, related_name="owned_no")
    reason = models.TextField()
    kind = models.CharField(max_length=4, choices=Kind.choices, default=Kind.WONT)
    look_again_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    voices = models.PositiveIntegerField(default=0)  # customers' sentences that hung with it when it was said
    heard_at = models.DateTimeField(null=True)  # whoever had the idea has read it
    came_back_at = models.DateTimeField(null=True)
    came_back_why = models.CharField(max_length=7, choices=Why.choices, blank=True)

    objects: ClassVar[OwnedNoQuerySet] = OwnedNoQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        verbose_name_plural = "owned noes"

    def __str__(self) -> str:
        return self.reason

    @property
    def plain_reason(self) -> str:
        """The reason as it stands in a sentence of ours, without its own full stop."""
        return self.reason.strip().rstrip(".")

    @property
    def doubles_at(self) -> int:
        """How many voices bring it back."""
        return max(2 * self.voices, FEWEST)

    def voices_since(self) -> int:
        """How many customers have said the same since."""
        return int(self.objection.idea.evidence.filter(at__gt=self.at).count())

    def come_back(self, why: str, *, at: datetime) -> bool:
        """Hang the idea among the ideas again, visible as such. False when somebody was just before."""
        idea = self.objection.idea
        with transaction.atomic():
            standing = OwnedNo.objects.filter(pk=self.pk, came_back_at=None, objection__idea__stage=Stage.NO)
            if not standing.update(came_back_at=at, came_back_why=why):
                return False
            self.came_back_at, self.came_back_why = at, why
            idea.refresh_from_db(fields=["stage"])
            idea.go_by_itself(Stage.INVENTORY, at=at, why=why)
            mandates.settle(idea, by=None, at=at)
            note("came back", idea, by=None, at=at, team_id=idea.team_id, why=why)
        return True

    def hear(self, *, by: User, at: datetime) -> None:
        """Whoever had the idea has read the no; said once, by them alone."""
        OwnedNo.objects.filter(pk=self.pk, heard_at=None, objection__idea__by=by).update(heard_at=at)
