"""Kano's pair of questions: how would it be with it, and how without it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.quantiles import z_of
from wallofchange.measuring.share import share

Category = Literal["A", "O", "M", "I", "R", "Q"]
CATEGORIES: tuple[Category, ...] = ("A", "O", "M", "I", "R", "Q")
TIES = "MOAIRQ"  # what counts as the more frequent when two are as frequent
FONG = 1.65
# rows: with it; columns: without it; 1 like, 2 must be, 3 neutral, 4 can live with it, 5 dislike
TABLE = ("QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ")
UNCLEAR = 0.20  # more questionable pairs than this: the question is not understood


@dataclass(frozen=True, slots=True)
class Kano:
    """How often each category, the category of all (None if not clear), and both coefficients."""

    counts: Mapping[Category, int]
    category: Category | None
    close: bool
    better: Estimate
    worse: Estimate

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def is_misunderstood(self) -> bool:
        """More than a fifth of the pairs contradict themselves."""
        return self.counts["Q"] > UNCLEAR * self.n


def kano(pairs: Iterable[tuple[int, int]], level: float = 0.95) -> Kano:
    """The category of a feature, from pairs (with it, without it), each 1 like … 5 dislike.

    Attractive, one-dimensional, must-be, indifferent, reverse, questionable. The category is the most
    frequent one, a, if it leads the next, b, clearly: |a - b| > 1.65 sqrt((a + b)(2n - a - b) / 2n) (Fong
    1996); else None. `close` says that it does so by Fong's rule but not by the multinomial's, 1.65
    sqrt(a + b): Fong's leaves out that a and b compete for the same answers, and is too quick.

    better = (A + O)/(A + O + M + I), 0 to 1; worse = -(O + M)/(A + O + M + I), -1 to 0; both with Wilson
    intervals (Berger et al. 1993; Sauerwein, Bailom, Matzler & Hinterhuber 1996).

    Raises:
        ValueError: when there are no pairs, or an answer is not 1 to 5.

    >>> found = kano([(1, 5)] * 6 + [(1, 3)] * 20 + [(3, 3)] * 4)
    >>> found.category, round(found.better.estimate, 3), round(found.worse.estimate, 3)
    ('A', 0.867, -0.2)
    """
    found = Counter(category_of(*pair) for pair in pairs)
    if not found:
        raise ValueError("A category needs at least one pair of answers.")
    counts: dict[Category, int] = {category: found[category] for category in CATEGORIES}
    first, second = sorted(CATEGORIES, key=lambda each: (-counts[each], TIES.index(each)))[:2]
    lead, both = counts[first] - counts[second], counts[first] + counts[second]
    n = sum(counts.values())
    clear = lead > FONG * sqrt(both * (2 * n - both) / (2 * n))
    return Kano(
        counts,
        first if clear else None,
        clear and lead <= FONG * sqrt(both),
        _coefficient(counts, "AO", level),
        _turned(_coefficient(counts, "OM", level)),
    )


def category_of(functional: int, dysfunctional: int) -> Category:
    """The category of one pair of answers.

    >>> category_of(1, 5), category_of(3, 5), category_of(5, 1)
    ('O', 'M', 'R')
    """
    if not (1 <= functional <= 5 and 1 <= dysfunctional <= 5):
        raise ValueError(f"Answers are 1 to 5; these are {functional} and {dysfunctional}.")
    letter = TABLE[functional - 1][dysfunctional - 1]
    return next(category for category in CATEGORIES if category == letter)


def _coefficient(counts: Mapping[Category, int], counted: str, level: float) -> Estimate:
    z_of(level)  # refuses a level that is none, also where nobody counts
    total = sum(counts[each] for each in CATEGORIES if each in "AOMI")
    if not total:
        return UNKNOWN
    found = share(sum(counts[each] for each in CATEGORIES if each in counted), total, level)
    return Estimate(found.p, found.low, found.high)


def _turned(found: Estimate) -> Estimate:
    if found.estimate is None or found.low is None or found.high is None:
        return found
    return Estimate(0 - found.estimate, 0 - found.high, 0 - found.low)
