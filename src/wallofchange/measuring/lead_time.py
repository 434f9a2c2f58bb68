"""How long things take, when some are not finished yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wallofchange.measuring.quantiles import z_of

Array = NDArray[np.floating[Any]]

EVEN = 1e-9  # how near a curve must lie to one half to count as lying on it


@dataclass(frozen=True, slots=True)
class LeadTime:
    """The median time in the unit of the durations, with its interval; None where it is not reached.

    `curve` holds (time, part not finished yet) at every time something finished.
    """

    median: float | None
    low: float | None
    high: float | None
    curve: tuple[tuple[float, float], ...]
    n: int
    finished: int


@dataclass(frozen=True, slots=True)
class LogRank:
    """Whether groups take equally long; None where there is nothing to tell them apart by."""

    chi2: float | None
    p: float | None


def lead_time(durations: Array, observed: Array, level: float = 0.95) -> LeadTime:
    """Kaplan-Meier: S(t) = product over times u <= t of (1 - finished_u / at_risk_u).

    Interval: exp(-exp(ln(-ln S) -+ z se)), se = sqrt(sum d / (r (r - d))) / |ln S| (log-log, Greenwood);
    the limits of the median are where the limits of the curve cross one half. Where a curve lies on one half
    the middle of that stretch is taken, as R does, so that without open items it is the ordinary median.

    Args:
        durations: 0 or more, in any unit of time.
        observed: 1 where it finished, 0 where it was still open.

    Raises:
        ValueError: when there is nothing.

    Source: Kaplan & Meier 1958; Kalbfleisch & Prentice 1980; Brookmeyer & Crowley 1982.

    >>> found = lead_time(np.array([2.0, 3, 5, 8, 9]), np.array([1, 1, 0, 1, 0]))
    >>> found.median, [(time, round(part, 4)) for time, part in found.curve]
    (8.0, [(2.0, 0.8), (3.0, 0.6), (8.0, 0.3)])
    """
    if not len(durations):
        raise ValueError("A lead time needs at least one duration.")
    times, done = np.unique(durations[observed > 0], return_counts=True)
    at_risk = len(durations) - np.searchsorted(np.sort(durations), times)
    part = np.cumprod((at_risk - done) / at_risk)
    low, high = _limits(part, at_risk, done, level)
    return LeadTime(
        _crossed(times, part),
        _crossed(times, low),
        _crossed(times, high),
        tuple(zip(times.tolist(), part.tolist(), strict=True)),
        len(durations),
        int(done.sum()),
    )


def log_rank(durations: Array, observed: Array, group: Array) -> LogRank:
    """Finished less expected per group, summed over times, in units of their hypergeometric covariance.

    chi2 has groups less one degrees of freedom. `group` holds the number of each item's group.

    Source: Mantel 1966; Peto & Peto 1972.

    >>> found = log_rank(np.array([1.0, 2, 3, 6, 7, 8]), np.ones(6), np.array([0, 0, 0, 1, 1, 1]))
    >>> round(found.chi2, 3), round(found.p, 3)
    (5.052, 0.025)
    """
    from scipy.special import chdtrc

    member = np.asarray(group)[:, None] == np.unique(group)
    times, which = np.unique(durations, return_inverse=True)
    done, left = (np.zeros((len(times), member.shape[1])) for _ in range(2))
    np.add.at(done, which, member * (observed > 0)[:, None])
    np.add.at(left, which, member)
    at_risk = left[::-1].cumsum(axis=0)[::-1]
    d, r = done.sum(axis=1), at_risk.sum(axis=1)
    share = at_risk / r[:, None]
    more = (done - d[:, None] * share).sum(axis=0)[:-1]
    times_as = d * (r - d) / np.maximum(r - 1, 1)
    spread = np.diag(share.T @ times_as) - (share * times_as[:, None]).T @ share
    spread = spread[:-1, :-1]
    if not len(more) or np.linalg.matrix_rank(spread) < len(more):
        return LogRank(None, None)
    chi2 = float(more @ np.linalg.solve(spread, more))
    return LogRank(chi2, float(chdtrc(len(more), chi2)))


def _limits(part: Array, at_risk: NDArray[Any], done: NDArray[Any], level: float) -> tuple[Array, Array]:
    """The log-log limits of the curve; not a number where it is 0 (or 1), where they do not exist."""
    inside = (part > 0) & (part < 1)
    safe, rest = np.where(inside, part, 0.5), np.where(at_risk > done, at_risk - done, 1)
    reach = z_of(level) * np.sqrt(np.cumsum(done / (at_risk * rest))) / np.abs(np.log(safe))
    middle = np.log(-np.log(safe))
    low, high = (np.where(inside, np.exp(-np.exp(middle + side * reach)), np.nan) for side in (1, -1))
    return low, high


def _crossed(times: Array, curve: Array) -> float | None:
    below = np.flatnonzero(curve <= 0.5 + EVEN)
    if not len(below):
        return None
    at = int(below[0])
    if abs(curve[at] - 0.5) > EVEN:
        return float(times[at])
    beyond = np.flatnonzero(curve < 0.5 - EVEN)
    return float((times[at] + times[int(beyond[0])]) / 2) if len(beyond) else float(times[at])
