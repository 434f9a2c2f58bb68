"""Somebody read the words beside how they were read, and said: this holds, or so it is better."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Signal
from wallofchange.understanding.models.correction import Correction
from wallofchange.understanding.models.drawn import Drawn

if TYPE_CHECKING:
    from wallofchange.people.models import User
    from wallofchange.understanding.models.gist import Gist
    from wallofchange.understanding.models.reading import Reading


class ReviewQuerySet(models.QuerySet["Review"]):
    def standing(self) -> ReviewQuerySet:
        """Reviews that count, the oldest first."""
        return self.filter(withdrawn_at=None).order_by("id")

    def confirmed_within(self, span: tuple[int, int]) -> dict[int, dict[str, Any]]:
        """What was on the screen when it was last read by a person, for signals in a span of keys."""
        standing = self.standing().filter(signal__gte=span[0], signal__lte=span[1])
        return dict(standing.values_list("signal_id", "shown"))


class Review(models.Model):
    """One person's reading of one signal. What they left as it was holds, whoever reads it again."""

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed"
        CORRECTED = "corrected"

    class Sampled(models.TextChoices):
        QUEUE = "queue"  # the most uncertain and most valuable come first
        RANDOM = "random"  # drawn by lot: what shares and accuracy may rest on
        READ_BACK = "read_back"  # to the customer, who said so themselves

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="reviews")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reader = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    shown = models.JSONField()  # {field: value} as the reader had read it
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    sampled = models.CharField(max_length=10, choices=Sampled.choices)
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[ReviewQuerySet] = ReviewQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        indexes = [models.Index(fields=["at"], name="review_at")]

    def __str__(self) -> str:
        return f"{self.outcome} signal {self.signal_id}"

    @classmethod
    def record(cls, gist: Gist, better: Mapping[str, Any] = {}, *, by: User, at: datetime) -> Review:
        """Somebody read it; `better` says what they read otherwise. The same again adds nothing."""
        gist.check_may_correct(by)
        with transaction.atomic():
            gist.hold()
            other = {field: value for field, value in better.items() if value != gist.value_of(field)}
            review = cls.objects.standing().filter(signal=gist.pk, by=by).last()
            if review is None or (other and review.outcome == cls.Outcome.CONFIRMED):
                review = cls._write(gist, by, at, bool(other), _how_it_came(gist))
            for field, value in other.items():
                Correction.add(gist, field, value, by=by, at=at, review=review)
            gist.refresh()
        return review

    @classmethod
    def read_back(cls, gist: Gist, said: Mapping[str, Any] = {}, *, at: datetime) -> Review:
        """It was read back to the customer; nothing in `said` means that it is right. This beats all."""
        with transaction.atomic():
            gist.hold()
            cls.objects.standing().filter(signal=gist.pk, by=None).update(withdrawn_at=at)
            Correction.objects.standing().filter(signal=gist.pk, voice=Correction.Voice.CUSTOMER).update(
                withdrawn_at=at
            )
            review = cls._write(gist, None, at, bool(said), cls.Sampled.READ_BACK)
            for field, value in {**_held(gist), **said}.items():
                Correction.add(gist, field, value, by=None, at=at, review=review)
            gist.refresh()
        return review

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Take it back, with what was read better in it; both stay on record. Twice does no harm."""
        gist = self.signal.gist
        gist.check_may_correct(by)
        if self.by_id is None:
            raise Refused(
                _("This is what the customer said."), remedy=_("Read it back to them again."), code="customer"
            )
        with transaction.atomic():
            if Review.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at):
                for correction in Correction.objects.standing().filter(review=self.pk):
                    correction.withdraw(by=by, at=at)
                note("withdrew a review", self.signal, by=by, at=at, team_id=gist.source.team_id)
                gist.refresh()
        self.refresh_from_db()

    @classmethod
    def _write(cls, gist: Gist, by: User | None, at: datetime, corrected: bool, sampled: str) -> Review:
        outcome = cls.Outcome.CORRECTED if corrected else cls.Outcome.CONFIRMED
        read = gist.reading
        review = cls.objects.create(
            signal=gist.signal,
            by=by,
            at=at,
            reader=read.reader,
            version=read.version,
            shown=shown(read, gist),
            outcome=outcome,
            sampled=sampled,
        )
        note("reviewed", gist.signal, by=by, at=at, team_id=gist.source.team_id, outcome=outcome.value)
        return review


def shown(reading: Reading, gist: Gist) -> dict[str, Any]:
    """What can be corrected, as the reader had it; its themes as they hang, unless somebody hung them."""
    corrected = (
        gist.corrected and Correction.objects.standing().filter(signal=gist.pk, field="themes").exists()
    )
    return reading.said if corrected else reading.said | {"themes": gist.value_of("themes")}


def _held(gist: Gist) -> dict[str, Any]:
    """What was read back. Themes are our words, not the customer's: those hold only when they were named."""
    return {field: gist.value_of(field) for field in Correction.Field.values if field != "themes"}


def _how_it_came(gist: Gist) -> str:
    drawn = Drawn.objects.filter(signal=gist.pk).exists()
    return Review.Sampled.RANDOM if drawn else Review.Sampled.QUEUE
