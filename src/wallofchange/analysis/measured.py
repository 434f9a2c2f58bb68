"""What `measure` found: groups with their figures, and what to know about them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from wallofchange.analysis.warning import Warned
from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.words import Language

FIGURES = ("mean", "nine_plus", "top", "bottom", "nps")


@dataclass(frozen=True)
class Group:
    """The figures of one group; hidden ones are unknown and `suppressed`."""

    by: dict[str, object]
    n: int
    mean: Estimate = UNKNOWN
    nine_plus: Estimate = UNKNOWN
    top: Estimate = UNKNOWN
    bottom: Estimate = UNKNOWN
    nps: Estimate = UNKNOWN
    histogram: Histogram | None = None
    suppressed: bool = False

    def as_dict(self) -> dict[str, object]:
        shown: dict[str, object] = {name: getattr(self, name).as_dict() for name in FIGURES}
        if self.nps.estimate is None:
            shown["nps"] = None
        counts = [] if self.histogram is None else self.histogram.as_list()
        return {"by": self.by, "n": self.n, **shown, "counts": counts, "suppressed": self.suppressed}


@dataclass(frozen=True)
class Measured:
    """What `measure` found: groups in order of their names, and what to know about them."""

    scale: Scale
    rows: int
    missing: int
    groups: tuple[Group, ...]
    warnings: tuple[Warned, ...] = ()

    def as_dict(self, language: Language = "en") -> dict[str, object]:
        return {
            "scale": [self.scale.low, self.scale.high],
            "rows": self.rows,
            "missing": self.missing,
            "groups": [group.as_dict() for group in self.groups],
            "warnings": [warned.as_dict(language) for warned in self.warnings],
        }

    def json(self, language: Language = "en") -> str:
        return json.dumps(self.as_dict(language), ensure_ascii=False, allow_nan=False)
