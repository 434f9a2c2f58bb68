"""What was found out, as it is kept: the answer in both languages, and what pages show beside it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from wallofchange.deciding.models import Hypothesis
from wallofchange.learning.judging.beside import figures_beside

if TYPE_CHECKING:
    from wallofchange.analysis import Effect


def told(found: Effect, *, by_lot: bool) -> dict[str, Any]:
    """The answer as the command line gives it, with its texts in Dutch and what other pages count with."""
    dutch = found.as_dict("nl")
    more = {
        "traps_nl": dutch["traps"],
        "method_nl": dutch["method"],
        "beside": figures_beside(found, by_lot=by_lot),
        "se": found.shift.se if found.shift and found.judged else None,
        "p": found.shift.p if found.shift and found.judged else None,
        "power": found.shift.power(found.case.worthwhile) if found.shift else None,
        "n_eff": found.n_eff,
        "answers": found.case.answers,
        "better": found.case.design.better.as_dict(),
        "alarm": found.case.always_valid,
    }
    return dict(found.as_dict()) | more


def nothing_to_compare(hypothesis: Hypothesis, trouble: str, at: datetime) -> dict[str, Any]:
    """What is said while one side has no answers at all: too early, and once it is over, not to be judged."""
    over = timezone.localdate(at) > hypothesis.measure_until
    unknown: dict[str, Any] = {"estimate": None, "low": None, "high": None}
    side: dict[str, Any] = {"n": 0, "counts": []}
    return {
        "verdict": "cannot_judge" if over else "too_early",
        "moved": "unclear",
        "grade": "E",
        "measure": hypothesis.measure,
        "effect": unknown,
        "before": side,
        "after": side,
        "worthwhile": hypothesis.worthwhile,
        "mde": None,
        "method": trouble,
        "traps": [],
        "traps_nl": [],
        "sentence": _NOTHING_CAME if over else _NOTHING_YET,
    }


_NOTHING_YET = {
    "nl": "Nog te vroeg: er zijn nog geen antwoorden om naast elkaar te zetten.",
    "en": "Too early: there are no answers yet to set beside each other.",
}
_NOTHING_CAME = {
    "nl": "Hier is niets over te zeggen: aan één kant kwam geen antwoord. Zo kan het wel: meet langer.",
    "en": "Nothing can be said about this: one side had no answers. This is how it could: measure longer.",
}
