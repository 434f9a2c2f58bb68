"""Did what we do change, or what customers expect of it? Two periods, and what anchors them.

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import numpy as np

from wallofchange.measuring.decomposition import Decomposition, decompose
from wallofchange.measuring.drift import Drift
from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.means import Sample, mean_diff
from wallofchange.measuring.quantiles import z_of


@dataclass(frozen=True)
class Observed:
    """Answers row for row, NaN where something is missing. `later` marks the second period.

    `performance` holds measured facts by name; `disconfirmation` -1, 0 or 1 (below, as, better than
    expected); `vignette` the score given to one described situation, on the scale of `score`.
    """

    score: Any
    later: Any
    performance: Mapping[str, Any] = field(default_factory=dict)
    disconfirmation: Any | None = None
    vignette: Any | None = None


def drift(seen: Observed, level: float = 0.95) -> Drift:
    """Split a change in score into performance and yardstick, as far as an anchor lets it.

    Measured performance comes first: the pooled two-fold split of `decompose`. Else a vignette, whose text
    stays the same: its change is the yardstick, yardstick = Δv, performance = Δy - Δv, with the covariance of
    who gave both. A disconfirmation item alone gives a direction (`expectation`), and nothing gives nothing.
    All in score points, later less earlier, normal intervals (the change alone: Welch's).

    Source: Oaxaca 1973; Blinder 1973; King, Murray, Salomon & Tandon 2004, APSR 98:191-207; Oliver 1980.

    >>> early, late = [8, 7, 6, 5] * 10, [7, 6, 5, 4] * 10
    >>> seen = Observed(np.array(early + late, float), np.repeat([False, True], 40))
    >>> found = drift(seen)
    >>> found.change.estimate, found.identified
    (-1.0, False)
    """
    if seen.performance and (split := _by_performance(seen, level)).identified:
        return split
    everybody = bool(seen.performance)
    if seen.vignette is not None and not np.isnan(seen.vignette).all():
        return _by_vignette(seen, level, everybody=everybody)
    known = ~np.isnan(seen.score)
    expectation = _expectation(seen, level)
    return Drift(
        _change(seen.score[known], seen.later[known], level),
        anchor="none" if seen.disconfirmation is None else "disconfirmation",
        n=_sizes(seen.later[known]),
        expectation=expectation,
        everybody=everybody,
    )


def _by_performance(seen: Observed, level: float) -> Drift:
    kept = ~np.isnan(seen.score)
    for values in seen.performance.values():
        kept = kept & ~np.isnan(values)
    later, n = seen.later[kept], _sizes(seen.later[kept])
    if min(n) == 0:
        return Drift(UNKNOWN, n=n)
    x = {name: values[kept] for name, values in seen.performance.items()}
    if all(np.ptp(values) == 0 for values in x.values()):
        return Drift(UNKNOWN, n=n)
    pooled = decompose(seen.score[kept], x, later)
    return Drift(
        _change(seen.score[kept], later, level),
        pooled.performance.interval(level),
        pooled.yardstick.interval(level),
        "performance",
        n,
        _expectation(seen, level),
        UNKNOWN if seen.vignette is None else _vignette_change(seen, level),
        _sensitive(seen.score[kept], x, later, pooled),
    )


def _sensitive(y: Any, x: Mapping[str, Any], later: Any, pooled: Decomposition) -> bool:
    """Whether another reference period would put the parts more than two errors elsewhere."""
    others = [decompose(y, x, later, reference).performance.estimate for reference in (0, 1)]
    near = 2 * (pooled.performance.se or 0.0)
    middle = pooled.performance.estimate or 0.0
    return any(other is not None and abs(other - middle) > near > 0 for other in others)


def _by_vignette(seen: Observed, level: float, *, everybody: bool) -> Drift:
    known, both = ~np.isnan(seen.score), ~np.isnan(np.asarray(seen.vignette))
    score, pull = _difference(seen.score, seen.later)
    fixed, drag = _difference(seen.vignette, seen.later)
    rest = None if score is None or fixed is None else score - fixed
    together = None if pull is None or drag is None else pull - drag
    return Drift(
        _change(seen.score[known], seen.later[known], level),
        _normal(rest, together, level),
        _normal(fixed, drag, level),
        "vignette",
        _sizes(seen.later[known & both]),
        _expectation(seen, level),
        everybody=everybody,
    )


def _vignette_change(seen: Observed, level: float) -> Estimate:
    return _normal(*_difference(seen.vignette, seen.later), level)


def _difference(values: Any, later: Any) -> tuple[float | None, Any]:
    """The difference of the means of what is known, and each row's pull on it."""
    known = ~np.isnan(values)
    n = _sizes(later[known])
    if min(n) == 0:
        return None, None
    means = [float(values[known & side].mean()) for side in (~later, later)]
    if min(n) < 2:
        return means[1] - means[0], None
    pull = np.zeros(len(values))
    for side, sign, mean, size in zip((~later, later), (-1, 1), means, n, strict=True):
        pull[known & side] = sign * (values[known & side] - mean) / sqrt(size * (size - 1))
    return means[1] - means[0], pull


def _normal(found: float | None, pull: Any, level: float) -> Estimate:
    error = 0.0 if pull is None else sqrt(float(pull @ pull))
    if found is None or not error:
        return Estimate(found)
    reach = z_of(level) * error
    return Estimate(found, found - reach, found + reach)


def _change(score: Any, later: Any, level: float) -> Estimate:
    if min(_sizes(later)) == 0:
        return UNKNOWN
    found = mean_diff(Sample.of(score[~later].tolist()), Sample.of(score[later].tolist()), level)
    return Estimate(found.diff, found.low, found.high)


def _expectation(seen: Observed, level: float) -> Estimate:
    """The change in disconfirmation; at equal performance where that is measured."""
    if seen.disconfirmation is None:
        return UNKNOWN
    kept = ~np.isnan(seen.disconfirmation)
    for values in seen.performance.values():
        kept = kept & ~np.isnan(values)
    marks, later = seen.disconfirmation[kept], seen.later[kept]
    if min(_sizes(later)) == 0:
        return UNKNOWN
    if seen.performance:
        split = decompose(marks, {name: values[kept] for name, values in seen.performance.items()}, later)
        if split.identified:
            return split.yardstick.interval(level)
    return _change(marks, later, level)


def _sizes(later: Any) -> tuple[int, int]:
    return int((~later).sum()), int(later.sum())
