"""How a figure is written: in the reader's language, in picture and table alike."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format

from wallofchange.measuring.estimate import Estimate

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Unit:
    """Decimals, what a figure is multiplied by before it is read, what stands behind it, and its sign."""

    places: int = 2
    factor: float = 1.0
    suffix: str = ""
    signed: bool = False

    def read(self, value: float | None) -> float | None:
        """The number as it is drawn: far more decimals than are written, far fewer than a float has."""
        return None if value is None else round(value * self.factor, 6)

    def say(self, value: float | None) -> str:
        """+0,39 or 12 %; a dash where nothing is known, no sign at zero."""
        if value is None:
            return NOTHING
        rounded = round(value * self.factor, self.places)
        sign = "−" if rounded < 0 else "+" if self.signed and rounded > 0 else ""
        return sign + number_format(abs(rounded), self.places, force_grouping=True) + self.suffix

    def between(self, figure: Estimate) -> str:
        """0,25 – 0,53: the interval; empty where there is none."""
        if figure.low is None or figure.high is None:
            return ""
        return f"{self.say(figure.low)} – {self.say(figure.high)}"

    def tell(self, figure: Estimate) -> str:
        """+0,39 (+0,25 – +0,53)."""
        between = self.between(figure)
        return f"{self.say(figure.estimate)} ({between})" if between else self.say(figure.estimate)


POINTS = Unit(2, signed=True)
SCORE = Unit(1)
PERCENT = Unit(0, factor=100, suffix=" %")
HUNDRED = Unit(0, factor=100, signed=True)
DAYS = Unit(0)


def count(n: float | None) -> str:
    """12.431, or a dash."""
    return NOTHING if n is None else number_format(n, 0, force_grouping=True)
