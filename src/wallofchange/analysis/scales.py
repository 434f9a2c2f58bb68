"""On which scale scores were given, seen from the scores themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wallofchange.measuring.scale import Scale

if TYPE_CHECKING:
    from numpy import bool_
    from numpy.typing import NDArray

SCALES = (Scale(0, 1), Scale(1, 5), Scale(1, 7), Scale(0, 10), Scale(0, 100))
TEN, HUNDRED = SCALES[-2:]
A_QUARTER = 0.25  # of the scores above ten, from where they are on a hundred
FAR = 20  # beyond it a score among those up to ten is a code, such as 99 for no answer


def scale_seen(scores: Iterable[tuple[float, int]]) -> Scale:
    """The smallest scale that holds the scores, each with how often it was given; codes have no say.

    >>> scale_seen([(1, 4), (5, 3)]), scale_seen([(3, 40), (9, 40), (99, 2)]), scale_seen([(55, 4), (90, 3)])
    (Scale(low=1, high=5), Scale(low=0, high=10), Scale(low=0, high=100))
    """
    given = list(scores)
    above = sum(n for score, n in given if score > TEN.high)
    widest = HUNDRED if above > A_QUARTER * sum(n for _, n in given) else TEN
    kept = [score for score, _ in given if widest.holds(score)] or [widest.high]
    return next(each for each in SCALES if each.holds(min(kept)) and each.holds(max(kept)))


def codes(values: Any) -> NDArray[bool_]:
    """Which of these scores are codes: far from the others, where three quarters lie on 0-10."""
    import numpy as np

    known = values[~np.isnan(values)]
    on_ten = (known >= TEN.low) & (known <= TEN.high)
    if not len(known) or on_ten.mean() < 1 - A_QUARTER:
        return np.zeros(len(values), bool)
    return np.asarray(np.abs(values) > FAR)
