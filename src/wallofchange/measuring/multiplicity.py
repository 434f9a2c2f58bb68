"""Many comparisons at once: p values that have paid for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

Adjustment = Literal["bh", "holm", "bonferroni"]
ROUNDING = 1e-12  # three times .05 is not more than .15


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

    At most alpha but for rounding, so that three times .05 is not more than .15.

    Raises:
        ValueError: when a p value lies outside 0..1.

    >>> adjusted([0.01, 0.04, 0.03], "holm")
    Adjusted(adjusted=(0.03, 0.06, 0.06), rejected=(True, False, False))
    """
    if any(not 0 <= each <= 1 for each in p):
        raise ValueError("A p value lies between 0 and 1.")
    order = sorted(range(len(p)), key=p.__getitem__)
    paid = _WAYS[adjust]([p[place] for place in order])
    found = [0.0] * len(p)
    for place, value in zip(order, paid, strict=True):
        found[place] = min(1.0, value)
    return Adjusted(tuple(found), tuple(value <= alpha * (1 + ROUNDING) for value in found))


def _bonferroni(rising: list[float]) -> list[float]:
    return [len(rising) * each for each in rising]


def _holm(rising: list[float]) -> list[float]:
    return list(accumulate(((len(rising) - place) * each for place, each in enumerate(rising)), max))


def _bh(rising: list[float]) -> list[float]:
    m = len(rising)
    falling = (m * each / (m - place) for place, each in enumerate(reversed(rising)))
    return list(accumulate(falling, min))[::-1]


Way = Callable[[list[float]], list[float]]
_WAYS: dict[Adjustment, Way] = {"bh": _bh, "holm": _holm, "bonferroni": _bonferroni}
