"""Wilcoxon's rank sum test without an approximation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from wallofchange.measuring.ordinal import counted, placements

Alternative = Literal["two-sided", "greater", "less"]


def rank_exact(
    a: Sequence[float], b: Sequence[float], alternative: Alternative = "two-sided"
) -> tuple[float, float]:
    """W, the pairs in which a beats b (ties half), and its exact p under all splits of the midranks.

    "greater" asks whether a tends to be larger than b. Two-sided doubles the smaller tail.

    >>> a = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    >>> w, p = rank_exact(a, [1.15, 0.88, 0.90, 0.74, 1.21], "greater")
    >>> w, round(p, 4)
    (35.0, 0.1272)
    """
    counts_a, counts_b = counted(a, b)
    place_a, _, in_a, _ = placements(counts_a, counts_b)
    w = float(in_a @ place_a)
    ranks = _doubled_midranks([int(x + y) for x, y in zip(counts_a, counts_b, strict=True)])
    least, most = _tails(ranks, len(a), round(2 * w) + len(a) * (len(a) + 1))
    p = {"greater": most, "less": least, "two-sided": 2 * min(least, most)}[alternative]
    return w, min(1.0, p)


def _doubled_midranks(totals: Sequence[int]) -> list[tuple[int, int]]:
    """Twice the midrank of every category, with how many answers share it."""
    below, ranks = 0, []
    for total in totals:
        ranks.append((2 * below + total + 1, total))
        below += total
    return ranks


def _tails(ranks: Sequence[tuple[int, int]], size: int, seen: int) -> tuple[float, float]:
    """The chances of a doubled rank sum at most, and at least, the one seen: counted split by split."""
    import numpy as np

    largest = sum(rank * total for rank, total in ranks)
    ways = np.zeros((size + 1, largest + 1))
    ways[0, 0] = 1.0
    drawn = 0
    for rank, total in ranks:
        for _ in range(total):
            drawn += 1
            for taken in range(min(size, drawn), 0, -1):
                ways[taken, rank:] += ways[taken - 1, : largest + 1 - rank]
            ways /= ways.max()
    chances = ways[size] / ways[size].sum()
    return float(chances[: seen + 1].sum()), float(chances[seen:].sum())
