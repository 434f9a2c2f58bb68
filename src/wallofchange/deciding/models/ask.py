"""A question that goes up with a clock: asked, reminded, one step higher, and answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding import mandates
from wallofchange.deciding.matter import Matter
from wallofchange.deciding.models.act import LAPSES_INTO_YES, Act
from wallofchange.deciding.models.ask_checks import (
    appealed_already,
    asked_already,
    check_may_appeal,
    check_may_ask,
    nobody_above_a_no,
)
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people import working_hours
from wallofchange.people.models import Organisation, Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.models.cycle import Cycle
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.deciding.models.owned_no import OwnedNo


LOOK_AGAIN = timedelta(weeks=26)  # at a no that was asked for


class AskQuerySet(models.QuerySet["Ask"]):
    def open(self) -> AskQuerySet:
        """Not answered, taken back or lapsed yet; the one that climbs first comes first."""
        return self.filter(answered_at=None).order_by("steps_up_at", "pk")

    def waiting_for(self, user: User) -> AskQuerySet:
        """What somebody is asked, or is asked in another's place."""
        return self.open().filter(of_whom=user).with_all()

    def waiting(self, team: Team) -> AskQuerySet:
        """What a team asked and waits for."""
        return self.open().filter(team=team).with_all()

    def seen_by(self, user: User) -> AskQuerySet:
        """Of one's own teams, or put to oneself."""
        if user.sees_all_teams:
            return self
        return self.filter(Q(team__in=Team.objects.of(user)) | Q(of_whom=user) | Q(asked_by=user))

    def due(self, at: datetime) -> AskQuerySet:
        """Those whose clock has run out, or who are to be reminded."""
        asleep = Q(remind_at__lte=at, reminded_at=None)
        return self.open().filter(asleep | Q(steps_up_at__lte=at, stays_at=None)).with_all()

    def with_all(self) -> AskQuerySet:
        people = ("asked_by", "of_whom", "for_whom", "answered_by", "owned_no__by")
        return self.select_related("idea__team", "team", "cycle__team", "owned_no__objection", *people)


