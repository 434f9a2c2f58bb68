"""Where a tracked score stands, beneath the noise of each survey."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, inf, log, pi, sqrt

from wallofchange.measuring.quantiles import z_of

POINTS = 65  # where the best ratio of variances is looked for first, from 1e-8 to 1e8
DECADES = 8


@dataclass(frozen=True, slots=True)
class LocalLevel:
    """The level at every point with its interval; `sigma2_obs` is None where it was given.

    Variances are in squared units of y. The interval takes them as known. Where the series never moves
    and its noise is not known, there is no interval and no likelihood.
    """

    sigma2_level: float
    sigma2_obs: float | None
    level: tuple[float, ...]
    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    loglik: float | None


@dataclass(frozen=True, slots=True)
class _Run:
    """One pass of the filter: per point the level and its variance, and what the likelihood needs."""

    level: list[float]
    variance: list[float]
    squares: float
    log_spread: float
    seen: int


def local_level(
    y: Sequence[float | None], obs_var: Sequence[float | None] | None = None, level: float = 0.95
) -> LocalLevel:
    """y_t = m_t + e_t, m_t = m_{t-1} + u_t: variances by maximum likelihood, the level by smoothing.

    Var e_t is one unknown figure, or `obs_var`, as in s2/n of each survey; Var u_t is unknown. The start is
    exactly diffuse: the first observation sets the level, and adds only -ln(2 pi)/2 to the likelihood.

    Args:
        y: the figures, None where there is none; at least three (two where obs_var is given).
        obs_var: the known variance of each figure; None only where y is.

    Raises:
        ValueError: when there are too few figures.

    Source: Durbin & Koopman 2012, ch. 2 and 5; Jackman 2005, Pooling the polls.

    >>> found = local_level([7.0, 7.2, 6.9, None, 7.1, 7.3], [0.01, 0.02, 0.01, None, 0.02, 0.01])
    >>> [round(each, 2) for each in found.level], round(found.sigma2_level, 3)
    ([7.03, 7.06, 7.0, 7.07, 7.14, 7.23], 0.013)
    """
    seen = [value for value in y if value is not None]
    if len(seen) < (3 if obs_var is None else 2):
        raise ValueError(f"Three figures are needed, or two with a known variance; there are {len(seen)}.")
    if obs_var is None:
        return _unknown_noise(y, seen, level)
    noise = [0.0 if value is None else float(value) for value in obs_var]
    unit = max(_variance(seen), *noise)
    if unit == 0:
        return _still(seen[0], len(y), None)
    drift = unit * _best(lambda ratio: _loglik(_filter(y, noise, unit * ratio)))
    run = _filter(y, noise, drift)
    return _smoothed(run, drift, None, level, _loglik(run))


def level_at(
    y: Sequence[float | None], obs_var: Sequence[float | None], sigma2_level: float, level: float = 0.95
) -> LocalLevel:
    """The same where Var u_t is given as well: the interval is exact for that one.

    >>> found = level_at([7.0, 7.2, None, 7.1], [0.02, 0.02, None, 0.02], 0.0)
    >>> [round(each, 2) for each in found.level]
    [7.1, 7.1, 7.1, 7.1]
    """
    run = _filter(y, [0.0 if value is None else float(value) for value in obs_var], sigma2_level)
    return _smoothed(run, sigma2_level, None, level, _loglik(run))


def _unknown_noise(y: Sequence[float | None], seen: list[float], level: float) -> LocalLevel:
    """Only the ratio of the variances is looked for: their size then follows from the squares."""
    n = len(y)
    if min(seen) == max(seen):
        return _still(seen[0], n, 0.0)

    def profile(ratio: float) -> float:
        run = _filter(y, *_shares(ratio, n))
        size = run.squares / (run.seen - 1)
        return -inf if size <= 0 else -0.5 * (run.log_spread + (run.seen - 1) * log(size))

    ratio = _best(profile)
    noise, drift = _shares(ratio, n)
    run = _filter(y, noise, drift)
    size = run.squares / (run.seen - 1)
    run = _filter(y, [size * each for each in noise], size * drift)
    return _smoothed(run, size * drift, size * noise[0], level, _loglik(run))


def _still(value: float, n: int, noise: float | None) -> LocalLevel:
    return LocalLevel(0.0, noise, (value,) * n, (None,) * n, (None,) * n, None)


def _shares(ratio: float, n: int) -> tuple[list[float], float]:
    """Noise and drift that add up to one; an endless ratio is all drift."""
    return [1 / (1 + ratio)] * n, 1.0 if ratio == inf else ratio / (1 + ratio)


def _filter(y: Sequence[float | None], noise: Sequence[float], drift: float) -> _Run:
    """Kalman's filter from a diffuse start: before the first figure nothing is known."""
    levels, variances = [], []
    at, variance, squares, log_spread, seen = 0.0, inf, 0.0, 0.0, 0
    for value, error in zip(y, noise, strict=True):
        variance += drift
        if value is not None:
            seen += 1
            if variance == inf:
                at, variance = value, error
            else:
                spread = max(variance + error, 1e-300)
                off, gain = value - at, variance / spread
                squares, log_spread = squares + off * off / spread, log_spread + log(spread)
                at, variance = at + gain * off, variance * error / spread
        levels.append(at)
        variances.append(variance)
    return _Run(levels, variances, squares, log_spread, seen)


def _loglik(run: _Run) -> float:
    return -0.5 * (run.seen * log(2 * pi) + run.log_spread + run.squares)


def _best(loglik: Callable[[float], float]) -> float:
    """The ratio with the highest likelihood: none at all, the top of the best stretch, or endless."""
    from scipy.optimize import minimize_scalar

    logs = [2 * DECADES * at / (POINTS - 1) - DECADES for at in range(POINTS)]
    values = [loglik(10**each) for each in logs]
    top = max(range(POINTS), key=values.__getitem__)
    around = (logs[max(top - 1, 0)], logs[min(top + 1, POINTS - 1)])
    found = minimize_scalar(
        lambda each: -loglik(exp(each * log(10))), bounds=around, method="bounded", options={"xatol": 1e-10}
    )
    inside = (float(10**found.x), -float(found.fun))
    if loglik(0.0) >= inside[1] - 1e-9:
        return 0.0
    return inf if top == POINTS - 1 else inside[0]


def _smoothed(
    run: _Run, drift: float, noise: float | None, confidence: float, loglik: float | None
) -> LocalLevel:
    """Backward from the last point (Rauch, Tung & Striebel); before the first figure it only drifts."""
    level, variance = list(run.level), list(run.variance)
    for at in range(len(level) - 2, -1, -1):
        known = run.variance[at]
        if known == inf:
            level[at], variance[at] = level[at + 1], variance[at + 1] + drift
        elif known + drift > 0:
            pull = known / (known + drift)
            level[at] += pull * (level[at + 1] - run.level[at])
            variance[at] = known + pull * pull * (variance[at + 1] - known - drift)
    reach = [z_of(confidence) * sqrt(max(each, 0.0)) for each in variance]
    return LocalLevel(
        drift,
        noise,
        tuple(level),
        tuple(at - off for at, off in zip(level, reach, strict=True)),
        tuple(at + off for at, off in zip(level, reach, strict=True)),
        loglik,
    )


def _variance(values: list[float]) -> float:
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / len(values)
