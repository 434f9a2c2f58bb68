"""A person knows better than a reader: a new fact that wins, and survives every re-reading."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Expectation, Signal
from wallofchange.understanding.models.reading import Reading
from wallofchange.understanding.models.theme import Theme

if TYPE_CHECKING:
    from wallofchange.people.models import User
    from wallofchange.understanding.models.gist import Gist
    from wallofchange.understanding.models.review import Review


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def standing(self) -> CorrectionQuerySet:
        """Corrections that count, the oldest first."""
        return self.filter(withdrawn_at=None).order_by("id")

    def said_within(self, span: tuple[int, int]) -> dict[int, dict[str, Any]]:
        """What people said of signals in a span of keys: {signal: {field: value}}, the latest of each.

        What the customer said when it was read back comes last, and so beats what colleagues said.
        """
        said: dict[int, dict[str, Any]] = defaultdict(dict)
        standing = self.standing().filter(signal__gte=span[0], signal__lte=span[1]).order_by("-voice", "id")
        for pk, field, value in standing.values_list("signal_id", "field", "value"):
            said[pk][field] = value
        return said


class Correction(models.Model):
    """One field of a signal's gist as a person read it; the latest one not withdrawn counts."""

    class Field(models.TextChoices):
        POLARITY = "polarity"
        EXPECTATION = "expectation"
        THEMES = "themes"
        ASKS_ANSWER = "asks_answer"

    class Voice(models.TextChoices):
        PERSON = "person"  # a colleague
        CUSTOMER = "customer"  # when it was read back to them: beats all

    signal = models.ForeignKey(Signal, models.CASCADE, related_name="corrections")
    field = models.CharField(max_length=20, choices=Field.choices)
    value = models.JSONField()
    voice = models.CharField(max_length=8, choices=Voice.choices, default=Voice.PERSON)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    review = models.ForeignKey(
        "understanding.Review", models.CASCADE, null=True, related_name="corrections"
    )  # the one it was made in
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    objects: ClassVar[CorrectionQuerySet] = CorrectionQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        indexes = [models.Index(fields=["field", "at"], name="correction_at")]

    def __str__(self) -> str:
        return f"{self.field} of signal {self.signal_id}"

    @classmethod
    def add(
        cls, gist: Gist, field: str, value: Any, *, by: User | None, at: datetime, review: Review | None
    ) -> Correction:
        """Write down that a colleague, or the customer when `by` is nobody, reads it so.

        Within a review the gist is not drawn again yet: the review does that once, at its end.
        """
        value = _checked(field, value)
        voice = cls.Voice.PERSON if by else cls.Voice.CUSTOMER
        with transaction.atomic():
            standing = cls.objects.standing().filter(signal=gist.pk, field=field)
            if by and standing.filter(voice=cls.Voice.CUSTOMER).exists():
                raise _said_themselves()
            last = standing.filter(voice=voice).last()
            if last and last.value == value:
                return last
            correction = cls.objects.create(
                signal=gist.signal, field=field, value=value, by=by, at=at, voice=voice, review=review
            )
            team = gist.source.team_id
            note("corrected", gist.signal, by=by, at=at, team_id=team, field=field, value=value)
            if review is None:
                gist.refresh()
        return correction

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Take it back: what was read before holds again. Both stay on record; twice does no harm."""
        gist = self.signal.gist
        gist.check_may_correct(by)
        if self.voice == self.Voice.CUSTOMER:
            raise _said_themselves()
        with transaction.atomic():
            if Correction.objects.filter(pk=self.pk, withdrawn_at=None).update(withdrawn_at=at):
                note(
                    "withdrew a correction",
                    self.signal,
                    by=by,
                    at=at,
                    team_id=gist.source.team_id,
                    field=self.field,
                )
                gist.refresh()
        self.refresh_from_db()


def _said_themselves() -> Refused:
    return Refused(
        _("The customer said so themselves, when it was read back."),
        remedy=_("Leave it so, or read it back to them again."),
        code="customer",
    )


def _checked(field: str, value: Any) -> Any:
    """The value, when it is one that this field can have."""
    if field == Correction.Field.POLARITY and value in Reading.Polarity.values:
        return value
    if field == Correction.Field.EXPECTATION and value in Expectation.values:
        return value
    if field == Correction.Field.ASKS_ANSWER and isinstance(value, bool):
        return value
    if field == Correction.Field.THEMES and isinstance(value, list):
        wanted = sorted(set(map(str, value)))
        if Theme.objects.filter(slug__in=wanted).count() == len(wanted):
            return wanted
    raise Refused(
        _("A signal cannot be read as '%(value)s'.") % {"value": value},
        remedy=_("Choose one of the ways that are on the page."),
        code="value",
    )
