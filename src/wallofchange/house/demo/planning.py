"""From a prediction of the story to the fields of a plan."""

from typing import Any

from wallofchange.house.demo import weeks
from wallofchange.house.demo.company import DISTRICTS
from wallofchange.house.demo.story.nouns import Prediction


def plan_of(prediction: Prediction) -> dict[str, Any]:
    """Return the plan as the wall fixes it: days instead of weeks, names instead of numbers."""
    first, last = prediction.after
    return {
        "sentence": prediction.sentence,
        "measure": "mean",
        "direction": "up",
        "worthwhile": prediction.worthwhile,
        "predicted": prediction.predicted,
        "design": prediction.design,
        "population": {"channel": ["survey"]} | ({"all_teams": True} if prediction.everywhere else {}),
        "treated_units": [DISTRICTS[number] for number in prediction.districts],
        "arm_key": prediction.arm,
        "baseline_from": weeks.day(prediction.before[0]),
        "baseline_until": weeks.day(prediction.before[1], 6),
        "live_on": weeks.day(first),
        "measure_from": weeks.day(first),
        "measure_until": weeks.day(prediction.until or last, 6),
        "planned_n": prediction.planned_n,
        "looks": list(prediction.looks),
        "guardrails": [dict(rail) for rail in prediction.guardrails],
        "exclusions": _exclusions(prediction),
        "selected_on_from": weeks.day(prediction.chosen_by[0]) if prediction.chosen_by else None,
        "selected_on_until": weeks.day(prediction.chosen_by[1], 6) if prediction.chosen_by else None,
    }


def _exclusions(prediction: Prediction) -> list[dict[str, str]]:
    if not prediction.excluded:
        return []
    first, last = weeks.day(min(prediction.excluded)), weeks.day(max(prediction.excluded), 6)
    return [{"from": first.isoformat(), "until": last.isoformat(), "why": prediction.exclusion}]
