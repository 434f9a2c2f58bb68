"""How answers lie today, as shares of scores; and how they would lie if the change did what is hoped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from wallofchange.measuring.comparison import Measure
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale

How = Literal["all", "top", "bottom"]  # everybody a little; the nearly glad; those who were let down
TEN = Scale(0, 10)
MARKS = {2.0: 0.02, 4.0: 0.04, 5.0: 0.07, 6.0: 0.14, 7.0: 0.24, 8.0: 0.28, 9.0: 0.13, 10.0: 0.08}
PASS, FAIR = 0.6, 0.7  # of the scale: below the first somebody was let down; the second is as it should be


@dataclass(frozen=True)
class Spread:
    """Shares of the answers by score; they add up to 1."""

    scale: Scale
    shares: tuple[tuple[float, float], ...]

    @classmethod
    def of(cls, histogram: Histogram) -> Self:
        """Of at least one answer.

        >>> Spread.of(Histogram.of(Scale(0, 10), {8: 3, 9: 1})).shares
        ((8.0, 0.75), (9.0, 0.25))
        """
        return cls(histogram.scale, tuple((score, n / histogram.n) for score, n in histogram.counts))

    def value(self, measure: Measure, than: Spread | None = None) -> float:
        """The measure: a share, points, score points; ordinal: P(better than `than`) with ties half."""
        if measure == "ordinal":
            other = self if than is None else than
            return sum(
                p * q * (1.0 if a > b else 0.5 if a == b else 0.0)
                for a, p in self.shares
                for b, q in other.shares
            )
        return sum(p * self.worth(measure, score) for score, p in self.shares)

    def variance(self, measure: Measure) -> float:
        """Of one answer in the measure's unit; ordinal: of its place among answers like these."""
        if measure == "ordinal":
            places = [(self._place(score), p) for score, p in self.shares]
            return max(0.0, sum(p * place**2 for place, p in places) - 0.25)
        mean = self.value(measure)
        return sum(p * (self.worth(measure, score) - mean) ** 2 for score, p in self.shares)

    def worth(self, measure: Measure, score: float) -> float:
        """What one answer counts in the measure."""
        if measure == "nine_plus":
            return float(score >= self.scale.nine)
        return 100.0 * (score >= 9) - 100.0 * (score <= 6) if measure == "nps" else score

    def moved(self, part: float, how: How) -> Spread:
        """This part of those whom it concerns goes up: everybody by a point, the nearly glad to a nine,
        those who were let down to as it should be. With `all`, 1.5 is a point for all and one for half.

        >>> Spread.of(Histogram.of(Scale(0, 10), {5: 1, 8: 1})).moved(0.5, "top").shares
        ((5.0, 0.5), (8.0, 0.25), (9.0, 0.25))
        """
        if how == "all" and part > 1:
            return self.moved(1.0, how).moved(part - 1, how)
        found: dict[float, float] = {}
        for score, p in self.shares:
            to = self._goal(score, how)
            for where, share in ((to, p * part), (score, p * (1 - part))):
                if share:
                    found[where] = found.get(where, 0.0) + share
        return Spread(self.scale, tuple(sorted(found.items())))

    def reaching(self, measure: Measure, effect: float, how: How) -> Spread | None:
        """The spread in which the measure has moved up by `effect`; None where it cannot move as far."""
        still = 0.5 if measure == "ordinal" else self.value(measure)
        low, high = 0.0, float(self.scale.width) if how == "all" else 1.0

        def gain(part: float) -> float:
            return self.moved(part, how).value(measure, self) - still

        if gain(high) < effect:
            return None
        for _ in range(40):
            middle = (low + high) / 2
            low, high = (middle, high) if gain(middle) < effect else (low, middle)
        return self.moved(high, how)

    def counts(self, other: Spread) -> tuple[list[float], list[float]]:
        """Both spreads over the same categories, low to high."""
        mine, theirs = dict(self.shares), dict(other.shares)
        scores = sorted({*mine, *theirs})
        return [mine.get(score, 0.0) for score in scores], [theirs.get(score, 0.0) for score in scores]

    def _place(self, score: float) -> float:
        return sum(p * (1.0 if each < score else 0.5 if each == score else 0.0) for each, p in self.shares)

    def _goal(self, score: float, how: How) -> float:
        low, width, nine = self.scale.low, self.scale.width, self.scale.nine
        if how == "all":
            return min(score + 1, float(self.scale.high))
        if how == "top":
            near = nine - 0.2 * width if width >= 9 else nine - 1
            return nine if near <= score < nine else score
        return max(score, round(low + FAIR * width)) if score < low + PASS * width else score


def usual(scale: Scale = TEN) -> Spread:
    """What is reckoned with where hardly anybody has answered: marks as customers mostly give them.

    >>> usual(Scale(1, 5)).shares[-1]
    (5.0, 0.21)
    """
    found: dict[float, float] = {}
    for mark, share in MARKS.items():
        score = mark if scale.high == 10 else float(round(scale.low + mark / 10 * scale.width))
        found[score] = found.get(score, 0.0) + share
    return Spread(scale, tuple((score, round(share, 12)) for score, share in sorted(found.items())))
