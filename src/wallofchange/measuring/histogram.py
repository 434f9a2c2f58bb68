"""The one sufficient statistic: how often each score was given. Every figure is an exact function of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import fsum, sqrt
from typing import Self

from wallofchange.measuring.means import Sample
from wallofchange.measuring.nps import Split
from wallofchange.measuring.scale import Scale


@dataclass(frozen=True)
class Histogram:
    """Scores on one scale, rising, each with the number of answers that gave it."""

    scale: Scale
    counts: tuple[tuple[float, int], ...] = ()

    @classmethod
    def of(cls, scale: Scale, counts: Mapping[float, int] | Iterable[tuple[float, int]]) -> Self:
        """Add up (score, answers) pairs.

        >>> Histogram.of(Scale(0, 10), [(9, 2), (7.5, 1), (9, 1)]).counts
        ((7.5, 1), (9.0, 3))

        Raises:
            ValueError: when a score lies outside the scale or a count is below zero.
        """
        total: dict[float, int] = {}
        for score, n in counts.items() if isinstance(counts, Mapping) else counts:
            if n < 0 or not scale.holds(score):
                raise ValueError(f"{n} answers of {score} do not fit the scale {scale}.")
            total[float(score)] = total.get(float(score), 0) + n
        return cls(scale, tuple(sorted((score, n) for score, n in total.items() if n)))

    @cached_property
    def n(self) -> int:
        return sum(n for _, n in self.counts)

    @cached_property
    def sample(self) -> Sample:
        """Mean and spread in score points; at least one answer."""
        if not self.n:
            raise ValueError("Nobody answered.")
        if len(self.counts) == 1:
            return Sample(self.n, self.counts[0][0], 0.0 if self.n > 1 else None)
        mean = fsum(score * n for score, n in self.counts) / self.n
        squares = fsum(n * (score - mean) ** 2 for score, n in self.counts)
        return Sample(self.n, mean, sqrt(squares / (self.n - 1)))

    @property
    def split(self) -> Split:
        """Promoters from 9 up, detractors up to 6, the rest passive; on 0-10."""
        promoters, detractors = self.at_least(9), self.at_most(6)
        return Split(promoters, self.n - promoters - detractors, detractors)

    @property
    def nine_plus(self) -> int:
        return self.at_least(self.scale.nine)

    def at_least(self, score: float) -> int:
        return sum(n for given, n in self.counts if given >= score)

    def at_most(self, score: float) -> int:
        return sum(n for given, n in self.counts if given <= score)

    def __add__(self, other: Histogram) -> Histogram:
        return Histogram.of(self.scale, [*self.counts, *other.counts])

    def as_list(self) -> list[dict[str, float]]:
        return [{"score": int(score) if score.is_integer() else score, "n": n} for score, n in self.counts]


def aligned(a: Histogram, b: Histogram) -> tuple[list[int], list[int]]:
    """Both sides counted over the same categories, low to high.

    >>> aligned(Histogram.of(Scale(0, 10), {1: 2}), Histogram.of(Scale(0, 10), {3: 1}))
    ([2, 0], [0, 1])
    """
    left, right = dict(a.counts), dict(b.counts)
    scores = sorted({*left, *right})
    return [left.get(score, 0) for score in scores], [right.get(score, 0) for score in scores]
