"""A customer test with customers: what would they notice of an idea? One line is enough."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Customer, Signal, Source
from wallofchange.people.models import Notice

if TYPE_CHECKING:
    from wallofchange.people.models import User

FROM = {"nl": "Gevraagd bij een idee", "en": "Asked about an idea"}  # the name of the source of the answers


class QuestionQuerySet(models.QuerySet["Question"]):
    def open(self) -> QuestionQuerySet:
        """Those that still wait to be sent, or to be answered."""
        return self.filter(answer=None, dropped_at=None)

    def seen_by(self, user: User) -> QuestionQuerySet:
        """Those to customers whom this person may hear."""
        return self.filter(about__in=Signal.objects.seen_by(user))


class Question(models.Model):
    """One message to one customer, sent by hand or by mail; the answer comes back as words under the idea."""

    LETTER = "question "  # how the keys of their letters begin

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="questions")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="questions")
    about = models.ForeignKey(Signal, models.CASCADE, related_name="questions")  # what they said
    words = models.TextField()
    language = models.CharField(max_length=8)
    channel = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField(null=True)
    answer = models.OneToOneField(Signal, models.SET_NULL, null=True, related_name="answers_question")
    dropped_at = models.DateTimeField(null=True)

    mailed: Notice | None = None  # its letter, where somebody asked for it (letters.hand_out)
    address = ""  # where a letter would go, idem

    objects: ClassVar[QuestionQuerySet] = QuestionQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["idea", "customer"], name="asked_once_an_idea")]

    def __str__(self) -> str:
        return self.words

    @property
    def state(self) -> str:
        """kept, sent, answered or dropped."""
        if self.answer_id:
            return "answered"
        if self.dropped_at:
            return "dropped"
        return "sent" if self.sent_at else "kept"

    @property
    def letter(self) -> str:
        """The key of the mail in which it goes."""
        return f"{self.LETTER}{self.pk}"

    def send(self, *, by: User, at: datetime) -> None:
        """It was brought over, the way this customer speaks with us; nobody is asked twice."""
        with transaction.atomic():
            Question.objects.select_for_update().filter(pk=self.pk).get()._check_unsent()
            self.sent_by, self.sent_at = by, at
            self.save(update_fields=["sent_by", "sent_at"])
            note("asked a customer", self.idea, by=by, at=at, team_id=self.idea.team_id)

    def drop(self, *, by: User | None, at: datetime) -> None:
        """Not to be asked after all; it stays on record. Of itself when they changed their mind."""
        self.check_open()
        self.dropped_at = at
        with transaction.atomic():
            self.save(update_fields=["dropped_at"])
            Notice.objects.filter(key=self.letter, sent_at=None).delete()
            note("let a question go", self.idea, by=by, at=at, team_id=self.idea.team_id)

    def answered(self, words: str, *, by: User, at: datetime) -> Signal:
        """What the customer said hangs under the idea, in their own words, as soon as it is read."""
        if not (words := words.strip()):
            raise Refused(_("There is nothing written yet."), remedy=_("Write what they said."), code="empty")
        with transaction.atomic():
            open_ = Question.objects.select_for_update().filter(pk=self.pk).get()
            open_.check_open()
            self.answer = self._heard(words, at)
            self.sent_by, self.sent_at = self.sent_by or by, self.sent_at or at
            self.save(update_fields=["answer", "sent_by", "sent_at"])
            self.idea.attach([self.answer], by=by, at=at)
        return self.answer

    def _heard(self, words: str, at: datetime) -> Signal:
        team = self.about.source.team
        name = FROM.get(self.language, FROM["nl"])
        source = Source.objects.get_or_create(team=team, name=name, defaults={"kind": "asked", "at": at})[0]
        return Signal.objects.create(
            source=source,
            customer=self.customer,
            moment=self.about.moment,
            channel=self.channel,
            unit=self.about.unit,
            said_at=at,
            heard_at=at,
            words=words,
            language=self.language,
            question="five-customers",
            fingerprint=f"question {self.pk}",
        )

    def _check_unsent(self) -> None:
        self.check_open()
        if self.sent_by:
            raise Refused(
                _("%(name)s asked this customer already.") % {"name": self.sent_by.name},
                remedy=_("Look at the idea again."),
                code="sent",
            )

    def check_open(self) -> None:
        """Refused once it was answered or let go."""
        if self.state in ("answered", "dropped"):
            raise Refused(
                _("This question has had its answer already."),
                remedy=_("Look at the idea again."),
                code="answered",
            )
