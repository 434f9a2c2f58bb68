"""Did what we do change, or what customers expect of it? Two periods, and what anchors them.

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import numpy as np

from wallofchange.measuring.decomposition import Decomposition, Part, decompose
from wallofchange.measuring.drift import Drift
from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.means import Sample, mean_diff
from wallofchange.measuring.quantiles import z_of


@dataclass(frozen=True)
class Observed:
    """Answers row for row, NaN where something is missing. `later` marks the second period.

    `performance` holds measured facts by name; `disconfirmation` -1, 0 or 1 (below, as, better than
    expected); `vignette` the score given to one described situation, on the scale of `score`. `inside` marks
    the rows of the two periods where there are others as well: with a `trend` (such as the week) those tell
    what performance is worth, and nothing else.
    """

    score: Any
    later: Any
    performance: Mapping[str, Any] = field(default_factory=dict)
    disconfirmation: Any | None = None
    vignette: Any | None = None
    inside: Any | None = None
    trend: Any | None = None

    def within(self) -> Observed:
        """Only the rows of the two periods."""
        if self.inside is None:
            return self
        own = self.inside
        return Observed(
            self.score[own],
            self.later[own],
            {name: values[own] for name, values in self.performance.items()},
            None if self.disconfirmation is None else self.disconfirmation[own],
            None if self.vignette is None else self.vignette[own],
        )


def drift(seen: Observed, level: float = 0.95) -> Drift:
    """Split a change in score into performance and yardstick, as far as an anchor lets it.

    Measured performance comes first: the pooled two-fold split of `decompose`, careful. Else a vignette,
    whose text stays the same: its change is the yardstick, yardstick = Δv, performance = Δy - Δv, with the
    covariance of who gave both. A disconfirmation item alone gives a direction (`expectation`), and nothing
    gives nothing.
    All in score points, later less earlier, normal intervals (the change alone: Welch's;
    the split: t).

    Source: Oaxaca 1973; Blinder 1973; King, Murray, Salomon & Tandon 2004, APSR 98:191-207; Oliver 1980.

    >>> early, late = [8, 7, 6, 5] * 10, [7, 6, 5, 4] * 10
    >>> seen = Observed(np.array(early + late, float), np.repeat([False, True], 40))
    >>> found = drift(seen)
    >>> found.change.estimate, found.identified
    (-1.0, False)
    """
    two = seen.within()
    if seen.performance and (split := _by_performance(seen, two, level)).identified:
        return split
    everybody = bool(two.performance)
    if two.vignette is not None and not np.isnan(two.vignette).all():
        return _by_vignette(two, level, everybody=everybody)
    known = ~np.isnan(two.score)
    expectation = _expectation(two, level)
    return Drift(
        _change(two.score[known], two.later[known], level),
        anchor="none" if two.disconfirmation is None else "disconfirmation",
        n=_sizes(two.later[known]),
        expectation=expectation,
        everybody=everybody,
    )


def _by_performance(seen: Observed, two: Observed, level: float) -> Drift:
    kept, inside = _complete(seen), _complete(two)
    later, n = two.later[inside], _sizes(two.later[inside])
    if min(n) == 0:
        return Drift(UNKNOWN, n=n)
    x = {name: values[kept] for name, values in seen.performance.items()}
    if all(np.ptp(values) == 0 for values in x.values()):
        return Drift(UNKNOWN, n=n)
    period = seen.later.astype(int) if seen.inside is None else np.where(seen.inside, seen.later, -1)
    trend = None if seen.trend is None else seen.trend[kept]
    pooled = decompose(seen.score[kept], x, period[kept], trend=trend, careful=True)
    others = _by_reference(two.score[inside], two, inside)
    return Drift(
        _change(two.score[inside], later, level),
        pooled.performance.interval(level),
        pooled.yardstick.interval(level),
        "performance",
        n,
        _expectation(two, level),
        UNKNOWN if two.vignette is None else _vignette_change(two, level),
        _sensitive(others, pooled),
        references=(others[0].interval(level), others[1].interval(level)),
        telling=pooled.telling,
    )


def _complete(seen: Observed) -> Any:
    kept = ~np.isnan(seen.score)
    for values in seen.performance.values():
        kept = kept & ~np.isnan(values)
    return kept


def _by_reference(y: Any, two: Observed, kept: Any) -> tuple[Part, Part]:
    """The performance part with the slopes of one period alone."""
    x = {name: values[kept] for name, values in two.performance.items()}
    return decompose(y, x, two.later[kept], 0).performance, decompose(y, x, two.later[kept], 1).performance


def _sensitive(others: tuple[Part, Part], pooled: Decomposition) -> bool:
    """Whether another reference period would put the parts more than two errors elsewhere."""
    near = 2 * (pooled.performance.se or 0.0)
    middle = pooled.performance.estimate or 0.0
    return any(one.estimate is not None and abs(one.estimate - middle) > near > 0 for one in others)


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
        facts = {name: values[kept] for name, values in seen.performance.items()}
        split = decompose(marks, facts, later, careful=True)
        if split.identified:
            return split.yardstick.interval(level)
    return _change(marks, later, level)


def _sizes(later: Any) -> tuple[int, int]:
    return int((~later).sum()), int(later.sum())
