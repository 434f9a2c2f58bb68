"""Yes, and; yes, but; yes, if; no, because. A yes-but never blocks and never vetoes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.working_days import working_days_after
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

SILENCE = 5  # working days after which silence is consent


class Addition(models.Model):
    """Yes, and…: somebody makes an idea better."""

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="additions")
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.words


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def open(self) -> ObjectionQuerySet:
        """Yes-buts that nobody has answered, taken back or let lapse."""
        return self.filter(condition=None, owned_no=None, withdrawn_at=None, lapsed_at=None)

    def due(self, at: datetime) -> ObjectionQuerySet:
        """Open yes-buts on which nothing came in five working days."""
        return self.open().filter(lapses_at__lte=at)


class Objection(models.Model):
    """Yes, but…: one line, saved at once. It becomes a yes-if or an owned no, is withdrawn, or lapses."""

    class Kind(models.TextChoices):
        SIZE = "size", gettext_lazy("too big")
        LEGACY = "legacy", gettext_lazy("old systems")
        SHAREHOLDERS = "shareholders", gettext_lazy("shareholders")
        COST = "cost", gettext_lazy("too expensive")
        RULES = "rules", gettext_lazy("not allowed")
        CAPACITY = "capacity", gettext_lazy("no time")
        FINE_ALREADY = "fine_already", gettext_lazy("going well already")
        DONE_ALREADY = "done_already", gettext_lazy("we do that already")
        DIFFERENT = "different", gettext_lazy("different here")
        OTHER = "other", gettext_lazy("other")

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="objections")
    words = models.TextField()
    kind = models.CharField(max_length=12, choices=Kind.choices, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    lapsed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proved_right_at = models.DateTimeField(null=True)

    objects: ClassVar[ObjectionQuerySet] = ObjectionQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def raise_(cls, idea: Idea, words: str, *, kind: str = "", by: User, at: datetime) -> Objection:
        words = _required(words, _("Say your yes-but in one line."))
        with transaction.atomic():
            objection = cls.objects.create(
                idea=idea, words=words, kind=kind, by=by, at=at, lapses_at=working_days_after(at, SILENCE)
            )
            note("yes-but", idea, by=by, at=at, team_id=idea.team_id, words=words)
        return objection

    @property
    def state(self) -> str:
        """open, yes_if, yes, no, withdrawn or lapsed."""
        if condition := getattr(self, "condition", None):
            return "yes" if condition.met_at else "yes_if"
        if getattr(self, "owned_no", None):
            return "no"
        if self.withdrawn_at:
            return "withdrawn"
        return "lapsed" if self.lapsed_at else "open"

    def become_yes_if(
        self, what: str, *, who: User | None = None, due: date | None = None, by: User, at: datetime
    ) -> Condition:
        """What must be arranged, who does it, when: two of the three are filled in."""
        what = _required(what, _("Say what must be arranged."))
        with self._answer():
            condition = Condition.objects.create(
                objection=self,
                what=what,
                who=who or by,
                due=due or timezone.localtime(at).date() + timedelta(days=7),
                by=by,
                at=at,
            )
            note("yes-if", self.idea, by=by, at=at, team_id=self.idea.team_id, words=what)
        return condition

    def become_no(
        self, reason: str, *, look_again_on: date, kind: str = "wont", by: User, at: datetime
    ) -> OwnedNo:
        """A no with a name and a sentence, by somebody who may say no. Everybody else advises."""
        reason = _required(reason, _("A no needs a sentence: why not?"))
        if not self.idea.team.is_led_by(by):
            raise Refused(
                _("Only somebody who may decide for %(team)s can say no.") % {"team": self.idea.team},
                remedy=_("Leave it as a yes-but, or ask the lead of the team."),
                code="mandate",
            )
        with self._answer():
            owned = OwnedNo.objects.create(
                objection=self, reason=reason, look_again_on=look_again_on, kind=kind, by=by, at=at
            )
            self.idea.refuse(reason, look_again_on=look_again_on, by=by, at=at)
        return owned

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Taken back, with thanks, by whoever said it."""
        if by.pk != self.by_id:
            raise Refused(
                _("Only %(name)s can take this yes-but back.") % {"name": self.by.name},
                remedy=_("Ask what it would take to make it a yes."),
                code="not_yours",
            )
        with self._answer():
            self.withdrawn_at, self.withdrawn_by = at, by
            self.save(update_fields=["withdrawn_at", "withdrawn_by"])
            note("withdrew a yes-but", self.idea, by=by, at=at, team_id=self.idea.team_id)

    def lapse(self, *, at: datetime) -> bool:
        """Silence is consent: the idea goes on. False when it was answered, or had lapsed, just before."""
        with transaction.atomic():
            if not Objection.objects.open().filter(pk=self.pk).update(lapsed_at=at):
                return False
            self.lapsed_at = at
            note("a yes-but lapsed", self.idea, by=None, at=at, team_id=self.idea.team_id)
        return True

    def prove_right(self, *, by: User, at: datetime) -> None:
        """What was feared is what was found: a good objection is an asset."""
        self.proved_right_at = at
        self.save(update_fields=["proved_right_at"])
        note("a yes-but was right", self.idea, by=by, at=at, team_id=self.idea.team_id)

    @contextmanager
    def _answer(self) -> Iterator[None]:
        """An open or lapsed yes-but takes one answer; of two people at once, the second is told."""
        had = Refused(
            _("This yes-but has had its answer already."),
            remedy=_("Look at the idea again."),
            code="answered",
        )
        if self.state not in ("open", "lapsed"):
            raise had
        try:
            with transaction.atomic():
                yield
        except IntegrityError:
            raise had from None


class Condition(models.Model):
    """Yes, if…: what must be arranged, by whom and when."""

    objection = models.OneToOneField(Objection, models.CASCADE, related_name="condition")
    what = models.TextField()
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="conditions")
    due = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    met_at = models.DateTimeField(null=True)
    met_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    feared = models.CharField(max_length=200, blank=True)
    found = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.what

    @property
    def days(self) -> int:
        """In how many days it was arranged, at least one."""
        return max((self.met_at - self.at).days, 1) if self.met_at else 0

    def meet(self, *, found: str = "", by: User, at: datetime) -> None:
        """It has become a yes; what was found may be set beside what was feared."""
        idea = self.objection.idea
        with transaction.atomic():
            self.met_at, self.met_by, self.found = at, by, found
            self.save(update_fields=["met_at", "met_by", "found"])
            note("met a condition", idea, by=by, at=at, team_id=idea.team_id, words=self.what)


class OwnedNo(models.Model):
    """No, because…: with a name, a sentence and a day to look again."""

    class Kind(models.TextChoices):
        DONT = "dont", gettext_lazy("we don't")
        CANT = "cant", gettext_lazy("we can't")
        WONT = "wont", gettext_lazy("we won't")

    objection = models.OneToOneField(Objection, models.CASCADE, related_name="owned_no")
    reason = models.TextField()
    kind = models.CharField(max_length=4, choices=Kind.choices, default=Kind.WONT)
    look_again_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reason


def _required(words: str, remedy: str) -> str:
    if not (words := words.strip()):
        raise Refused(_("There is nothing written yet."), remedy=remedy, code="empty")
    return words
