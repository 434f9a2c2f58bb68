"""What is watched while an idea runs: the band by day, and what may not get worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Hypothesis
from wallofchange.diary.tongue import spoken
from wallofchange.learning.models import Evaluation
from wallofchange.learning.outcome.amounts import USUAL

if TYPE_CHECKING:
    from wallofchange.learning.charts import Chart, Mark


@dataclass(frozen=True)
class Rail:
    """What may not get worse: in how many more of a hundred it happened, and how many are allowed."""

    name: str
    moved: str
    margin: str
    state: str  # held, broken, unclear
    words: str


def words_of(plan: Hypothesis, **more: str) -> str:
    """The address of what customers said where this plan measures."""
    chosen: dict[str, Any] = {
        name: plan.population[name] for name in ("channel", "language", "unit") if plan.population.get(name)
    }
    if plan.moment:
        chosen["moment"] = plan.moment.slug
    if plan.treated_units:
        chosen["unit"] = plan.treated_units
    return "/signals/?" + urlencode(chosen | more, doseq=True)


def band_of(evaluation: Evaluation) -> Chart | None:
    """The band that may be looked at every day, with the days on which it was looked at."""
    from wallofchange.learning.charts import HUNDRED, POINTS, Dated, Unit, band_over_days
    from wallofchange.measuring.estimate import Estimate

    result = evaluation.result
    days = result.get("band", [])
    if len(days) < 2:
        return None
    measure, still = result["measure"], 0.5 if result["measure"] == "ordinal" else 0.0
    points = [
        Dated(
            date.fromisoformat(day["day"]),
            Estimate(*(day[end] - still for end in ("estimate", "low", "high"))),
            day["n"],
        )
        for day in days
    ]
    unit = {"mean": POINTS, "nps": Unit(places=0, signed=True)}.get(measure, HUNDRED)
    last = points[-1].figure
    return band_over_days(
        points,
        key="band",
        title=_("Day by day"),
        description=_(
            "%(measure)s: by the last day between %(low)s and %(high)s. This band holds on all days "
            "together, so that looking every day is allowed; a verdict comes at its planned moments."
        )
        % {
            "measure": dict(Hypothesis.Measure.choices)[measure],
            "low": unit.say(last.low),
            "high": unit.say(last.high),
        },
        unit=unit,
        worthwhile=result["worthwhile"],
        marks=_marks(result),
    )


def _marks(result: dict[str, Any]) -> Sequence[Mark]:
    from wallofchange.learning.charts import Mark

    look = result.get("look") or {}
    if not look.get("on"):
        return ()
    name = _("look %(k)s of %(of)s") % {"k": look["number"], "of": look["of"]}
    return (Mark(date.fromisoformat(look["on"]), name),)


def rails_of(plan: Hypothesis, result: dict[str, Any]) -> list[Rail]:
    return [_rail(plan, rail) for rail in result.get("guardrails", []) if rail["low"] is not None]


def _rail(plan: Hypothesis, rail: dict[str, Any]) -> Rail:
    from wallofchange.measuring.words import decimals

    places = decimals((rail["high"] - rail["low"]) / 2 / USUAL * 100)
    ends = {end: _signed(rail[end] * 100, places) for end in ("estimate", "low", "high")}
    below = spoken(**rail["name"]) == spoken(nl="minder dan verwacht", en="less than expected")
    return Rail(
        spoken(**rail["name"]),
        _("%(estimate)s in a hundred (%(low)s to %(high)s)") % ends,
        _signed(rail["margin"] * 100, 0),
        rail["state"],
        words_of(plan, **({"expectation": "below"} if below else {})),
    )


def _signed(value: float, places: int) -> str:
    rounded = round(value, places)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + str(number_format(abs(rounded), places if rounded else 0))
