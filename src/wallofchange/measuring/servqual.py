"""SERVQUAL: what was experienced set off against what was expected, and how well the items hang together.

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.means import paired_diff

Place = Literal["below", "within", "above", "unclear"]
Items = Mapping[str, Sequence[float | None]]


@dataclass(frozen=True, slots=True)
class Gap:
    """One dimension, in points of its scale: the gap, both edges of the zone of tolerance, the reliability.

    `gap` is perceived less expected; `adequacy` perceived less what would just do, `superiority` perceived
    less what is wished for; `alpha` Cronbach's of the perceived items. Unknown where it was not asked.
    """

    gap: Estimate
    adequacy: Estimate
    superiority: Estimate
    alpha: Estimate
    n: int

    @property
    def place(self) -> Place:
        """Where experience lies in the zone of tolerance, as far as the intervals tell."""
        adequate, desired = self.adequacy, self.superiority
        if adequate.high is not None and adequate.high < 0:
            return "below"
        if desired.low is not None and desired.low > 0:
            return "above"
        if adequate.low is not None and adequate.low > 0 and desired.high is not None and desired.high < 0:
            return "within"
        return "unclear"


def gap(
    perceived: Items,
    expected: Items | None = None,
    adequate: Items | None = None,
    desired: Items | None = None,
    level: float = 0.95,
) -> Gap:
    """The SERVQUAL gap of one dimension: mean(P - E) over people, each by the mean of the items in both.

    Items by name, row for row the same people, None where one did not answer. Interval: Student's t of the
    differences (Parasuraman, Zeithaml & Berry 1988); zone of tolerance P - adequate, P - desired (the same
    1994). Dimensions are never added up here: that takes weights somebody answers for.

    >>> found = gap({"on time": [5, 6, 5, 4]}, {"on time": [6, 6, 7, 6]})
    >>> found.gap.estimate, found.n
    (-1.25, 4)
    """
    rows = len(next(iter(perceived.values()), []))
    return Gap(
        _difference(perceived, expected, level),
        _difference(perceived, adequate, level),
        _difference(perceived, desired, level),
        cronbach(list(perceived.values()), level),
        sum(any(values[at] is not None for values in perceived.values()) for at in range(rows)),
    )


def cronbach(items: Sequence[Sequence[float | None]], level: float = 0.95) -> Estimate:
    """Cronbach's alpha of items, by people who answered all, with Feldt's interval; unknown with one item.

    alpha = k/(k-1) (1 - Σ var(item) / var(sum)); low = 1 - (1 - alpha) F(1 - a/2; n-1, (n-1)(k-1)), high the
    same with F(a/2) (Feldt 1965, Psychometrika 30:357).

    >>> round(cronbach([[1, 2, 3, 4, 5], [2, 2, 3, 5, 5], [1, 3, 3, 4, 4]]).estimate, 3)
    0.954
    """
    from scipy.special import fdtri

    whole = [row for row in zip(*items, strict=True) if None not in row]
    k, n = len(items), len(whole)
    if k < 2 or n < 3:
        return UNKNOWN
    table = np.array(whole, float)
    total = table.sum(axis=1).var(ddof=1)
    if not total > 0:
        return UNKNOWN
    found = k / (k - 1) * (1 - table.var(axis=0, ddof=1).sum() / total)
    edges = [fdtri(n - 1, (n - 1) * (k - 1), side) for side in ((1 + level) / 2, (1 - level) / 2)]
    low, high = (float(1 - (1 - found) * edge) for edge in edges)
    return Estimate(float(found), low, high)


def _difference(perceived: Items, other: Items | None, level: float) -> Estimate:
    """Perceived less the other, person by person over the items that both answered."""
    if not other:
        return UNKNOWN
    pairs = [pair for pair in map(_means, *_by_person(perceived, other)) if pair is not None]
    if len(pairs) < 2:
        return UNKNOWN
    found = paired_diff([asked for _, asked in pairs], [felt for felt, _ in pairs], level)
    return Estimate(found.diff, found.low, found.high)


def _by_person(perceived: Items, other: Items) -> tuple[list[Any], list[Any]]:
    both = [name for name in perceived if name in other]
    sides = ([items[name] for name in both] for items in (perceived, other))
    first, second = (list(zip(*columns, strict=True)) for columns in sides)
    return first, second


def _means(felt: Sequence[float | None], asked: Sequence[float | None]) -> tuple[float, float] | None:
    told = [(p, e) for p, e in zip(felt, asked, strict=True) if p is not None and e is not None]
    if not told:
        return None
    return sum(p for p, _ in told) / len(told), sum(e for _, e in told) / len(told)
