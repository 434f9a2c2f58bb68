"""What a team or a person may decide alone: hours, money, subjects, a gesture for a customer, a free move."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wallofchange.deciding.models.mandate_checks import check_bounds, check_giver, check_is_above
from wallofchange.diary.models import Entry, note
from wallofchange.people.models import Team, User

if TYPE_CHECKING:
    from wallofchange.deciding.matter import Matter
    from wallofchange.deciding.models.idea import Idea

A_DAY = timedelta(days=1)


class MandateQuerySet(models.QuerySet["Mandate"]):
    def on(self, day: date) -> MandateQuerySet:
        """In force on this day; of two for the same team or person, the later one counts (it comes last)."""
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day).order_by("since", "pk")

    def of_teams(self, teams: Iterable[Team], day: date) -> dict[int, Mandate]:
        """The one that counts for each of these teams that has one, by the key of the team."""
        found = self.on(day).filter(team__in=[team.pk for team in teams]).select_related("team", "above")
        return {mandate.team_id: mandate for mandate in found if mandate.team_id}


class Mandate(models.Model):
    """Filled in, not asked. A new one takes the place of the one before; both stay on record."""

    team = models.ForeignKey(Team, models.CASCADE, null=True, related_name="mandates")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="mandates")
    hours = models.DecimalField(max_digits=7, decimal_places=2, default=Decimal(0))  # an idea
    money = models.DecimalField(max_digits=10, decimal_places=2, default=Decimal(0))  # euros, an idea
    subjects = models.JSONField(default=list)  # decided alone, however many hours: ["scripts", "call-backs"]
    gesture = models.DecimalField(max_digits=8, decimal_places=2, default=Decimal(0))  # euros, a customer
    free_moves = models.PositiveSmallIntegerField(default=1)  # in a period, beyond all of this
    above = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)  # the last day on which it holds
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[MandateQuerySet] = MandateQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(team=None, user__isnull=False) | Q(team__isnull=False, user=None),
                name="mandate_of_one",
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=0, money__gte=0, gesture__gte=0), name="mandate_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def give(
        cls,
        whose: Team | User,
        *,
        by: User,
        at: datetime,
        since: date | None = None,
        until: date | None = None,
        **reach: Any,
    ) -> Mandate:
        """Give a team or a person a mandate from this day on; the one it had ends the day before.

        Raises:
            Refused: when the giver may not, a number cannot be, or the steps up would run in a circle.
        """
        since = since or timezone.localdate(at)
        check_giver(by)
        check_bounds(reach, since, until)
        check_is_above(whose, reach.get("above"), since, until)
        owner = {"team": whose} if isinstance(whose, Team) else {"user": whose}
        with transaction.atomic():
            cls._end_before(owner, since)
            given = cls.objects.create(**owner, since=since, until=until, by=by, at=at, **reach)
            note("gave a mandate", given, by=by, at=at, team_id=given.team_id, **given.told())
        return given

    def end(self, *, by: User, at: datetime) -> None:
        """Take it back from now on: without one, a team or person decides as before there were any."""
        check_giver(by)
        today = timezone.localdate(at)
        with transaction.atomic():
            self.until = max(today - A_DAY, self.since - A_DAY)
            self.save(update_fields=["until"])
            note("took a mandate back", self, by=by, at=at, team_id=self.team_id, **self.told())

    def covers(self, matter: Matter) -> bool:
        """Whether this much may be decided under it. A subject of its own lifts the hours, not the money."""
        return matter.money <= self.money and (matter.weight <= self.hours or self.is_on(matter.idea))

    def is_on(self, idea: Idea | None) -> bool:
        """Whether the idea was hung as one of its subjects: another title afterwards does not make it one."""
        if idea is None or not any(self.subjects):
            return False
        said = _hung_as(idea).casefold()
        return any(subject.casefold() in said for subject in self.subjects if subject)

    @property
    def whose(self) -> str:
        return str(self.team or self.user)

    @property
    def words(self) -> str:
        """Klantenservice: up to 12 hours and € 40."""
        return in_words(self.told())

    def told(self) -> dict[str, Any]:
        """What it says, to be kept beside a decision: a mandate may change, what it was then does not."""
        return {
            "whose": self.whose,
            "hours": f"{Decimal(self.hours):f}",
            "money": f"{Decimal(self.money):f}",
            "subjects": list(self.subjects),
        }

    @classmethod
    def _end_before(cls, owner: dict[str, Any], since: date) -> None:
        """Whatever would still hold on that day stops the day before."""
        cls.objects.filter(Q(until=None) | Q(until__gte=since), **owner).filter(since__lt=since).update(
            until=since - A_DAY
        )


def _hung_as(idea: Idea) -> str:
    """The title with which it was pinned, as the diary has it; of one from before the diary, today's."""
    pinned = Entry.objects.filter(noun=idea._meta.label_lower, noun_id=idea.pk, verb="pinned").first()
    return str(pinned.data.get("title", idea.title)) if pinned else idea.title


def in_words(told: dict[str, Any]) -> str:
    """A mandate as it was, in the reader's language."""
    hours, money = amount(Decimal(told["hours"])), euros(Decimal(told["money"]))
    if Decimal(told["money"]):
        return _("%(whose)s: up to %(hours)s hours and € %(money)s") % {
            "whose": told["whose"], "hours": hours, "money": money,
        }  # fmt: skip
    return _("%(whose)s: up to %(hours)s hours") % {"whose": told["whose"], "hours": hours}


def amount(number: Decimal) -> str:
    """12, 2.5 or 2,5: no more decimals than it has."""
    number = Decimal(number)
    return str(number_format(number.quantize(Decimal(1)) if number == int(number) else number.normalize()))


def euros(number: Decimal) -> str:
    """40, or 4.50: whole, or with its cents."""
    number = Decimal(number).quantize(Decimal("0.01"))
    return str(number_format(number, 0 if number == int(number) else 2))
