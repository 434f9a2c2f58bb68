"""Who waits for us: the duty to answer one customer, with an owner and a deadline in working hours."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.models import ToTell
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Batch, Signal
from wallofchange.people import working_hours
from wallofchange.people.models import Team
from wallofchange.understanding.models import Correction

if TYPE_CHECKING:
    from wallofchange.people.models import User


DUE = 2 * working_hours.A_DAY  # in which whoever spoke hears from us


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def waiting(self) -> FollowUpQuerySet:
        """Customers who still wait for us, the longest first."""
        heard = models.Q(signal__batch=None) | models.Q(signal__batch__state=Batch.State.DONE)
        return self.filter(heard, closed_at=None).order_by("due_at", "id")

    def seen_by(self, user: User) -> FollowUpQuerySet:
        return self if user.sees_all_teams else self.filter(team__in=user.teams.values("pk"))


class FollowUp(models.Model):
    """Made for a signal that asks for an answer; closed by a reply, or because none is needed."""

    signal = models.OneToOneField(Signal, models.CASCADE, related_name="follow_up")
    team = models.ForeignKey(Team, models.PROTECT, related_name="follow_ups")
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="follow_ups")
    taken_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    why_not = models.CharField(max_length=200, blank=True)  # closed without an answer, because…
    read_again = models.ForeignKey(
        Correction, models.SET_NULL, null=True, related_name="+"
    )  # …of what a person read in the words
    tells = models.ForeignKey(ToTell, models.SET_NULL, null=True, related_name="follow_ups")  # what was done

    objects: ClassVar[FollowUpQuerySet] = FollowUpQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        indexes = [models.Index(fields=["closed_at", "due_at"], name="follow_up_waiting")]

    def __str__(self) -> str:
        return f"answer to signal {self.signal_id}"

    @classmethod
    def thank(cls, signal: Signal, *, by: User, at: datetime) -> FollowUp:
        """Call to say thanks: whoever presses it takes it, once for what one customer said."""
        made = {
            "team": signal.source.team,
            "at": at,
            "due_at": working_hours.after(timezone.localtime(at), DUE),
        }
        with transaction.atomic():
            follow_up, _made = cls.objects.get_or_create(signal=signal, defaults=made)
            if follow_up.closed_at:
                raise _answered_already()
            if follow_up.owner_id != by.pk:
                follow_up.owner_id = None  # who took it before stays who calls
                follow_up.take(by=by, at=at)
        return follow_up

    def take(self, *, by: User, at: datetime) -> None:
        """I'll take it."""
        self._check(by)
        with transaction.atomic():
            if not FollowUp.objects.filter(pk=self.pk, owner=self.owner_id, closed_at=None).update(
                owner=by, taken_at=at
            ):
                self.refresh_from_db()
                raise Refused(
                    _("%(who)s was just before you.") % {"who": self.owner or self.closed_by},
                    remedy=_("Take the next one."),
                    code="taken",
                )
            self.refresh_from_db()
            note("took a follow-up", self, by=by, at=at, team_id=self.team_id)

    def answer(self, words: str, *, by: User, at: datetime, channel: str = "") -> Reply:
        """Record what was answered; that closes it."""
        if not words.strip():
            raise Refused(
                _("There is nothing written yet."), remedy=_("Write what you answered."), code="empty"
            )
        self._check(by)
        with transaction.atomic():
            self._close(by, at)
            reply = Reply.objects.create(
                follow_up=self, words=words.strip(), channel=channel or self.signal.channel, by=by, at=at
            )
            note("answered", self, by=by, at=at, team_id=self.team_id)
        return reply

    def let_go(self, why: str, *, by: User, at: datetime, read_again: Correction | None = None) -> None:
        """No answer is needed after all, because…"""
        if not why.strip():
            raise Refused(_("Say why no answer is needed."), remedy=_("One line is enough."), code="empty")
        self._check(by)
        with transaction.atomic():
            self.why_not, self.read_again = why.strip(), read_again
            self._close(by, at)
            self.save(update_fields=["why_not", "read_again"])
            note("let go", self, by=by, at=at, team_id=self.team_id)

    def wait_again(self, *, at: datetime) -> None:
        """It was let go for how somebody read it, and that holds no more: the customer waits as before."""
        let_go = FollowUp.objects.filter(pk=self.pk).exclude(read_again=None)
        opened = {"closed_at": None, "closed_by": None, "why_not": "", "read_again": None}
        with transaction.atomic():
            if let_go.update(**opened):
                note("waits again", self, by=None, at=at, team_id=self.team_id)
        self.refresh_from_db()

    def tell(self, told: ToTell, *, at: datetime) -> None:
        """Something was done with what this customer said: they wait to hear it, answered before or not."""
        self.tells, self.closed_at, self.closed_by = told, None, None
        self.why_not, self.read_again = "", None
        self.save(update_fields=["tells", "closed_at", "closed_by", "why_not", "read_again"])
        note("waits to be told", self, by=None, at=at, team_id=self.team_id, idea=told.idea_id)

    def tell_no_more(self, *, made_for_it: bool, at: datetime) -> None:
        """What they waited to hear is not so any more; as it was before, or no duty at all."""
        answered = self.replies.last()
        self.tells = None
        if made_for_it:
            self.closed_at, self.why_not = at, _("what there was to tell was taken back")
        elif answered:
            self.closed_at, self.closed_by = answered.at, answered.by
        self.save(update_fields=["tells", "closed_at", "closed_by", "why_not"])
        note("need not be told", self, by=None, at=at, team_id=self.team_id)

    def _close(self, by: User, at: datetime) -> None:
        if not FollowUp.objects.filter(pk=self.pk, closed_at=None).update(closed_at=at, closed_by=by):
            raise _answered_already()
        self.closed_at, self.closed_by = at, by

    def _check(self, by: User) -> None:
        if not self.team.welcomes(by):
            raise Refused(
                _("You do not belong to %(team)s.") % {"team": self.team},
                remedy=_("Ask somebody of that team."),
                code="not_yours",
            )


def _answered_already() -> Refused:
    return Refused(
        _("This customer has had an answer already."), remedy=_("Take the next one."), code="answered"
    )


class Reply(models.Model):
    """What we answered, and on which channel. Recorded here; sending comes with the channels."""

    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="replies")
    words = models.TextField()
    channel = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "replies"

    def __str__(self) -> str:
        return self.words
