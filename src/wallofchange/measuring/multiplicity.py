"""Many comparisons at once: p values that have paid for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Literal

Adjustment = Literal["bh", "holm", "bonferroni"]
Exact = list[Fraction]


@dataclass(frozen=True, slots=True)
class Adjusted:
    """Adjusted p values, 0 to 1, and whether each is rejected; in the order given."""

    adjusted: tuple[float, ...]
    rejected: tuple[bool, ...]


def adjusted(p: Sequence[float], adjust: Adjustment = "bh", alpha: float = 0.05) -> Adjusted:
    """Adjusted p values of m tests; rejected where they are at most alpha.

    With p(1) <= … <= p(m):
    bonferroni  min(1, m p);
    holm        max over j <= i of min(1, (m - j + 1) p(j))   (Holm 1979, Scand. J. Stat. 6:65);
    bh          min over j >= i of min(1, m p(j) / j)          (Benjamini & Hochberg 1995, JRSS B 57:289).

    Reckoned in decimals as they were written, so that three times .05 is not more than .15.

    Raises:
        ValueError: when a p value lies outside 0..1.

    >>> adjusted([0.01, 0.04, 0.03], "holm")
    Adjusted(adjusted=(0.03, 0.06, 0.06), rejected=(True, False, False))
    """
    if any(not 0 <= each <= 1 for each in p):
        raise ValueError("A p value lies between 0 and 1.")
    exact = [Fraction(str(each)) for each in p]
    order = sorted(range(len(p)), key=exact.__getitem__)
    paid = _WAYS[adjust]([exact[place] for place in order])
    found = [Fraction(0)] * len(p)
    for place, value in zip(order, paid, strict=True):
        found[place] = min(Fraction(1), value)
    least = Fraction(str(alpha))
    return Adjusted(tuple(map(float, found)), tuple(value <= least for value in found))


def _bonferroni(rising: Exact) -> Exact:
    return [len(rising) * each for each in rising]


def _holm(rising: Exact) -> Exact:
    return list(accumulate(((len(rising) - place) * each for place, each in enumerate(rising)), max))


def _bh(rising: Exact) -> Exact:
    m = len(rising)
    falling = (m * each / (m - place) for place, each in enumerate(reversed(rising)))
    return list(accumulate(falling, min))[::-1]


_WAYS: dict[Adjustment, Callable[[Exact], Exact]] = {"bh": _bh, "holm": _holm, "bonferroni": _bonferroni}
