"""Designs that compare places in a model of their own: what each changes in the question that is asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.diary.models import Entry, note
from wallofchange.learning.judging.plan_question import UNITS_A_SIDE
from wallofchange.people.models import User

if TYPE_CHECKING:
    from wallofchange.analysis.compared import Comparing

ASKED = "asked for a verdict"


def design_of(hypothesis: Hypothesis) -> dict[str, Any]:
    """What a slow design changes in the question to `analysis.effect`; nothing for the others.

    Every look is worked out anew, so the band of every day is left out.
    """
    if not hypothesis.slow:
        return {}
    return {
        "treated": ("treated", 1),
        "unit": "unit",
        "daily": False,
        "compared_by": Remembered(_comparing(hypothesis)),
    }


def ask(idea: Idea, *, by: User, at: datetime) -> None:
    """Have it worked out in the background; the next round of the worker picks it up."""
    note(ASKED, idea, by=by, at=at, team_id=idea.team_id)


def asked_for(ideas: Iterable[Idea]) -> dict[int, datetime]:
    """When somebody last asked for each of these ideas to be worked out; one query."""
    ids = [idea.pk for idea in ideas]
    asked = Entry.objects.filter(verb=ASKED, noun=Idea._meta.label_lower, noun_id__in=ids).order_by("at")
    return dict(asked.values_list("noun_id", "at"))


class Remembered:
    """A comparison that is made once for each measure and plan: the looks and the pages ask it again."""

    def __init__(self, comparing: Comparing) -> None:
        self.comparing = comparing
        self.made: dict[Any, Any] = {}

    def __call__(self, measure: Any, answers: Any, plan: Any) -> Any:
        if (measure, plan) not in self.made:
            self.made[measure, plan] = self.comparing(measure, answers, plan)
        return self.made[measure, plan]


def _comparing(hypothesis: Hypothesis) -> Comparing:
    from wallofchange.analysis.modelled import Forecast, Mix
    from wallofchange.analysis.staggered import OneAfterAnother

    if hypothesis.design == Hypothesis.Design.STAGGERED:
        starts = {unit: date.fromisoformat(day) for unit, day in hypothesis.unit_starts.items()}
        return OneAfterAnother(starts, UNITS_A_SIDE)
    return Mix() if hypothesis.design == Hypothesis.Design.SYNTHETIC else Forecast()
