"""The range a score was given on, and what counts as its top."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from low to high in whole categories, such as 0-10, 1-10, 1-5 or 0-1."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"A scale runs from low to high; {self.low}-{self.high} does not.")

    @classmethod
    def of(cls, text: str) -> Self:
        """Read "0-10", "1..5" or "1:7".

        >>> Scale.of("0-10")
        Scale(low=0, high=10)
        """
        found = re.fullmatch(r"\s*(-?\d+)\s*(?:-|\.\.|:|–)\s*(-?\d+)\s*", text)
        if not found:
            raise ValueError(f"A scale is written as 0-10; {text!r} is not.")
        return cls(int(found[1]), int(found[2]))

    @property
    def width(self) -> int:
        return self.high - self.low

    @property
    def has_nps(self) -> bool:
        """The net promoter score exists on 0-10 alone."""
        return (self.low, self.high) == (0, 10)

    @property
    def nine(self) -> float:
        """The score from which an answer is "never expected": 9 on 0-10 and 1-10, elsewhere the top."""
        return 9.0 if self.high == 10 and self.low in (0, 1) else float(self.high)

    def holds(self, score: float) -> bool:
        return self.low <= score <= self.high

    def __str__(self) -> str:
        return f"{self.low}-{self.high}"
