"""What `effect` found: the verdict with everything it rests on."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Literal

from wallofchange.analysis.looking import BandDay
from wallofchange.analysis.warning import Warned
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.evidence import Grade
from wallofchange.measuring.figures import Figures
from wallofchange.measuring.traps import SHOWN_FROM, Trap
from wallofchange.measuring.verdict import Case, Guarded, Look, Verdict
from wallofchange.measuring.weighed import Weighed
from wallofchange.measuring.words import Language, Words

NO_COMPARISON = Words(
    "Geen vergelijking: een kant heeft geen antwoorden.", "No comparison: one side has no answers."
)


@dataclass(frozen=True)
class Effect:
    """A verdict. `before` and `after` describe the treated, `control` the others; `json()` keeps it."""

    verdict: Verdict
    measure: Measure
    case: Case
    shift: Shift | None
    before: Figures
    after: Figures
    sentence: Words
    control: tuple[Figures, Figures] | None = None
    others: dict[str, Shift | None] = field(default_factory=dict)
    warnings: tuple[Warned, ...] = ()
    fewest: int = 0  # answers on the smallest side that is compared
    planned: bool = False  # looks were planned
    band: tuple[BandDay, ...] = ()  # the always-valid band, day by day
    now: Shift | None = None  # what it shows by now, while it is not over
    weighted: Weighed | None = None  # to the make-up of the customers, where that is known
    n_eff: float | None = None  # what the answers are worth, where they are alike (T13)

    @property
    def grade(self) -> Grade:
        return self.case.grade

    @property
    def judged(self) -> bool:
        return self.verdict not in (Verdict.TOO_EARLY, Verdict.CANNOT_JUDGE)

    @property
    def moved(self) -> Literal["up", "down", "unclear"]:
        return self.case.moved if self.judged else "unclear"

    @property
    def effect(self) -> Estimate:
        """The move with its interval; unknown while it is too early: no provisional figures."""
        return self._shown(self.shift)

    @property
    def mde(self) -> float | None:
        return None if self.shift is None else self.shift.mde

    @property
    def method(self) -> Words:
        return NO_COMPARISON if self.shift is None else self.shift.method

    @property
    def shown(self) -> bool:
        """Whether every side that is compared is large enough that no difference gives a person away."""
        return self.fewest >= SHOWN_FROM

    @property
    def traps(self) -> tuple[Trap, ...]:
        return self.case.traps

    @property
    def guardrails(self) -> tuple[Guarded, ...]:
        return self.case.guardrails

    def as_dict(self, language: Language = "en") -> dict[str, object]:
        answer: dict[str, object] = {
            "verdict": self.verdict.value,
            "moved": self.moved,
            "grade": self.grade.value,
            "measure": self.measure,
            "effect": self.effect.as_dict(),
            "before": _side(self.before),
            "after": _side(self.after),
            "all": {name: self._shown(shift).as_dict() for name, shift in self.others.items()},
            "worthwhile": self.case.worthwhile,
            "mde": self.mde,
            "method": self.method[language],
            "traps": [trap.as_dict(language) for trap in self.traps],
            "sentence": self.sentence.as_dict(),
            "warnings": [warned.as_dict(language) for warned in self.warnings],
        }
        if self.control is not None:
            answer["control"] = {"before": _side(self.control[0]), "after": _side(self.control[1])}
        if self.weighted is not None:
            answer["weighted"] = {
                "effect": self._shown(self.weighted.shift).as_dict(),
                "n_eff": self.weighted.n_eff,
                "trimmed": self.weighted.trimmed,
                "merged": list(self.weighted.merged),
                "margins": list(self.weighted.margins),
            }
        if self.planned:
            answer["look"] = _look(self.case.look)
        if self.now is not None and (self.planned or self.band):
            answer["always_valid"] = self.now.as_estimate().as_dict()
        if self.band:
            answer["band"] = [_band_day(day) for day in self.band]
        if self.guardrails:
            answer["guardrails"] = [guard.as_dict() for guard in self.guardrails]
        return answer

    def json(self, language: Language = "en") -> str:
        return json.dumps(self.as_dict(language), ensure_ascii=False, allow_nan=False)

    def _shown(self, shift: Shift | None) -> Estimate:
        hidden = shift is None or not self.shown or self.verdict is Verdict.TOO_EARLY
        return UNKNOWN if shift is None or hidden else shift.as_estimate()


def _look(look: Look) -> dict[str, object]:
    """Look k of K, on which day and answers, how far it had to reach, and the alpha used by then."""
    passed = look.passed
    return {
        "number": passed.number if passed else 0,
        "of": look.of,
        "on": passed.on.isoformat() if passed else None,
        "n": passed.n if passed else None,
        "n_now": look.n,
        "planned_n": look.planned,
        "z": passed.z if passed else None,
        "alpha_spent": passed.spent if passed else 0.0,
    }


def _band_day(day: BandDay) -> dict[str, object]:
    return {
        "day": day.day.isoformat(),
        "n": day.n,
        "estimate": day.estimate,
        "low": day.low,
        "high": day.high,
    }


def _side(side: Figures) -> dict[str, object]:
    """One side; with fewer answers than may be shown only their number."""
    shown = side.n >= SHOWN_FROM
    return {
        "n": side.n,
        "mean": (side.mean if shown else UNKNOWN).as_dict(),
        "nine_plus": (side.nine_plus if shown else UNKNOWN).as_dict(),
        "counts": side.histogram.as_list() if shown else [],
    }
