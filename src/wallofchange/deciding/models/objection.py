"""Yes, and; yes, but; yes, if; no, because. A yes-but never blocks and never vetoes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, cast

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models.condition import Condition, check_somebody
from wallofchange.deciding.models.owned_no import OwnedNo
from wallofchange.deciding.working_days import working_days_after
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

SILENCE = 5  # working days after which silence is consent
LINE = 200  # characters


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
    kind = models.CharField(max_length=12, choices=Kind.choices, blank=True)  # as the reader proposes it
    kind_by = models.ForeignKey(  # who put it right; nobody: it is the reader's proposal
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    feared = models.CharField(max_length=LINE, blank=True)  # what was feared, in a line: hours, money, effect
    found = models.CharField(max_length=LINE, blank=True)  # and what it turned out to be
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    lapsed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proved_right_at = models.DateTimeField(null=True)
    shown_right_at = models.DateTimeField(null=True)  # its writer lets everybody read that it was right
    kept_right_at = models.DateTimeField(null=True)  # its writer would rather not

    objects: ClassVar[ObjectionQuerySet] = ObjectionQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def raise_(cls, idea: Idea, words: str, *, kind: str = "", by: User, at: datetime) -> Objection:
        words = required(words, _("Say your yes-but in one line."))
        with transaction.atomic():
            objection = cls.objects.create(
                idea=idea,
                words=words,
                kind=kind or _proposed(words),
                kind_by=by if kind else None,
                feared=_feared(words),
                by=by,
                at=at,
                lapses_at=working_days_after(at, SILENCE, idea.team),
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

    def name_kind(self, kind: str, *, by: User, at: datetime) -> None:
        """A person says what kind of worry it is; no reader says otherwise after that."""
        self.idea.check_works(by)
        if kind not in self.Kind.values:
            raise Refused(
                _("'%(text)s' is not one of the choices.") % {"text": kind},
                remedy=_("Choose one of them."),
                code="kind",
            )
        self.kind, self.kind_by = kind, by
        self.save(update_fields=["kind", "kind_by"])
        note("named a worry", self.idea, by=by, at=at, team_id=self.idea.team_id, kind=kind)

    def become_yes_if(
        self,
        what: str,
        *,
        who: User | None = None,
        due: date | None = None,
        feared: str | None = None,
        by: User,
        at: datetime,
    ) -> Condition:
        """What must be arranged, who does it, when: two of the three are filled in."""
        what = required(what, _("Say what must be arranged."))
        who, due = who or by, due or timezone.localdate(at) + timedelta(days=7)
        check_somebody(who, due, at)
        with self._answer():
            condition = Condition.objects.create(objection=self, what=what, who=who, due=due, by=by, at=at)
            if feared is not None:
                self.feared = feared.strip()[:LINE]
                self.save(update_fields=["feared"])
            note("yes-if", self.idea, by=by, at=at, team_id=self.idea.team_id, words=what)
        return condition

    def become_no(
        self, reason: str, *, look_again_on: date, kind: str = "wont", by: User, at: datetime
    ) -> OwnedNo:
        """A no with a name and a sentence, by somebody who may say no. Everybody else advises."""
        reason = required(reason, _("A no needs a sentence: why not?"))
        self._check_day(look_again_on, at)
        with self._answer():
            owned = OwnedNo.objects.create(
                objection=self,
                reason=reason,
                look_again_on=look_again_on,
                kind=kind,
                by=by,
                at=at,
                voices=self.idea.evidence.count(),
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

    def write_found(self, found: str) -> None:
        """What it turned out to be, in a line, beside what was feared."""
        self.found = " ".join(found.split())[:LINE]
        self.save(update_fields=["found"])

    def check_may_say_right(self, by: User) -> None:
        """Its writer says that it was right, or somebody who leads."""
        if self.by_id != by.pk and not self.idea.team.is_led_by(by):
            raise Refused(
                _("Only %(name)s can say that this yes-but was right.") % {"name": self.by.name},
                remedy=_("Ask for leave."),
                code="mandate",
            )

    def prove_right(self, *, found: str = "", by: User, at: datetime) -> None:
        """What was feared is what was found: a good objection is an asset. Shown with its writer's leave."""
        with transaction.atomic():
            if found.strip():
                self.write_found(found)
            if not Objection.objects.filter(pk=self.pk, proved_right_at=None).update(proved_right_at=at):
                return
            self.proved_right_at = at
            if by.pk == self.by_id:
                self.give_leave(shown=True, by=by, at=at)
            note("a yes-but was right", self.idea, by=by, at=at, team_id=self.idea.team_id)

    def give_leave(self, *, shown: bool, by: User, at: datetime) -> None:
        """Its writer lets everybody read that it was right, or would rather not; may change their mind."""
        if by.pk != self.by_id:
            raise Refused(
                _("Only %(name)s can give leave for this.") % {"name": self.by.name},
                remedy=_("Ask for leave."),
                code="not_yours",
            )
        self.shown_right_at, self.kept_right_at = (at, None) if shown else (None, at)
        self.save(update_fields=["shown_right_at", "kept_right_at"])

    def days_waiting(self, at: datetime) -> int:
        """Days from when it was said until its answer, its lapse, or now."""
        return max((self._answered_at() or at) - self.at, timedelta()).days

    def _answered_at(self) -> datetime | None:
        for answer in (getattr(self, "condition", None), getattr(self, "owned_no", None)):
            if answer:
                return cast("datetime", answer.at)
        return self.withdrawn_at or self.lapsed_at

    def _check_day(self, day: date, at: datetime) -> None:
        if day <= timezone.localdate(at):
            raise Refused(
                _("A no looks ahead: %(day)s has passed already.") % {"day": day.isoformat()},
                remedy=_("When do we look again? Half a year is usual."),
                code="day",
            )

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


def required(words: str, remedy: str) -> str:
    if not (words := words.strip()):
        raise Refused(_("There is nothing written yet."), remedy=remedy, code="empty")
    return words


def _proposed(words: str) -> str:
    """What kind of worry it is, as the reader thinks; a person may say otherwise."""
    from wallofchange.reading.yes_but import kind_of  # its word lists wait until somebody says a yes-but

    return kind_of(words)


def _feared(words: str) -> str:
    """The hours, money or effect that the worry itself names, in its own words; else nothing."""
    from wallofchange.reading.amounts import amount_of

    amount = amount_of(words)
    return amount.words[:LINE] if amount else ""
