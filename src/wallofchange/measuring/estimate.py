"""A figure never travels without its interval."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and the two ends of its interval, in the figure's own unit; None where it cannot be known."""

    estimate: float | None
    low: float | None = None
    high: float | None = None

    def as_dict(self) -> dict[str, float | None]:
        return {"estimate": self.estimate, "low": self.low, "high": self.high}


UNKNOWN = Estimate(None)
