"""One thing one customer said, at one time, on one channel, with or without a score."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models.batch import Batch
from wallofchange.listening.models.customer import Customer
from wallofchange.listening.models.moment import Moment
from wallofchange.listening.models.sealed import Locked, SealedTextField
from wallofchange.listening.models.source import PICKED, Source

if TYPE_CHECKING:
    from wallofchange.people.models import User


SHORTEST_REASON = 8  # signs


class Expectation(models.TextChoices):
    """Experience set off against expectation, as the survey asks it and as readers find it."""

    BELOW = "below", _("less than expected")
    MET = "met", _("as expected")
    EXCEEDED = "exceeded", _("better than expected")
    NOT_STATED = "not_stated", _("not mentioned")


ANSWERED = frozenset([Expectation.BELOW, Expectation.MET, Expectation.EXCEEDED])  # said something of it


class SignalQuerySet(models.QuerySet["Signal"]):
    def heard(self) -> SignalQuerySet:
        """Signals that count: of a finished batch, or of no batch at all."""
        return self.filter(models.Q(batch=None) | models.Q(batch__state=Batch.State.DONE))

    def counted(self) -> SignalQuerySet:
        """Those that scores and shares rest on: whoever was picked by one of us is no sample of customers."""
        return self.exclude(source__in=Source.objects.filter(kind__in=PICKED).values("pk"))

    def seen_by(self, user: User) -> SignalQuerySet:
        """Signals of the teams whose customers this person may hear."""
        heard = self.heard()
        if user.sees_all_teams:
            return heard
        return heard.filter(source__team__in=user.teams.values("pk"))


class Signal(models.Model):
    """A fact: never edited in place. The words are as they came in, so never shown without a reading."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="signals")
    batch = models.ForeignKey(Batch, models.CASCADE, null=True, related_name="signals")
    moment = models.ForeignKey(Moment, models.PROTECT, null=True, related_name="signals")
    customer = models.ForeignKey(Customer, models.SET_NULL, null=True, related_name="signals")
    channel = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=80, blank=True)  # district, branch, department
    said_at = models.DateTimeField()
    heard_at = models.DateTimeField()
    words = SealedTextField(blank=True)  # for readers; people see a gist's, or ask for `original`
    language = models.CharField(max_length=8, blank=True)  # as the source says; the reading may know better
    score = models.FloatField(null=True)
    scale_low = models.FloatField(null=True)
    scale_high = models.FloatField(null=True)
    expectation = models.CharField(
        max_length=10, blank=True, choices=Expectation.choices
    )  # the survey's own answer
    question = models.CharField(max_length=80, blank=True)  # version of the question that was asked
    external_id = models.CharField(max_length=190, blank=True)
    fingerprint = models.CharField(max_length=40)  # what makes it this signal and no other, within its source
    extra = models.JSONField(default=dict)

    objects: ClassVar[SignalQuerySet] = SignalQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "fingerprint"], name="one_signal_once")]
        indexes = [
            models.Index(fields=["said_at"], name="signal_said_at"),
            models.Index(fields=["moment", "said_at"], name="signal_moment"),
            models.Index(fields=["external_id"], name="signal_external_id"),  # facts know a contact by it
        ]

    def __str__(self) -> str:
        return f"signal {self.pk}"

    @property
    def scale(self) -> tuple[float, float] | None:
        if self.scale_low is None or self.scale_high is None:
            return None
        return self.scale_low, self.scale_high

    @property
    def answered(self) -> bool:
        """Whether the survey asked what was expected and the customer told: no reader need guess."""
        return self.expectation in ANSWERED

    def original(self, *, by: User, at: datetime, reason: str) -> str:
        """The words as the customer wrote them, for who may see originals and says why; the diary keeps both.

        Raises:
            Refused: without the right, for another team's customer, without a reason, or with the key lost.
        """
        self.check_may_open(by)
        reason = " ".join(reason.split())[:300]
        if len(reason) < SHORTEST_REASON:
            raise Refused(
                gettext("Say in a few words why you need the original."),
                remedy=gettext("The diary keeps your reason beside your name."),
                code="reason",
            )
        if isinstance(self.words, Locked):
            raise Refused(
                gettext("This original was sealed with another key."),
                remedy=gettext("Ask who keeps this home to put its own originals.key back."),
                code="locked",
            )
        note("saw the original", self, by=by, at=at, team_id=self.source.team_id, reason=reason)
        return self.words

    def check_may_open(self, by: User) -> None:
        if not by.sees_originals:
            raise Refused(
                gettext("You may not see originals."),
                remedy=gettext("Ask your administrator for this right."),
                code="not_yours",
            )
        if not self.source.team.welcomes(by):
            raise Refused(
                gettext("These are customers of %(team)s.") % {"team": self.source.team},
                remedy=gettext("Ask somebody of that team."),
                code="not_yours",
            )
