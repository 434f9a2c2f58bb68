"""What the signals say about a change: one verdict at one moment. Only added, never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.diary.tongue import spoken

if TYPE_CHECKING:
    from wallofchange.closing.going_through import Reach
    from wallofchange.learning.outcome.further import Further


class Verdict(models.TextChoices):
    """Did it work? In plain words."""

    WORKS = "works", _("works")
    WORKS_WITH_DAMAGE = "works_with_damage", _("works, with damage")
    HARMFUL = "harmful", _("harmful")
    NO_RELEVANT_EFFECT = "no_relevant_effect", _("no relevant effect")
    NOT_PROVEN = "not_proven", _("not proven")
    TOO_EARLY = "too_early", _("too early to tell")
    CANNOT_JUDGE = "cannot_judge", _("cannot be judged")


class Evaluation(models.Model):
    """An answer of the measurements to one locked plan, with the numbers and the digest of the data."""

    idea = models.ForeignKey(Idea, models.CASCADE, related_name="evaluations")
    hypothesis = models.ForeignKey(Hypothesis, models.CASCADE, related_name="evaluations")
    at = models.DateTimeField()
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    moved = models.CharField(max_length=8, default="unclear")
    grade = models.CharField(max_length=1)
    sentence_nl = models.TextField()
    sentence_en = models.TextField()
    result = models.JSONField()  # the whole calculation, as `wallofchange effect --json` gives it
    data_digest = models.CharField(max_length=64)
    final = models.BooleanField(default=False)

    further: Further | None = None  # what measuring longer would do, where a page asks (outcome.further)
    reach: Reach | None = None  # of how many who went through harm hear from us when it stops, idem

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["idea", "at"], name="evaluation_of_idea")]

    def __str__(self) -> str:
        return f"{self.idea}: {self.get_verdict_display()}"

    @property
    def sentence(self) -> str:
        return spoken(nl=self.sentence_nl, en=self.sentence_en)

    @property
    def traps(self) -> list[dict[str, str]]:
        return list(self.result.get(spoken(nl="traps_nl", en="traps"), []))

    @property
    def method(self) -> str:
        return str(self.result.get(spoken(nl="method_nl", en="method"), self.result["method"]))

    @property
    def beside(self) -> list[dict[str, Any]]:
        """Every figure of the two sides and their difference; shares and chances in per cent."""
        return [_shown(row) for row in self.result.get("beside", [])]

    @property
    def alarming(self) -> bool:
        """Whether somebody should look today: it runs, and there is sure harm or a sure fall."""
        fell = any(trap["code"] == "ALARM" for trap in self.result.get("traps", []))
        return not self.final and (fell or self.verdict == Verdict.HARMFUL)

    @property
    def by_lot(self) -> bool:
        """Lots were drawn: those with the change are set beside those without, not after beside before."""
        return self.hypothesis.design == Hypothesis.Design.RANDOMISED

    @property
    def spread(self) -> dict[str, dict[str, Any]]:
        """The two sides that are compared: how many answers, and how often each score was given."""
        left = (
            self.result["control"]["after"]
            if self.by_lot and "control" in self.result
            else self.result["before"]
        )
        return {"left": _side(left), "right": _side(self.result["after"])}

    @property
    def scale(self) -> str:
        return str(self.result.get("scale", "0-10"))

    @property
    def measured(self) -> bool:
        """Whether there is an interval to show."""
        return self.result["effect"]["low"] is not None

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("A verdict is never changed; add a new one.")
        super().save(*args, **kwargs)


def _side(side: dict[str, Any]) -> dict[str, Any]:
    return {"n": side["n"], "counts": {each["score"]: each["n"] for each in side.get("counts", [])}}


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    share = row["name"] in (Hypothesis.Measure.NINE_PLUS, Hypothesis.Measure.ORDINAL)
    cells = [_scaled(row[side], 100 if share else 1) for side in ("left", "right", "difference")]
    label = dict(Hypothesis.Measure.choices)[row["name"]]
    return {
        "label": label,
        "unit": " %" if share else "",
        "places": 2 if row["name"] == "mean" else 0,
        "cells": cells,
    }


def _scaled(found: dict[str, float | None], by: int) -> dict[str, float] | None:
    """None where nothing is known."""
    if found["estimate"] is None:
        return None
    return {name: value * by for name, value in found.items() if value is not None}
