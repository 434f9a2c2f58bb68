"""What became of a tracked score between two periods: the change, and its parts where they can be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wallofchange.measuring.estimate import UNKNOWN, Estimate

Anchor = Literal["performance", "disconfirmation", "vignette", "none"]
Way = Literal["up", "down", "unclear"]


@dataclass(frozen=True, slots=True)
class Drift:
    """Later less earlier in score points: the change, and its two parts where an anchor tells them apart.

    `expectation` is the change in disconfirmation (-1 to 1), at equal performance where that is measured;
    `check` what the vignette says of the yardstick where performance is the anchor; `n` rows by period;
    `references` the performance part with the slopes of the first period alone, and of the second; `telling`
    on how many rows what performance is worth rests.
    """

    change: Estimate
    performance: Estimate = UNKNOWN
    yardstick: Estimate = UNKNOWN
    anchor: Anchor = "none"
    n: tuple[int, int] = (0, 0)
    expectation: Estimate = UNKNOWN
    check: Estimate = UNKNOWN
    sensitive: bool = False
    everybody: bool = False
    references: tuple[Estimate, Estimate] = (UNKNOWN, UNKNOWN)
    telling: float | None = None

    @property
    def identified(self) -> bool:
        return self.yardstick.estimate is not None

    @property
    def contradicted(self) -> bool:
        """The vignette says clearly another thing of the yardstick than performance does."""
        return {way(self.check), way(self.yardstick)} == {"up", "down"}


def way(found: Estimate) -> Way:
    """Up or down where the interval leaves out nought."""
    if found.low is None or found.high is None or found.low <= 0 <= found.high:
        return "unclear"
    return "up" if found.low > 0 else "down"
