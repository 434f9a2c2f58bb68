"""Penalty and reward: what falling short of an expectation costs, and what exceeding it brings.

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any, Literal

import numpy as np

from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.multiplicity import adjusted
from wallofchange.measuring.quantiles import two_sided, z_of

Kind = Literal["basic", "performance", "delighter", "indifferent", "unclear"]

MARGIN = 0.1  # score points: less on either side is nothing
LIMIT = 0.05  # of q, for a label that says which side weighs more
NARROW = 0.90  # the interval that must lie wholly inside a margin
BALANCED = 1 / 3  # of asymmetry: between minus this and this both sides weigh alike
OWN = 1e-8  # of a coefficient that the rows cannot tell from others
EXACT = 1e-9  # of a row that alone fixes a coefficient, so that it leaves no residual


@dataclass(frozen=True, slots=True)
class Slope:
    """Penalty and reward of one driver, with the three variances of the pair; None where not told."""

    penalty: float | None
    reward: float | None
    var_penalty: float | None = None
    var_reward: float | None = None
    covariance: float = 0.0

    @property
    def known(self) -> bool:
        return None not in (self.penalty, self.reward, self.var_penalty, self.var_reward)

    @property
    def z(self) -> float | None:
        """Of H0: the reward is as large as the penalty."""
        if not self.known:
            return None
        variance = (self.var_penalty or 0) + (self.var_reward or 0) + 2 * self.covariance
        return ((self.reward or 0) + (self.penalty or 0)) / sqrt(variance) if variance > 0 else None

    @property
    def sizes(self) -> tuple[float, float]:
        """Penalty and reward as amounts, without a sign; one on the wrong side of nought counts as none."""
        return max(0.0, -(self.penalty or 0)), max(0.0, self.reward or 0)

    def asymmetry(self, level: float) -> Estimate:
        """(reward - |penalty|) / (reward + |penalty|), -1 to 1, delta method; unknown where both are none."""
        cost, gain = self.sizes
        if self.penalty is None or self.reward is None or not cost + gain > 0:
            return UNKNOWN
        found = (gain - cost) / (gain + cost)
        if not self.known:
            return Estimate(found)
        by_gain, by_cost = 2 * cost / (gain + cost) ** 2, -2 * gain / (gain + cost) ** 2
        variance = by_gain**2 * (self.var_reward or 0) + by_cost**2 * (self.var_penalty or 0)
        variance -= 2 * by_gain * by_cost * self.covariance  # the amount of a penalty is minus the penalty
        reach = z_of(level) * sqrt(max(0.0, variance))
        return Estimate(found, max(-1.0, found - reach), min(1.0, found + reach))


@dataclass(frozen=True, slots=True)
class Contrast:
    """One driver: penalty and reward in score points, asymmetry (-1 all penalty, 1 all reward), kind."""

    penalty: Estimate
    reward: Estimate
    asymmetry: Estimate
    p: float | None
    q: float | None
    kind: Kind
    against: bool = False  # one of the two lies clearly on the wrong side of nought

    @classmethod
    def unknown(cls) -> Contrast:
        """Of a driver of which nothing can be said."""
        return cls(UNKNOWN, UNKNOWN, UNKNOWN, None, None, "unclear")


@dataclass(frozen=True, slots=True)
class Contrasts:
    """All drivers of one score, R² of their model, and the rows it rests on."""

    drivers: dict[str, Contrast]
    r2: float | None
    n: int

    @property
    def common(self) -> float | None:
        """The mean asymmetry: below nought is usual, because losses loom larger than gains."""
        known = [each.asymmetry.estimate for each in self.drivers.values()]
        told = [value for value in known if value is not None]
        return sum(told) / len(told) if told else None


def penalty_reward(
    y: Sequence[float], x: Mapping[str, Sequence[int]], margin: float = MARGIN, level: float = 0.95
) -> Contrasts:
    """Least squares of the score on two marks a driver (below: -1, exceeded: 1), all together, HC3 errors.

    Penalty and reward are the coefficients, in score points. Asymmetry IA = (r - |p|)/(r + |p|), where a
    positive p or a negative r counts as none. The test of r = |p| is z = (r + p)/√(Var r + Var p + 2Cov),
    p values adjusted over the drivers (Benjamini-Hochberg). Kind, first that holds: q < .05 is basic or
    delighter; both 90 % intervals inside ±margin is indifferent; the 90 % interval of IA inside (-1/3, 1/3)
    is performance; else unclear. What the rows cannot tell (an empty mark, a driver that repeats another)
    is unknown.

    Raises:
        ValueError: when a driver is not as long as y.

    Source: Brandt 1987; Mikulic & Prebezac 2008; HC3: MacKinnon & White 1985; Benjamini & Hochberg 1995.

    >>> late = [-1, 0, 1] * 60
    >>> y = [7 + min(0, each) + 0.1 * (at % 4) for at, each in enumerate(late)]
    >>> found = penalty_reward(y, {"on time": late}).drivers["on time"]
    >>> round(found.penalty.estimate, 2), abs(round(found.reward.estimate, 2)), found.kind
    (-1.0, 0.0, 'basic')
    """
    slopes, r2 = _slopes(y, x)
    narrow = [_shown(slope, NARROW) for slope in slopes]
    ps = [None if slope.z is None else two_sided(slope.z) for slope in slopes]
    found = {
        name: Contrast(*_shown(slope, level), p, q, _kind(slope, q, ends, margin), _against(ends))
        for name, slope, p, q, ends in zip(x, slopes, ps, _adjusted(ps), narrow, strict=True)
    }
    return Contrasts(found, r2, len(y))


def _adjusted(ps: Sequence[float | None]) -> list[float | None]:
    """Benjamini-Hochberg over the p values that there are."""
    found = iter(adjusted([p for p in ps if p is not None], "bh").adjusted)
    return [None if p is None else next(found) for p in ps]


def _slopes(y: Sequence[float], x: Mapping[str, Sequence[int]]) -> tuple[list[Slope], float | None]:
    scores = np.asarray(y, float)
    marks = [np.asarray(each) == side for each in x.values() for side in (-1, 1)]
    design = np.column_stack([np.ones(len(scores)), *marks])
    scores = scores - scores.mean()
    left, sizes, right = np.linalg.svd(design, full_matrices=False)
    held = sizes > sizes[0] * OWN
    left, right = left[:, held], right[held]
    back = right.T / sizes[held] @ left.T
    coefficients, rest = back @ scores, scores - left @ (left.T @ scores)
    told = 1 - (right**2).sum(axis=0) < OWN
    spread, error = float(scores @ scores), float(rest @ rest)
    covariance = None if error <= EXACT**2 * spread else _hc3(back, rest, (left**2).sum(axis=1))
    slopes = [_slope(at, coefficients, told, covariance) for at in range(1, design.shape[1], 2)]
    return slopes, 1 - error / spread if spread > 0 else None


def _hc3(back: Any, rest: Any, leverage: Any) -> Any:
    """Covariances of the coefficients; infinite for one that a single row fixes."""
    room = 1 - leverage
    alone = room < EXACT
    pull = back * np.where(alone, 0.0, rest / np.where(alone, 1.0, room))
    covariance = pull @ pull.T
    fixed = (np.abs(back[:, alone]) > EXACT).any(axis=1)
    covariance[fixed] = covariance[:, fixed] = np.inf
    return covariance


def _slope(at: int, coefficients: Any, told: Any, covariance: Any) -> Slope:
    pair = [float(coefficients[each]) if told[each] else None for each in (at, at + 1)]
    if covariance is None:
        return Slope(pair[0], pair[1])
    spread = [float(covariance[each, each]) for each in (at, at + 1)]
    known = [each if told[at + side] and np.isfinite(each) else None for side, each in enumerate(spread)]
    both = float(covariance[at, at + 1]) if None not in known else 0.0
    return Slope(pair[0], pair[1], known[0], known[1], both)


def _shown(slope: Slope, level: float) -> tuple[Estimate, Estimate, Estimate]:
    return (
        _interval(slope.penalty, slope.var_penalty, level),
        _interval(slope.reward, slope.var_reward, level),
        slope.asymmetry(level),
    )


def _interval(found: float | None, variance: float | None, level: float) -> Estimate:
    if found is None or variance is None:
        return Estimate(found)
    reach = z_of(level) * sqrt(variance)
    return Estimate(found, found - reach, found + reach)


def _kind(slope: Slope, q: float | None, narrow: tuple[Estimate, Estimate, Estimate], margin: float) -> Kind:
    penalty, reward, asymmetry = narrow
    if asymmetry.estimate is not None and q is not None and q < LIMIT:
        return "basic" if asymmetry.estimate < 0 else "delighter"
    if _inside(penalty, margin) and _inside(reward, margin):
        return "indifferent"
    return "performance" if _inside(asymmetry, BALANCED) else "unclear"


def _inside(found: Estimate, margin: float) -> bool:
    return found.low is not None and found.high is not None and -margin < found.low <= found.high < margin


def _against(narrow: tuple[Estimate, Estimate, Estimate]) -> bool:
    penalty, reward = narrow[:2]
    return (penalty.low or 0) > 0 or (reward.high or 0) < 0
