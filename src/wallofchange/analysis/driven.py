"""What `drivers` found: each driver with what it costs and brings, the most important first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wallofchange.analysis.warning import Warned
from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.words import Language, Words

if TYPE_CHECKING:
    from wallofchange.measuring.penalty_reward import Contrast


@dataclass(frozen=True, slots=True)
class Driver:
    """One driver; `importance` is its part of R² (0-1), `sign` that of its correlation with the score."""

    name: str
    contrast: Contrast
    importance: Estimate = UNKNOWN
    sign: int | None = None

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "penalty": self.contrast.penalty.as_dict(),
            "reward": self.contrast.reward.as_dict(),
            "asymmetry": self.contrast.asymmetry.as_dict(),
            "q": self.contrast.q,
            "kind": self.contrast.kind,
            "importance": self.importance.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Drivers:
    """All drivers, the rows they rest on, R² of the score on them, and what to know."""

    n: int
    r2: float | None
    drivers: tuple[Driver, ...]
    sentence: Words
    common: float | None = None
    warnings: tuple[Warned, ...] = ()

    def as_dict(self, language: Language = "en") -> dict[str, object]:
        return {
            "n": self.n,
            "r2": self.r2,
            "drivers": [driver.as_dict() for driver in self.drivers],
            "warnings": [warned.as_dict(language) for warned in self.warnings],
        }

    def json(self, language: Language = "en") -> str:
        return json.dumps(self.as_dict(language), ensure_ascii=False, allow_nan=False)
