"""Figures of answers that do not count equally."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.nps import Split, nps
from wallofchange.measuring.quantiles import t_of
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.share import share


@dataclass(frozen=True, slots=True)
class WeightedScore:
    """All answers that gave one score: how many, the sum of their weights and of the squares."""

    score: float
    n: int
    weight: float
    squares: float


@dataclass(frozen=True, slots=True)
class WeightedFigures:
    """The figures of one weighted group, and the number of equal answers it is worth (Kish)."""

    mean: Estimate
    nine_plus: Estimate
    top: Estimate
    bottom: Estimate
    nps: Estimate
    n_eff: float


def weighted_figures(scores: Sequence[WeightedScore], scale: Scale, level: float = 0.95) -> WeightedFigures:
    """Mean by linearisation, shares and NPS by their score intervals on the effective number of answers.

    mean = sum wy / sum w; SE² = n/(n-1) sum w²(y - mean)² / (sum w)²; n_eff = (sum w)² / sum w² (Kish 1965).

    Raises:
        ValueError: when the weights add up to nothing.

    >>> equal = [WeightedScore(6, 50, 50, 50), WeightedScore(9, 50, 50, 50)]
    >>> found = weighted_figures(equal, Scale(0, 10))
    >>> found.mean.estimate, round(found.mean.low, 2), found.n_eff
    (7.5, 7.2, 100.0)
    """
    total, n = fsum(each.weight for each in scores), sum(each.n for each in scores)
    if total <= 0:
        raise ValueError("The weights of a group add up to more than nothing.")
    n_eff = total**2 / fsum(each.squares for each in scores)

    def part(holds: Sequence[bool]) -> float:
        return min(1.0, fsum(each.weight for each, yes in zip(scores, holds, strict=True) if yes) / total)

    def shared(holds: Sequence[bool]) -> Estimate:
        found = share(part(holds) * n_eff, n_eff, level)
        return Estimate(found.p, found.low, found.high)

    return WeightedFigures(
        _mean(scores, total, n, level),
        shared([each.score >= scale.nine for each in scores]),
        shared([each.score >= scale.high for each in scores]),
        shared([each.score <= scale.low for each in scores]),
        _nps(
            part([each.score >= 9 for each in scores]),
            part([each.score <= 6 for each in scores]),
            n_eff,
            level,
        )
        if scale.has_nps
        else UNKNOWN,
        n_eff,
    )


def _mean(scores: Sequence[WeightedScore], total: float, n: int, level: float) -> Estimate:
    mean = fsum(each.weight * each.score for each in scores) / total
    if n < 2:
        return Estimate(mean)
    spread = fsum(each.squares * (each.score - mean) ** 2 for each in scores)
    reach = t_of(level, n - 1) * sqrt(n / (n - 1) * spread) / total
    return Estimate(mean, mean - reach, mean + reach)


def _nps(promoters: float, detractors: float, n_eff: float, level: float) -> Estimate:
    passives = max(0.0, 1 - promoters - detractors)
    found = nps(Split(promoters * n_eff, passives * n_eff, detractors * n_eff), level)
    return Estimate(found.nps, found.low, found.high)
