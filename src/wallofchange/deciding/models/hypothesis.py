"""The prediction: which measure, at which moment, for whom, will move how far, by when."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wallofchange.deciding.models import refusals
from wallofchange.deciding.models.stage import Stage
from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import Moment
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.deciding.models.idea import Idea

ANALYSIS_VERSION = "1"
CAME_LATER = ("unit_starts", "extends_id")


class Hypothesis(models.Model):
    """The whole plan of an evaluation (science: pre-registration). Fixed and hashed when the idea goes live.

    Scores and `worthwhile` are on the signals' own scale; for shares `worthwhile` is a share from 0 to 1.
    """

    class Measure(models.TextChoices):
        NINE_PLUS = "nine_plus", _("share of nines and tens")
        MEAN = "mean", _("mean score")
        NPS = "nps", _("NPS")
        ORDINAL = "ordinal", _("chance that a later customer is happier")

    class Direction(models.TextChoices):
        UP = "up", _("up")
        DOWN = "down", _("down")

    class Design(models.TextChoices):
        BEFORE_AFTER = "before_after", _("before and after")
        CONTROLLED = "controlled", _("beside units without the change")
        RANDOMISED = "randomised", _("by lot")
        STAGGERED = "staggered", _("one place after another")
        SYNTHETIC = "synthetic", _("beside a mix of other places")
        FORECAST = "forecast", _("beside what was to be expected")

        @property
        def beside_units(self) -> bool:
            """Whether places with the change are set beside places without it."""
            return self not in (self.BEFORE_AFTER, self.RANDOMISED)

        @property
        def slow(self) -> bool:
            """Whether it is worked out in the background, because it takes longer than anybody waits."""
            return self in (self.STAGGERED, self.SYNTHETIC, self.FORECAST)

    idea = models.ForeignKey("deciding.Idea", models.CASCADE, related_name="hypotheses")
    sentence = models.TextField(blank=True)
    measure = models.CharField(max_length=12, choices=Measure.choices, default=Measure.NINE_PLUS)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.UP)
    worthwhile = models.FloatField(default=0.05)  # the smallest effect that matters
    design = models.CharField(max_length=12, choices=Design.choices, default=Design.BEFORE_AFTER)
    moment = models.ForeignKey(Moment, models.PROTECT, null=True, related_name="+")
    population = models.JSONField(default=dict)  # {"channel": [...], "language": [...], "unit": [...]}
    treated_units = models.JSONField(default=list)
    unit_starts = models.JSONField(default=dict)  # staggered: {"Almelo": "2026-03-02"}
    arm_key = models.CharField(max_length=40, blank=True)  # randomised: where in the signal the lot is kept
    baseline_from = models.DateField()
    baseline_until = models.DateField()  # the last day that counts
    live_on = models.DateField()
    measure_from = models.DateField()
    measure_until = models.DateField()
    planned_n = models.PositiveIntegerField(null=True)
    looks = models.JSONField(default=list)  # dates, or fractions of planned_n; at most five
    guardrails = models.JSONField(default=list)  # [{"measure": "below", "margin": 0.03}]
    exclusions = models.JSONField(default=list)  # [{"from": date, "until": date, "why": "…"}]
    segments = models.JSONField(default=list)
    selected_on_from = models.DateField(null=True)  # the window of the data by which the idea was chosen
    selected_on_until = models.DateField(null=True)
    predicted = models.FloatField(null=True)  # what we think, on the measure's own scale
    analysis_version = models.CharField(max_length=20, default=ANALYSIS_VERSION)
    drafted_by_system = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    locked_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    after_start = models.BooleanField(
        default=False
    )  # a version made after go-live: the verdict is exploratory
    extends = models.OneToOneField(  # the same plan, measured longer than was fixed
        "self", models.CASCADE, null=True, related_name="extended_by"
    )

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "hypotheses"

    def __str__(self) -> str:
        return self.sentence or f"{self.get_measure_display()} {self.get_direction_display()}"

    @property
    def locked(self) -> bool:
        return self.locked_at is not None

    @property
    def slow(self) -> bool:
        """Whether its verdict is worked out in the background."""
        return self.Design(self.design).slow

    @property
    def looks_said(self) -> list[str]:
        """The looks as one says them: days, or parts of the answers."""
        return [_look_said(look) for look in self.looks]

    def plan(self) -> dict[str, Any]:
        """Everything that is fixed, as plain values: what the digest is taken of.

        A field that came later counts where it is used, so that plans of before it stay what they were.
        """
        left_out = {"id", "locked_at", "digest"} | {name for name in CAME_LATER if not getattr(self, name)}
        return {
            field.attname: _plain(getattr(self, field.attname))
            for field in self._meta.concrete_fields
            if field.attname not in left_out
        }

    def fingerprint(self) -> str:
        """SHA-256 of the plan in canonical JSON."""
        return sha256(json.dumps(self.plan(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def left_out(self) -> list[tuple[date, date]]:
        """The stretches of days that do not count, both ends with them."""
        ends = ([str(each[end]) for end in ("from", "until")] for each in self.exclusions)
        return [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in ends]

    @property
    def margins(self) -> dict[str, dict[str, float]]:
        """What share of all customers (0 to 1) has each value of a channel, a place or another segment."""
        return dict(self.population.get("margins") or {})

    def intact(self) -> bool:
        """Whether the plan is still what was locked."""
        return self.locked and self.digest == self.fingerprint()

    def begin(self, on: date) -> None:
        """Going live later than planned moves the measuring along, in whole weeks: weekdays stay in step."""
        late = (on - self.measure_from).days
        if late > 0:
            weeks = timedelta(weeks=-(-late // 7))
            self.live_on, self.measure_from, self.measure_until = (
                on,
                self.measure_from + weeks,
                self.measure_until + weeks,
            )
            self.unit_starts = {unit: _later(day, weeks) for unit, day in self.unit_starts.items()}
            self.looks = [_later(look, weeks) if isinstance(look, str) else look for look in self.looks]
            self.save(update_fields=["live_on", "measure_from", "measure_until", "unit_starts", "looks"])

    def lock(self, *, by: User, at: datetime) -> None:
        """Fix the plan. From here on a change is a new version, and shown as such."""
        self.refresh_from_db()
        self.locked_at, self.digest = at, self.fingerprint()
        super().save(update_fields=["locked_at", "digest"])
        note("locked", self, by=by, at=at, team_id=self.idea.team_id, idea=self.idea_id, digest=self.digest)

    def extend(self, until: date, *, planned_n: int | None, by: User, at: datetime) -> Hypothesis:
        """Keep measuring beyond the end that was fixed: a version of its own, and shown as such.

        Its looks are used up, so the interval that holds at all times judges it, and never that it works.
        """
        self.idea.check_works(by)
        if self.idea.stage != Stage.EVALUATION or not self.locked:
            raise refusals.not_live()
        if Hypothesis.objects.filter(extends=self).exists():
            raise refusals.measured_longer_already()
        if until <= max(self.measure_until, timezone.localdate(at)):
            raise refusals.measures_until_then(until)
        fields = {each.attname: getattr(self, each.attname) for each in self._meta.concrete_fields}
        fields |= {"id": None, "locked_at": None, "digest": "", "extends_id": self.pk, "after_start": True}
        fields |= {"measure_until": until, "planned_n": planned_n, "looks": [], "by_id": by.pk, "at": at}
        with transaction.atomic():
            longer = Hypothesis.objects.create(**fields)
            longer.lock(by=by, at=at)
            note(
                "keeps measuring", self.idea, by=by, at=at, team_id=self.idea.team_id, until=until.isoformat()
            )
        return longer

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and Hypothesis.objects.filter(pk=self.pk).exclude(locked_at=None).exists():
            raise Refused(
                str(_("This prediction was fixed when the idea went live.")),
                remedy=str(_("Make a new version; it will be shown as changed after the start.")),
                code="locked",
            )
        super().save(*args, **kwargs)


def judged_by(idea: Idea) -> Hypothesis | None:
    """The plan by which an idea is judged: the first that was locked, as long as it is measured by now."""
    locked = list(idea.hypotheses.exclude(locked_at=None).order_by("locked_at", "pk"))
    longer = {each.extends_id: each for each in locked if each.extends_id}
    plan = locked[0] if locked else None
    while plan is not None and plan.pk in longer:
        plan = longer[plan.pk]
    return plan


def _later(day: str, by: timedelta) -> str:
    return (date.fromisoformat(day) + by).isoformat()


def _look_said(look: Any) -> str:
    if isinstance(look, str):
        return str(date_format(date.fromisoformat(look)))
    return f"{look:.0%}"


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
