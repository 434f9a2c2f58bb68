"""How we ask, and what others found: figures are only compared when they were asked alike."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Moment
from wallofchange.people.models import User


class Mode(models.TextChoices):
    """By which way people were asked."""

    MAIL = "mail", gettext_lazy("by e-mail")
    TEXT = "text", gettext_lazy("by text message")
    WEB = "web", gettext_lazy("on a website or in an app")
    PHONE = "phone", gettext_lazy("by phone")
    PAPER = "paper", gettext_lazy("on paper or face to face")
    PUBLIC = "public", gettext_lazy("public reviews")


def may_keep(user: User) -> bool:
    """Whoever belongs to a team may see and keep figures of others; they hold nothing of a customer."""
    return user.sees_all_teams or user.memberships.exists()


class Asked(models.Model):
    """How a figure was asked for: what has to be the same before two of them are compared."""

    question = models.CharField(max_length=300)
    version = models.CharField(max_length=80, blank=True)
    scale_low = models.FloatField(default=0)
    scale_high = models.FloatField(default=10)
    mode = models.CharField(max_length=8, choices=Mode.choices, blank=True)
    country = models.CharField(max_length=2, blank=True)  # ISO 3166-1 alpha-2
    moment = models.ForeignKey(Moment, models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["id"]

    @property
    def scale(self) -> tuple[float, float]:
        return self.scale_low, self.scale_high

    @property
    def scale_said(self) -> str:
        return f"{self.scale_low:g}-{self.scale_high:g}"

    @classmethod
    def keep(cls, *, by: User, at: datetime, **given: Any) -> Any:
        """Write it down; what cannot be is refused."""
        if not may_keep(by):
            raise Refused(
                _("Only somebody in a team keeps figures to compare with."),
                remedy=_("Ask who leads a team to let you in."),
                code="mandate",
            )
        kept = cls(by=by, at=at, **given)
        kept._check()
        kept.save()
        note("kept", kept, by=by, at=at, question=kept.question)
        return kept

    def _check(self) -> None:
        self.question, self.country = self.question.strip(), self.country.strip().upper()
        if not self.question:
            raise Refused(
                _("Without the question a figure says nothing."),
                remedy=_("Write the question as it was asked."),
                code="empty",
            )
        if self.scale_low >= self.scale_high:
            raise Refused(_("A scale runs from low to high."), remedy=_("Such as 0-10 or 1-5."), code="scale")


class Question(Asked):
    """How we ask it ourselves, at one moment or everywhere; the last one written down counts."""

    class Meta(Asked.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.question


class BenchmarkQuerySet(models.QuerySet["Benchmark"]):
    def seen_by(self, user: User) -> BenchmarkQuerySet:
        """Nothing for who belongs to no team."""
        return self.filter(withdrawn_at=None) if may_keep(user) else self.none()


class Benchmark(Asked):
    """A figure of somebody else, with where it was found. Never changed: withdrawn, and written again."""

    name = models.CharField(max_length=120)
    n = models.PositiveIntegerField(null=True)
    mean = models.FloatField(null=True)
    sd = models.FloatField(null=True)
    counts = models.JSONField(default=dict)  # {"8": 41}: answers per score, where they are known
    day = models.DateField()  # until when the answers run
    source = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects: ClassVar[BenchmarkQuerySet] = BenchmarkQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() hands out the QuerySet's methods

    class Meta(Asked.Meta):
        abstract = False

    def __str__(self) -> str:
        return self.name

    @property
    def histogram(self) -> dict[float, int]:
        return {float(score): int(n) for score, n in self.counts.items()}

    def withdraw(self, *, by: User, at: datetime) -> None:
        """Take it off the page; it stays on record. By who kept it, or who sees every team."""
        if by.pk != self.by_id and not by.sees_all_teams:
            raise Refused(
                _("Only %(name)s can take this figure back.") % {"name": self.by.name},
                remedy=_("Write down a better one beside it."),
                code="not_yours",
            )
        self.withdrawn_at, self.withdrawn_by = at, by
        self.save(update_fields=["withdrawn_at", "withdrawn_by"])
        note("withdrew", self, by=by, at=at, name=self.name)

    def _check(self) -> None:
        super()._check()
        self.name, self.source = self.name.strip(), self.source.strip()
        if not self.name or not self.source:
            raise Refused(
                _("A figure of somebody else needs a name and a source."),
                remedy=_("Whose is it, and where was it found?"),
                code="empty",
            )
        if self.counts:
            self._add_up()
        if self.mean is None:
            raise Refused(
                _("There is no figure yet."),
                remedy=_("Give the mean, or how often each score was given."),
                code="empty",
            )
        self._check_figure(self.mean)

    def _add_up(self) -> None:
        """Counts say everything: the mean, the spread and how many."""
        try:
            found = self.histogram
        except (TypeError, ValueError):
            found = {}
        self.n = sum(found.values())
        if not found or self.n < 1 or min(found.values()) < 0:
            raise Refused(
                _("These counts are not understood."), remedy=_("Such as: 8 = 41, 9 = 12."), code="counts"
            )
        self.mean = sum(score * n for score, n in found.items()) / self.n
        around = sum(n * (score - self.mean) ** 2 for score, n in found.items())
        self.sd = (around / (self.n - 1)) ** 0.5 if self.n > 1 else None
        low, high = min(found), max(found)
        if not self.scale_low <= low <= high <= self.scale_high:
            raise self._off_the_scale()

    def _check_figure(self, mean: float) -> None:
        if not self.scale_low <= mean <= self.scale_high:
            raise self._off_the_scale()
        if self.n == 0 or (self.sd is not None and self.sd < 0):
            raise Refused(
                _("A number of answers is at least one, a spread at least zero."),
                remedy=_("Leave it empty where it is not known."),
                code="figure",
            )

    def _off_the_scale(self) -> Refused:
        return Refused(
            _("This figure does not lie on the scale %(scale)s.") % {"scale": self.scale_said},
            remedy=_("Give the scale on which it was asked."),
            code="scale",
        )
