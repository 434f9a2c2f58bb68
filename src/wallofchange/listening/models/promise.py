"""What customers were told to expect, and from when until when."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.diary.tongue import spoken
from wallofchange.listening.models.anchor import Anchor, AnchorQuerySet
from wallofchange.listening.models.measure import MORE_IS_BETTER, Measure, called

if TYPE_CHECKING:
    from wallofchange.people.models import Team, User


class PromiseQuerySet(AnchorQuerySet["Promise"]):
    def in_force(self, on: date) -> PromiseQuerySet:
        """Those that held on this day, both ends counted."""
        return self.filter(models.Q(ends_on=None) | models.Q(ends_on__gte=on), starts_on__lte=on)

    def in_order(self) -> PromiseQuerySet:
        """The latest first."""
        return self.order_by("-starts_on", "-pk")


class Promise(Anchor):
    """Dated, so that a tighter one can be told from a better one. Ended once; never changed."""

    text_nl = models.CharField(max_length=300)
    text_en = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)  # the last day that it held; none: it still does
    kind = models.CharField(max_length=40, blank=True)  # the performance that it is about
    threshold = models.FloatField(null=True)  # in `measure`: at most so long, at least such a share
    measure = models.CharField(max_length=10, choices=Measure.choices, blank=True)
    units = models.JSONField(default=list)  # where it held; empty: everywhere
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[PromiseQuerySet] = PromiseQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "fingerprint"], name="one_promise_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="a_promise_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return spoken(nl=self.text_nl or self.text_en, en=self.text_en or self.text_nl)

    @property
    def about(self) -> str:
        """The performance that it promises, as it is called on screen."""
        return called(self.kind) if self.kind else ""

    def held(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)

    def holds_in(self, unit: str) -> bool:
        return not self.units or unit in self.units

    def kept(self, value: float, measure: str) -> bool | None:
        """Whether a fact in this measure keeps it; None where it cannot tell.

        Minutes, hours, days and times are promised as at most, a share or a yes as at least.
        """
        if measure == Measure.YES_NO and self.measure not in MORE_IS_BETTER:
            return value >= 1  # "on time" already says whether the hour was kept
        if self.threshold is None or measure != self.measure:
            return None
        return value >= self.threshold if measure in MORE_IS_BETTER else value <= self.threshold

    def end(self, *, on: date, by: User, at: datetime) -> None:
        """From the day after `on` it holds no more.

        Raises:
            Refused: when it ended before, ends before it began, or by somebody who does not lead the team.
        """
        self.check_may_change(by)
        if self.ended_at or (self.ends_on and self.ends_on <= on):
            raise Refused(
                _("This promise has an end already."), remedy=_("Make a new one instead."), code="ended"
            )
        if on < self.starts_on:
            raise Refused(
                _("A promise cannot end before it begins."),
                remedy=_("Choose its first day, or a later one."),
                code="ends_before",
            )
        self.ends_on, self.ended_by, self.ended_at = on, by, at
        self.save(update_fields=["ends_on", "ended_by", "ended_at"])
        note("ended a promise", self, by=by, at=at, team_id=self.source.team_id, on=on.isoformat())

    def check_may_change(self, by: User) -> None:
        check_may_promise(self.source.team, by)


def check_may_promise(team: Team, by: User) -> None:
    """Whoever leads a team says what it promises."""
    if not team.is_led_by(by):
        raise Refused(
            _("Only who leads %(team)s promises something for it.") % {"team": team},
            remedy=_("Ask who leads the team."),
            code="not_yours",
        )
