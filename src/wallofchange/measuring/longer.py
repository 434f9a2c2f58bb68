"""How much longer to measure after the end of a plan, by an interval that may be looked at always."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from wallofchange.measuring.always_valid import reach
from wallofchange.measuring.quantiles import z_of


def times_as_long(se: float, before: Sequence[int], after: Sequence[int], worthwhile: float) -> float | None:
    """By what factor the answers after the change must grow, so that `worthwhile` shows four times in five.

    The interval is the always-valid one (2.7 b of the specification), narrowest when they are in: 3.03
    standard errors each way instead of 1.96. Of se² = s² (Σ 1/n before + Σ 1/n after) only the second part
    shrinks by waiting; where lots were drawn nothing is compared with before, and `before` is empty.
    None where no amount of waiting is enough. 1 or more.

    >>> [round(times_as_long(0.1, (), (500, 500), 0.3), 2), times_as_long(0.1, (50,), (500,), 0.1)]
    [1.67, None]
    """
    fixed, growing = (sum(1 / n for n in side) for side in (before, after))
    wanted = worthwhile / (reach(log(0.05), 1.0) + z_of(0.6))
    left = (wanted / se) ** 2 * (fixed + growing) - fixed
    return max(1.0, growing / left) if left > 0 else None
