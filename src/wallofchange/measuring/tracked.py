"""A score that is asked week after week: where it stands, with an interval that knows how little is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, sqrt

from wallofchange.measuring.local_level import LocalLevel, level_at
from wallofchange.measuring.means import Sample
from wallofchange.measuring.quantiles import z_of

STEPS = 41  # sizes of a week's step that are tried, from none to the spread of the means themselves
LEAST = 3  # weeks with answers
ONE_SIDED = 2.705543454095404  # chi-square(1), .90: half of its mass lies at no steps at all


@dataclass(frozen=True, slots=True)
class Tracked:
    """The level in every week, in score points; `drift` is the variance of its step from week to week.

    `spread` is the variance of one answer within a week. `moves`: no steps at all fits the weeks worse than
    chance would (likelihood ratio, 5 %).
    """

    level: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    drift: float
    spread: float
    moves: bool


def tracked(weeks: Sequence[Sample | None], level: float = 0.95) -> Tracked | None:
    """y_t = m_t + e_t, m_t = m_{t-1} + u_t, with Var e_t = s²/n_t known and Var u_t averaged over.

    s² is pooled over the weeks: sum (n_t - 1) s_t² / sum (n_t - 1). The standard deviation of a step is taken
    as equally likely anywhere from none to that of the weekly means; each size weighs by its likelihood, and
    the interval is that of the mixture (law of total variance). One size alone, the likeliest, gives
    intervals that are too narrow, because how fast the level walks is itself a guess.

    None with fewer than three weeks, or where no week tells how answers differ.

    Sources: Durbin & Koopman 2012, ch. 2; Jackman 2005, Pooling the polls; a uniform prior on the standard
    deviation: Gelman 2006, Bayesian Analysis 1:515.

    >>> weeks = [Sample(40, 7.0, 1.5), Sample(35, 7.2, 1.5), None, Sample(50, 7.1, 1.5)]
    >>> found = tracked(weeks)
    >>> [round(each, 1) for each in found.level], found.moves
    ([7.1, 7.1, 7.1, 7.1], False)
    """
    known = [week for week in weeks if week is not None and week.n]
    spread = pooled(known)
    if len(known) < LEAST or not spread:
        return None
    y = [None if week is None else week.mean for week in weeks]
    noise = [None if week is None else spread / week.n for week in weeks]
    sizes = [each**2 for each in _steps([week.mean for week in known])]
    courses = [level_at(y, noise, size, level) for size in sizes]
    weights = _weights(courses)
    middle = _mixed([course.level for course in courses], weights)
    reach = _reach(courses, weights, middle, level)
    best = max(course.loglik or 0.0 for course in courses)
    return Tracked(
        tuple(middle),
        tuple(at - off for at, off in zip(middle, reach, strict=True)),
        tuple(at + off for at, off in zip(middle, reach, strict=True)),
        fsum(size * weight for size, weight in zip(sizes, weights, strict=True)),
        spread,
        2 * (best - (courses[0].loglik or 0.0)) > ONE_SIDED,
    )


def pooled(weeks: Sequence[Sample]) -> float:
    """The variance of one answer within a week, over all weeks; 0 where none tells.

    >>> pooled([Sample(11, 7.0, 2.0), Sample(1, 9.0, None), Sample(31, 7.0, 1.0)])
    1.75
    """
    told = [(week.n - 1, week.sd**2) for week in weeks if week.sd is not None and week.n > 1]
    free = sum(df for df, _ in told)
    return fsum(df * variance for df, variance in told) / free if free else 0.0


def _steps(means: Sequence[float]) -> list[float]:
    most = Sample.of(means).sd or 0.0
    return [most * at / (STEPS - 1) for at in range(STEPS)]


def _weights(courses: Sequence[LocalLevel]) -> list[float]:
    logs = [course.loglik or 0.0 for course in courses]
    top = max(logs)
    raw = [exp(each - top) for each in logs]
    return [each / fsum(raw) for each in raw]


def _mixed(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> list[float]:
    return [fsum(w * x for w, x in zip(weights, column, strict=True)) for column in zip(*rows, strict=True)]


def _reach(
    courses: Sequence[LocalLevel], weights: Sequence[float], middle: Sequence[float], level: float
) -> list[float]:
    """Half the width at every week: what each size leaves open, and how far the sizes lie apart."""
    z = z_of(level)
    squares = [
        [
            ((at if high is None else high) - at) ** 2 / z**2 + (at - centre) ** 2
            for at, high, centre in zip(course.level, course.high, middle, strict=True)
        ]
        for course in courses
    ]
    return [z * sqrt(each) for each in _mixed(squares, weights)]
