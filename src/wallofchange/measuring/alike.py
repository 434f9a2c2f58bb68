"""Answers that are alike because one customer or one team gave them: what they are really worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from wallofchange.measuring.comparison import Shift
from wallofchange.measuring.quantiles import t_of
from wallofchange.measuring.words import Words

Cluster = Sequence[tuple[int, float]]  # one customer or team: answers and their sum on each side


@dataclass(frozen=True, slots=True)
class Likeness:
    """The intraclass correlation, the answers of a usual group, and the p of groups being all the same."""

    icc: float
    size: float
    p: float

    @property
    def deff(self) -> float:
        """How many times the variance grows: 1 + (m - 1) ICC, at least 1."""
        return max(1.0, 1 + (self.size - 1) * self.icc)


def likeness(groups: Sequence[tuple[int, float, float]]) -> Likeness | None:
    """ICC(1) from (answers, sum, sum of squares) of each group; one-way analysis of variance.

    ICC = (MSB - MSW)/(MSB + (m - 1) MSW), m = (N - Σn²/N)/(G - 1) (Donner 1986). None with fewer than two
    groups, or where no group has two answers.

    >>> found = likeness([(3, 24.0, 194.0), (3, 15.0, 77.0), (3, 9.0, 29.0)])
    >>> round(found.icc, 2), found.size
    (0.86, 3.0)
    """
    n, count = sum(size for size, _, _ in groups), len(groups)
    if count < 2 or n <= count:
        return None
    mean = fsum(total for _, total, _ in groups) / n  # in whatever order the groups come
    between = fsum(size * (total / size - mean) ** 2 for size, total, _ in groups) / (count - 1)
    within = fsum(squares - total**2 / size for size, total, squares in groups) / (n - count)
    size = (n - sum(each**2 for each, _, _ in groups) / n) / (count - 1)
    if within <= 0:
        return Likeness(1.0 if between > 0 else 0.0, size, 0.0 if between > 0 else 1.0)
    from scipy.special import fdtrc

    icc = (between - within) / (between + (size - 1) * within)
    return Likeness(icc, size, float(fdtrc(count - 1, n - count, between / within)))


def by_cluster(shift: Shift, sides: Sequence[int], clusters: Sequence[Cluster]) -> Shift:
    """The same move with the interval that holds when answers of one cluster are alike.

    A cluster holds (answers, sum of what they are worth) on each side; `sides` are +1 for a side that adds
    to the move and -1 for one that is taken off. Linearised: a cluster adds t = Σ ± (S - n ȳ)/N;
    Var = G/(G - 1) Σ(t - t̄)², t quantiles with G - 1 degrees of freedom. Who answers on several sides is
    taken into account.

    >>> from wallofchange.measuring.comparison import TWO_MEANS
    >>> plain = Shift(1.0, 0.5, 1.5, 0.6, 1.4, 0.25, 98.0, TWO_MEANS)
    >>> pairs = [((2, 2.0 * level), (2, 2.0 * (level + 1))) for level in (4, 5, 6, 7, 8)]
    >>> round(by_cluster(plain, (-1, 1), pairs).se, 6)
    0.0
    """
    answers = [sum(cluster[at][0] for cluster in clusters) for at in range(len(sides))]
    count = len(clusters)
    if count < 2 or not all(answers):
        return shift
    means = [fsum(cluster[at][1] for cluster in clusters) / answers[at] for at in range(len(sides))]
    parts = [
        fsum(
            sign * (total - n * mean) / all_
            for sign, (n, total), mean, all_ in zip(sides, cluster, means, answers, strict=True)
        )
        for cluster in clusters
    ]
    middle = fsum(parts) / count
    se = sqrt(count / (count - 1) * fsum((part - middle) ** 2 for part in parts))
    return widened(shift, se, count)


def as_wide(shift: Shift | None, crude: Shift | None, wider: Shift | None) -> Shift | None:
    """A move with its standard error as many times larger as answers that are alike make the crude one's.

    >>> from wallofchange.measuring.comparison import TWO_MEANS, symmetric
    >>> crude, within = (symmetric(each, 0.2, None, TWO_MEANS) for each in (1.0, 0.4))
    >>> found = as_wide(within, crude, widened(crude, 0.3, 50))
    >>> found.estimate, round(found.se, 2), found.df
    (0.4, 0.3, 49)
    """
    if shift is None or crude is None or wider is None or not (shift.se and crude.se and wider.se):
        return shift
    if wider.se <= crude.se or wider.df is None:
        return shift
    return widened(shift, shift.se * wider.se / crude.se, round(wider.df) + 1)


def widened(shift: Shift, se: float, count: int) -> Shift:
    """The same move with another standard error, and t quantiles for `count` independent groups."""
    wide, narrow, at = t_of(0.95, count - 1) * se, t_of(0.90, count - 1) * se, shift.estimate
    method = Words(
        f"Antwoorden van dezelfde klant of hetzelfde team tellen als één groep ({count} groepen).",
        f"Answers of one customer or one team count as one group ({count} groups).",
    )
    return Shift(
        at, at - wide, at + wide, at - narrow, at + narrow, se, count - 1, shift.method + method, shift.still
    )
