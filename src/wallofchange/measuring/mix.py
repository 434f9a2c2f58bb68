"""Who is in a group: how far two make-ups lie apart, and whether chance could do that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import log


@dataclass(frozen=True, slots=True)
class Apart:
    """The total-variation distance (0 to 1), the population stability index, and the p of homogeneity."""

    distance: float
    psi: float
    p: float


def apart(a: Mapping[str, int], b: Mapping[str, int]) -> Apart:
    """How far two make-ups, counted over the same kinds, lie apart; both with at least one answer.

    Distance: ½ Σ|p - q|. PSI: Σ (q - p) ln(q/p), half an answer added to each kind so that an empty one
    can be told. p: Pearson's chi-squared of homogeneity.

    >>> found = apart({"post": 50, "text": 50}, {"post": 20, "text": 80})
    >>> round(found.distance, 2), round(found.psi, 2), found.p < 0.001
    (0.3, 0.41, True)
    """
    kinds = sorted({*a, *b})
    n, m = sum(a.values()), sum(b.values())
    if not n or not m:
        raise ValueError("Both make-ups need at least one answer.")
    distance = sum(abs(a.get(kind, 0) / n - b.get(kind, 0) / m) for kind in kinds) / 2
    psi = 0.0
    for kind in kinds:
        p = (a.get(kind, 0) + 0.5) / (n + len(kinds) / 2)
        q = (b.get(kind, 0) + 0.5) / (m + len(kinds) / 2)
        psi += (q - p) * log(q / p)
    return Apart(distance, psi, homogeneity([[a.get(kind, 0), b.get(kind, 0)] for kind in kinds]))


def homogeneity(table: list[list[int]]) -> float:
    """The p of Pearson's chi-squared for a table of counts; 1 where a side or all but one kind is empty.

    >>> round(homogeneity([[10, 20], [20, 10]]), 4)
    0.0098
    """
    rows = [row for row in table if sum(row)]
    columns = [column for column in zip(*rows, strict=True) if sum(column)] if rows else []
    if len(rows) < 2 or len(columns) < 2:
        return 1.0
    total = sum(map(sum, columns))
    return chi_squared_p(_squares(columns, total), (len(rows) - 1) * (len(columns) - 1))


def chi_squared_p(squares: float, df: int) -> float:
    """The chance that a chi-squared variable exceeds this."""
    from scipy.special import chdtrc

    return float(chdtrc(df, squares))


def _squares(columns: list[tuple[int, ...]], total: int) -> float:
    rows = [sum(row) for row in zip(*columns, strict=True)]
    found = 0.0
    for column in columns:
        share = sum(column)
        found += sum(count**2 / (share * row) for count, row in zip(column, rows, strict=True))
    return max(0.0, total * (found - 1))
