"""A figure never travels without its interval."""

from __future__ import annotations

from dataclasses import dataclass

from wallofchange.measuring.words import decimals


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the two ends of its interval, in the figure's own unit; None where it cannot be known."""

    estimate: float | None
    low: float | None = None
    high: float | None = None

    def places(self, factor: float = 1.0) -> int:
        """Decimals that the interval allows: never under a third of the standard error, at most three."""
        if self.low is None or self.high is None:
            return 1
        return min(3, decimals((self.high - self.low) * factor / 3.92))

    def as_dict(self) -> dict[str, float | None]:
        return {"estimate": self.estimate, "low": self.low, "high": self.high}


UNKNOWN = Estimate(None)
