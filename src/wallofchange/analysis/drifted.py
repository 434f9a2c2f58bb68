"""What `drift` found: the change, its two parts where an anchor tells them apart, and the sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass

from wallofchange.analysis.warning import Warned
from wallofchange.measuring.drift import Anchor, Drift
from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.traps import SHOWN_FROM
from wallofchange.measuring.words import Language, Words


@dataclass(frozen=True, slots=True)
class Drifted:
    """A change in a tracked score; `n` rows before and from the split on."""

    found: Drift
    sentence: Words
    warnings: tuple[Warned, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether both periods have enough answers to show."""
        return min(self.found.n) >= SHOWN_FROM

    @property
    def identified(self) -> bool:
        return self.shown and self.found.identified

    @property
    def anchor(self) -> Anchor:
        return self.found.anchor

    @property
    def n(self) -> tuple[int, int]:
        return self.found.n

    @property
    def change(self) -> Estimate:
        return self.found.change if self.shown else UNKNOWN

    @property
    def performance(self) -> Estimate:
        return self.found.performance if self.identified else UNKNOWN

    @property
    def yardstick(self) -> Estimate:
        return self.found.yardstick if self.identified else UNKNOWN

    def as_dict(self, language: Language = "en") -> dict[str, object]:
        parts = (
            {"performance": self.performance.as_dict(), "yardstick": self.yardstick.as_dict()}
            if self.identified
            else {"performance": None, "yardstick": None}
        )
        return {
            "identified": self.identified,
            "change": self.change.as_dict(),
            **parts,
            "anchor": self.anchor,
            "sentence": self.sentence.as_dict(),
            "warnings": [warned.as_dict(language) for warned in self.warnings],
        }

    def json(self, language: Language = "en") -> str:
        return json.dumps(self.as_dict(language), ensure_ascii=False, allow_nan=False)