class Ask(models.Model):
    """Outside the mandate of who asks. It never stands still: reminded, then one step up, each in time.

    About an idea, a no under which it hangs (an appeal), or the reserve of a period.
    """

    class Answer(models.TextChoices):
        YES = "yes"
        NO = "no"
        SILENCE = "silence"  # nobody answered at the top, and silence is consent here
        WITHDRAWN = "withdrawn"

    act = models.CharField(max_length=10, choices=Act.choices, default=Act.CHOOSE)
    idea = models.ForeignKey("deciding.Idea", models.CASCADE, null=True, related_name="asks")
    owned_no = models.OneToOneField(
        "deciding.OwnedNo", models.CASCADE, null=True, related_name="appeal"
    )  # put one step up: once
    cycle = models.ForeignKey("deciding.Cycle", models.CASCADE, null=True, related_name="asks")
    team = models.ForeignKey(Team, models.CASCADE, related_name="asks")
    hours = models.DecimalField(max_digits=7, decimal_places=2, default=Decimal(0))
    money = models.DecimalField(max_digits=10, decimal_places=2, default=Decimal(0))
    why = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="asks")
    at = models.DateTimeField()
    of_whom = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="asked")
    for_whom = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    steps = models.PositiveSmallIntegerField(default=0)  # how often it went up
    asked_at = models.DateTimeField()  # of_whom, for the first time
    remind_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    steps_up_at = models.DateTimeField()
    stays_at = models.DateTimeField(null=True)  # at the top, where silence is no consent: it stays visible
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    because = models.TextField(blank=True)

    objects: ClassVar[AskQuerySet] = AskQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["answered_at", "steps_up_at"], name="ask_waiting")]
        constraints = [
            models.UniqueConstraint(
                fields=["idea", "act"], condition=Q(answered_at=None), name="one_open_ask_an_act"
            )
        ]

    def __str__(self) -> str:
        return f"{self.asked_by} asks {self.of_whom}: {self.get_act_display()}"

    @classmethod
    def put(
        cls,
        about: Idea | Cycle,
        *,
        act: str = Act.CHOOSE,
        hours: Decimal | None = None,
        money: Decimal | None = None,
        why: str = "",
        by: User,
        at: datetime,
    ) -> Ask:
        """Ask whoever is needed, with one tap; of two who ask the same, the first one counts.

        Raises:
            Refused: when it may be decided without asking, when there is nobody to ask, or it was asked.
        """
        covered = mandates.covering(about, by=by, at=at, act=act, hours=hours, money=money)
        matter = Matter.of(about, act, covered.hours, covered.money)
        check_may_ask(matter, covered, why, by=by)
        return cls._put(
            covered.turn, by=by, at=at, act=act, idea=matter.idea, cycle=matter.cycle, team=matter.team,
            hours=matter.hours, money=matter.money, why=why.strip(),
        )  # fmt: skip

    @classmethod
    def appeal(cls, no: OwnedNo, *, by: User, at: datetime) -> Ask:
        """Ask one step up to take a no back: once, and with the clock of every question."""
        idea = no.objection.idea
        check_may_appeal(no, by)
        turn = mandates.next_step_up(no, by, at)
        if turn is None:
            raise nobody_above_a_no(no)
        if cls.objects.filter(owned_no=no).exists():
            raise appealed_already()
        return cls._put(turn, by=by, at=at, act=Act.APPEAL, idea=idea, team=idea.team, owned_no=no)

    @classmethod
    def _put(cls, turn: mandates.Turn | None, *, by: User, at: datetime, **what: Any) -> Ask:
        """Of two who ask the same at once, the first one counts."""
        if turn is None:
            raise mandates.nobody_above(what["team"])
        try:
            with transaction.atomic():
                ask = cls.objects.create(asked_by=by, at=at, **what, **_clock(turn, at))
                ask._note("asked", by=by, at=at, whom=turn.ask.name)
        except IntegrityError:
            if what["act"] == Act.APPEAL:
                raise appealed_already() from None
            raise asked_already(of_whom(what["idea"], what["act"])) from None
        return ask

    @property
    def matter(self) -> Matter:
        """What a mandate must cover to answer it."""
        return Matter(self.team, self.act, self.hours, self.money, self.idea, self.cycle)

    @property
    def state(self) -> str:
        """open, stays, yes, no, silence or withdrawn."""
        return self.answer or ("stays" if self.stays_at else "open")

    @property
    def clock(self) -> str:
        """Whose turn it is, and until when."""
        return mandates.asked_of(self)

    def waited(self, at: datetime) -> timedelta:
        """Working time since it was asked; until the answer, when there is one."""
        end = min(self.answered_at or at, at)
        return working_hours.between(timezone.localtime(self.at), timezone.localtime(end))

    def grant(self, *, by: User, at: datetime, because: str = "") -> None:
        """Yes. What was asked is done at once where it can be, and may be done later where it cannot."""
        if not (self.owned_no and by.pk == self.owned_no.by_id):  # who said no may always give way
            self._check_may_answer(by, at)
        with transaction.atomic():
            self._answer(self.Answer.YES, by=by, at=at, because=because)
            self._carry_out(by=by, at=at)

    def decline(self, because: str, *, by: User, at: datetime) -> None:
        """No, with a sentence: the idea stays where it hangs, and may be made smaller."""
        if not because.strip():
            raise Refused(
                _("A no needs a sentence: why not?"), remedy=_("Say in one line why not."), code="reason"
            )
        self._check_may_answer(by, at)
        with transaction.atomic():
            self._answer(self.Answer.NO, by=by, at=at, because=because)

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Never mind asking."""
        leads = self.owned_no is None and self.team.is_led_by(by)
        if by.pk != self.asked_by_id and not leads:
            raise Refused(
                _("Only %(name)s can take this question back.") % {"name": self.asked_by.name},
                remedy=_("Say what has changed as a yes-and."),
                code="not_yours",
            )
        with transaction.atomic():
            self._answer(self.Answer.WITHDRAWN, by=by, at=at)

    def tick(self, *, at: datetime) -> bool:
        """Let time do its work: remind, go up, or lapse. False where nothing was due any more."""
        if self.steps_up_at > at:
            return self._remind(at)
        higher = mandates.one_step_up(self, at)
        if higher is not None:
            return self._climb(higher, at)
        if self.act in LAPSES_INTO_YES and Organisation.here().silence_is_consent:
            return self._lapse(at)
        return bool(Ask.objects.open().filter(pk=self.pk, stays_at=None).update(stays_at=at))

    def _remind(self, at: datetime) -> bool:
        with transaction.atomic():
            if not Ask.objects.open().filter(pk=self.pk, reminded_at=None).update(reminded_at=at):
                return False
            self._note("reminded", by=None, at=at, whom=self.of_whom.name)
        return True

    def _climb(self, higher: mandates.Turn, at: datetime) -> bool:
        """One step up: the next one hears it with a fresh clock, and who was asked before is named."""
        fresh = _clock(higher, at)
        with transaction.atomic():
            same = Ask.objects.open().filter(pk=self.pk, of_whom=self.of_whom_id, steps=self.steps)
            if not same.update(**fresh, steps=self.steps + 1, reminded_at=None):
                return False
            self._note("went a step up", by=None, at=at, whom=higher.ask.name, after=self.of_whom.name)
        return True

    def _lapse(self, at: datetime) -> bool:
        with transaction.atomic():
            try:
                self._answer(self.Answer.SILENCE, by=None, at=at)
            except Refused:
                return False
            self._carry_out(by=self.asked_by, at=at)
        return True

    def _check_may_answer(self, by: User, at: datetime) -> None:
        if by.pk in (self.of_whom_id, self.for_whom_id) or mandates.may_answer(self, by, at):
            return
        raise Refused(
            _("%(name)s is asked this, and may say yes or no.") % {"name": self.of_whom.name},
            remedy=_("Say what you think as a yes-and or a yes-but."),
            code="mandate",
        )

    def _answer(self, answer: str, *, by: User | None, at: datetime, because: str = "") -> None:
        """One answer: of two at once, the second is told."""
        told: dict[str, Any] = {
            "answer": answer, "answered_by": by, "answered_at": at, "because": because.strip()
        }  # fmt: skip
        if not Ask.objects.open().filter(pk=self.pk).update(**told):
            raise Refused(
                _("This question has had its answer already."), remedy=_("Look at it again."), code="answered"
            )
        for name, value in told.items():
            setattr(self, name, value)
        self._note("answered a question", by=by, at=at, answer=answer, asked_by=self.asked_by.name)

    def _carry_out(self, *, by: User, at: datetime) -> None:
        """Do what was asked; what does not fit just now (no room, moved meanwhile) may be done later."""
        if self.cycle:
            self.cycle.break_reserve(
                self.hours, self.why, by=by, at=at, under={"how": "asked", "who": by.name}
            )
            return
        try:
            with transaction.atomic():
                self._do(self.idea, by=by, at=at)
        except Refused as refusal:
            self._note("could not do it yet", by=by, at=at, why=refusal.message)

    def _do(self, idea: Idea | None, *, by: User, at: datetime) -> None:
        if self.owned_no:
            self.owned_no.come_back(self.owned_no.Why.APPEAL, at=at)
        elif idea is None:
            return
        elif self.act == Act.NO:
            self._say_no(idea, by=by, at=at)
        elif self.act == Act.SPEND:
            idea.describe(hours=self.hours, money=self.money, by=by, at=at)
        elif self.act == Act.CHOOSE:
            idea.choose(by=by, at=at)
            idea.describe(owner=idea.owner if idea.owner_id != by.pk else self.asked_by, by=by, at=at)

    def _say_no(self, idea: Idea, *, by: User, at: datetime) -> None:
        """It is owned by who answers: customers keep talking under it, and it comes back as any other no."""
        reason, open_ones = self.because or self.why, list(idea.objections.open())
        worry = open_ones[0] if len(open_ones) == 1 else idea.yes_but(reason, by=self.asked_by, at=at)
        worry.become_no(reason, look_again_on=timezone.localdate(at) + LOOK_AGAIN, by=by, at=at)

    def _note(self, verb: str, *, by: User | None, at: datetime, **data: Any) -> None:
        note(verb, self.idea or self.cycle or self, by=by, at=at, team_id=self.team_id, ask=self.pk, **data)


def _clock(turn: mandates.Turn, at: datetime) -> dict[str, Any]:
    """Whom it is put to, and when they are reminded and it goes up."""
    return {
        "of_whom": turn.ask,
        "for_whom": turn.stands_in_for,
        "asked_at": at,
        "remind_at": turn.remind_at,
        "steps_up_at": turn.steps_up_at,
    }


def of_whom(idea: Idea | None, act: str) -> User | None:
    """Who has been asked this about the idea already."""
    had = Ask.objects.open().filter(idea=idea, act=act).select_related("of_whom").first()
    return had.of_whom if had else None


def asks_of(ideas: Iterable[Idea]) -> dict[int, Ask]:
    """The open question about each of these ideas that has one, by the key of the idea: one query."""
    found = Ask.objects.open().filter(idea__in=[idea.pk for idea in ideas]).select_related("of_whom")
    return {ask.idea_id: ask for ask in found if ask.idea_id}
