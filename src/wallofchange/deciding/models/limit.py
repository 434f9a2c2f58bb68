"""A limit that a team sets itself; where it is crossed, the management chooses what to do about it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User

A_WHILE = timedelta(weeks=4)  # after a choice nothing is said of the limit, unless another day was chosen
EVERY = timedelta(hours=1)  # a limit is measured
MOST = 10_000


class LimitQuerySet(models.QuerySet["Limit"]):
    def standing(self) -> LimitQuerySet:
        return self.filter(ended_at=None)

    def due(self, at: datetime) -> LimitQuerySet:
        """Those that were not measured for an hour."""
        return self.standing().filter(models.Q(looked_at=None) | models.Q(looked_at__lte=at - EVERY))


class Limit(models.Model):
    """What a team does not want to go beyond: set by who leads it, and only for itself."""

    class Of(models.TextChoices):
        WAITING = "waiting", gettext_lazy("a customer waits for an answer")
        NINES = "nines", gettext_lazy("nines and tens")
        SIZE = "size", gettext_lazy("people in the team")

    team = models.ForeignKey(Team, models.CASCADE, related_name="limits")
    of = models.CharField(max_length=10, choices=Of.choices)
    bar = models.DecimalField(max_digits=7, decimal_places=2)  # working hours; customers in 100; people
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)  # when it was last measured

    objects: ClassVar[LimitQuerySet] = LimitQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "of"], condition=models.Q(ended_at=None), name="one_limit_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.get_of_display()}"

    @property
    def at_least(self) -> bool:
        """Whether it is crossed from above: nines and tens should not become fewer, the rest not more."""
        return self.of == self.Of.NINES

    @classmethod
    def set(cls, team: Team, of: str, bar: Decimal, *, by: User, at: datetime) -> Limit:
        """Set a limit; the one of that kind that held until now ends."""
        _check_leads(team, by)
        if of not in cls.Of.values or not bar.is_finite() or not 0 <= bar <= (100 if of == "nines" else MOST):
            raise Refused(
                _("That is no limit."),
                remedy=_("Give working hours, customers in a hundred, or people: a number from 0 up."),
                code="limit",
            )
        with transaction.atomic():
            for old in cls.objects.standing().filter(team=team, of=of).select_for_update():
                old.end(by=by, at=at)
            limit = cls.objects.create(team=team, of=of, bar=bar, by=by, at=at)
            note("set a limit", limit, by=by, at=at, team_id=team.pk, kind=of, bar=str(bar))
        return limit

    def end(self, *, by: User, at: datetime) -> None:
        """It holds no more, and neither does what it asked of the management."""
        _check_leads(self.team, by)
        with transaction.atomic():
            self.ended_by, self.ended_at = by, at
            self.save(update_fields=["ended_by", "ended_at"])
            self.crossings.open().update(passed_at=at)
            note("ended a limit", self, by=by, at=at, team_id=self.team_id, kind=self.of)

    def cross(
        self,
        found: Decimal,
        *,
        at: datetime,
        low: Decimal | None = None,
        high: Decimal | None = None,
        n: int = 0,
    ) -> Crossing | None:
        """It was measured beyond the bar: an item for the management, once; None where one is there."""
        today = timezone.localdate(at)
        if self.crossings.filter(models.Q(look_again_on__gt=today) | Crossing.OPEN).exists():
            return None
        try:
            with transaction.atomic():
                crossing = self.crossings.create(bar=self.bar, found=found, low=low, high=high, n=n, at=at)
                note("a limit was crossed", self, by=None, at=at, team_id=self.team_id, found=str(found))
        except IntegrityError:  # another worker was just before us
            return None
        return crossing

    def hold(self, *, at: datetime) -> int:
        """It was measured within the bar again: what is open passes by itself."""
        passed = self.crossings.open().update(passed_at=at)
        if passed:
            note("a limit holds again", self, by=None, at=at, team_id=self.team_id)
        return passed


class CrossingQuerySet(models.QuerySet["Crossing"]):
    def open(self) -> CrossingQuerySet:
        """What still waits for the management."""
        return self.filter(Crossing.OPEN)


class Crossing(models.Model):
    """A limit that was crossed: what was found, and what the management chose."""

    class Choice(models.TextChoices):
        HANDS = "hands", gettext_lazy("More people for it")
        LESS = "less", gettext_lazy("Less regular work")
        MANDATE = "mandate", gettext_lazy("Let the team decide more itself")
        REPAIR = "repair", gettext_lazy("First what is not in order")
        SLOWER = "slower", gettext_lazy("Grow more slowly")
        SPLIT = "split", gettext_lazy("Make it two teams")
        LEAVE = "leave", gettext_lazy("Leave it so, on purpose")

    OPEN: ClassVar[models.Q] = models.Q(chosen_at=None, passed_at=None)

    limit = models.ForeignKey(Limit, models.CASCADE, related_name="crossings")
    bar = models.DecimalField(max_digits=7, decimal_places=2)  # as it was then
    found = models.DecimalField(max_digits=9, decimal_places=2)  # in the unit of the bar
    low = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    high = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    n = models.PositiveIntegerField(default=0)  # answers, or customers who wait
    at = models.DateTimeField()
    choice = models.CharField(max_length=10, choices=Choice.choices, blank=True)
    why = models.TextField(blank=True)
    look_again_on = models.DateField(null=True)
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)

    objects: ClassVar[CrossingQuerySet] = CrossingQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["limit"],
                condition=models.Q(chosen_at=None, passed_at=None),
                name="one_open_crossing_a_limit",
            )
        ]

    def __str__(self) -> str:
        return f"{self.limit}: {self.found}"

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What can be done about it: three at most, and leaving it so."""
        choice = self.Choice
        ways = {
            Limit.Of.WAITING: [choice.HANDS, choice.LESS, choice.MANDATE],
            Limit.Of.NINES: [choice.REPAIR, choice.LESS, choice.SLOWER],
            Limit.Of.SIZE: [choice.SPLIT, choice.MANDATE],
        }
        offered = [*ways[Limit.Of(self.limit.of)], choice.LEAVE]
        return [(str(way), str(way.label)) for way in offered]

    def choose(
        self, choice: str, *, why: str = "", look_again_on: date | None = None, by: User, at: datetime
    ) -> None:
        """The management chooses, by name; the limit keeps silent until it is looked at again."""
        if not by.sees_all_teams:
            raise Refused(
                _("What to do about a limit that was crossed is for the management to choose."),
                remedy=_("Say what you would choose to the lead of your team, or hang up an idea about it."),
                code="mandate",
            )
        if choice not in dict(self.choices):
            raise Refused(
                _("That is not one of the choices here."), remedy=_("Choose one of them."), code="choice"
            )
        again = look_again_on or timezone.localdate(at) + A_WHILE
        chosen = {
            "choice": choice,
            "why": why.strip(),
            "look_again_on": again,
            "chosen_by": by,
            "chosen_at": at,
        }
        with transaction.atomic():
            if not Crossing.objects.open().filter(pk=self.pk).update(**chosen):
                raise Refused(
                    _("Somebody chose just before you, or the limit holds again."),
                    remedy=_("Look at the page again."),
                    code="answered",
                )
            note("chose about a limit", self.limit, by=by, at=at, team_id=self.limit.team_id, choice=choice)
        self.refresh_from_db()


def _check_leads(team: Team, by: User) -> None:
    if not team.is_led_by(by):
        raise Refused(
            _("A team sets its limits itself: this is for who leads %(team)s.") % {"team": team},
            remedy=_("Ask the lead of that team."),
            code="not_yours",
        )
