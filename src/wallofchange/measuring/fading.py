"""Has a surprise become ordinary? The share that is better than expected, of one thing beside all others.

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wallofchange.measuring.estimate import UNKNOWN, Estimate
from wallofchange.measuring.multiplicity import adjusted
from wallofchange.measuring.quantiles import two_sided
from wallofchange.measuring.share import share

FEWEST = 20  # who speak of it in a period, before that period counts
LIMIT = 0.05  # of q
TENTHS = 10  # the sentence says so many in ten: both must differ there
DRAWS = 4_000
SPREAD = 0.6745  # the median of the absolute value of a standard normal

Counts = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Faded:
    """One thing over the periods: shares (0-1) with their intervals, and whether its fall is more than luck.

    `then` is the period from which the last one differs most, beside the others; p pays for that choice,
    q for the number of things that were looked at.
    """

    shares: tuple[Estimate, ...]
    then: int | None = None
    p: float | None = None
    q: float | None = None

    @property
    def is_ordinary(self) -> bool:
        """It surprised more people then, beyond chance and beyond what happened to everything."""
        if self.then is None or self.q is None or self.q >= LIMIT:
            return False
        before, now = self.shares[self.then].estimate, self.shares[-1].estimate
        return round((before or 0) * TENTHS) > round((now or 0) * TENTHS)


def fading(
    told: Mapping[str, Counts],
    rest: Counts,
    *,
    only: Collection[str] | None = None,
    beside: Sequence[float] = (),
    level: float = 0.95,
    draws: int = DRAWS,
    seed: int = 1,
) -> dict[str, Faded]:
    """Whether the last share of a thing is lower than an earlier one, more than those of the others are.

    `told` holds for each thing (surprised, all who spoke of it) by period, `rest` the same for who spoke of
    none of them. Of thing k with log odds l(k, t) (half an answer added) the fall from period i to the last
    is set off against c(i), the weighted median of the same fall over all others and `rest`: what happens to
    everything is the yardstick, not this thing. z(k, i) = (fall - c)/√((var fall + var c) φ) with φ >= 1 the
    robust overdispersion of the others (median |residual|/.6745)². p is the share of draws, binomial with
    constant odds but for c, whose smallest z over i is as small: it pays for the choice of i. q by
    Benjamini-Hochberg over the things, and over the p values in `beside` (other tests of the same look).
    With `only`, the other things are there to compare with and are not tested.

    Shares are 0-1 with Wilson's interval. A period with fewer than 20 who speak of it does not count, and
    without the last one nothing is tested.

    Raises:
        ValueError: when the periods of a thing are not those of `rest`, or more are surprised than speak.

    Source: Benjamini & Hochberg 1995; overdispersion as in Spiegelhalter 2005, Stat. Med. 24:1185 (robust).

    >>> told = {"a face": [(52, 100), (40, 100), (12, 100)], "tidy": [(20, 100), (19, 100), (21, 100)]}
    >>> found = fading(told, [(200, 1000), (195, 1000), (205, 1000)])
    >>> found["a face"].then, found["a face"].is_ordinary, found["tidy"].is_ordinary
    (0, True, False)
    """
    names = list(told)
    hits, said = _table([*told.values(), rest])
    places: list[tuple[int | None, float | None]] = [
        _place(hits, said, at, draws, seed + at) if only is None or name in only else (None, None)
        for at, name in enumerate(names)
    ]
    known = [p for _then, p in places if p is not None] + list(beside)
    paid = iter(adjusted(known, "bh").adjusted)
    found = {}
    for at, (name, (then, p)) in enumerate(zip(names, places, strict=True)):
        shares = tuple(_share(*cell, level) for cell in zip(hits[at], said[at], strict=True))
        found[name] = Faded(shares, then, p, None if p is None else next(paid))
    return found


def trend(rewards: Sequence[Estimate], level: float = 0.95) -> tuple[float, float] | None:
    """The slope a period of estimates with known errors, and its two-sided p; None with fewer than three.

    Weighted least squares, weights 1/se², se from the interval at `level`.

    >>> rewards = [Estimate(0.9, 0.7, 1.1), Estimate(0.5, 0.3, 0.7), Estimate(0.1, -0.1, 0.3)]
    >>> slope, p = trend(rewards)
    >>> round(slope, 3), p < 0.001
    (-0.4, True)
    """
    from wallofchange.measuring.quantiles import z_of

    told = [(at, each.estimate, each.low, each.high) for at, each in enumerate(rewards)]
    rows = [(at, value, high - low) for at, value, low, high in told if None not in (value, low, high)]  # type: ignore[operator]  # None is left out just here
    if len(rows) < 3 or any(width <= 0 for _at, _value, width in rows):
        return None
    at, values = np.array([row[0] for row in rows], float), np.array([row[1] for row in rows], float)
    weights = (2 * z_of(level) / np.array([row[2] for row in rows])) ** 2
    at = at - (weights @ at) / weights.sum()
    slope = float(weights @ (at * values) / (weights @ at**2))
    return slope, two_sided(slope * float(np.sqrt(weights @ at**2)))


def _table(rows: Sequence[Counts]) -> tuple[Any, Any]:
    if len({len(row) for row in rows}) > 1:
        raise ValueError("Every thing needs the periods of the rest.")
    table = np.array([[tuple(cell) for cell in row] for row in rows], float).reshape(len(rows), -1, 2)
    hits, said = table[..., 0], table[..., 1]
    if (hits > said).any() or (hits < 0).any():
        raise ValueError("No more can be surprised than speak of it.")
    return hits, said


def _share(hits: float, said: float, level: float) -> Estimate:
    if said < 1:
        return UNKNOWN
    found = share(int(hits), int(said), level)
    return Estimate(found.p, found.low, found.high)


def _place(hits: Any, said: Any, own: int, draws: int, seed: int) -> tuple[int | None, float | None]:
    """From which period one thing fell most beside the others, and the p of that fall."""
    usable = said[own] >= FEWEST
    if not usable[-1] or not usable[:-1].any():
        return None, None
    odds, variance = _odds(hits, said)
    common, doubt, over = _common(odds, variance, said, own)
    earlier = np.flatnonzero(usable[:-1] & ~np.isnan(common))
    if not len(earlier):
        return None, None
    path = np.append(common, 0.0)[[*earlier, len(common)]]
    cells = [*earlier, said.shape[1] - 1]
    own_said, own_hits = said[own, cells], hits[own, cells]
    found = _falls(own_hits[None], own_said, path, doubt[earlier], np.zeros((1, len(earlier))))[0]
    lots = np.random.default_rng(seed)
    chance = lots.binomial(own_said.astype(int), _steady(own_hits, own_said, path), (draws, len(cells)))
    shaken = lots.normal(0, np.sqrt(doubt[earlier]), (draws, len(earlier)))
    drawn = _falls(chance, own_said, path, doubt[earlier], shaken).min(axis=1)
    least = float(found.min() / np.sqrt(over))
    return int(earlier[found.argmin()]), float(((drawn <= least).sum() + 1) / (draws + 1))


def _odds(hits: Any, said: Any) -> tuple[Any, Any]:
    return np.log((hits + 0.5) / (said - hits + 0.5)), 1 / (hits + 0.5) + 1 / (said - hits + 0.5)


def _common(odds: Any, variance: Any, said: Any, own: int) -> tuple[Any, Any, float]:
    """What happened to the others from each period to the last: weighted median, its variance, φ."""
    others = np.arange(len(odds)) != own
    falls = odds[others, -1:] - odds[others, :-1]
    spread = variance[others, -1:] + variance[others, :-1]
    usable = (said[others, :-1] >= FEWEST) & (said[others, -1:] >= FEWEST)
    weights = np.where(usable, 1 / spread, 0.0)
    total = weights.sum(axis=0)
    middle = np.array([_median(falls[:, at], weights[:, at]) for at in range(falls.shape[1])])
    doubt = np.divide(np.pi / 2, total, out=np.zeros_like(total), where=total > 0)
    residuals = np.abs((falls - middle) / np.sqrt(spread))[usable]
    over = max(1.0, float(np.median(residuals) / SPREAD) ** 2) if usable.sum() > usable.shape[1] * 2 else 1.0
    return middle, doubt, over


def _median(values: Any, weights: Any) -> float:
    """The weighted median; between two others the mean of both, not known without any."""
    if not weights.sum():
        return float("nan")
    order = np.argsort(values)
    rising = np.cumsum(weights[order]) / weights.sum()
    return float(np.interp(0.5, rising - weights[order] / weights.sum() / 2, values[order]))


def _falls(hits: Any, said: Any, path: Any, doubt: Any, shaken: Any) -> Any:
    """z of the fall from each earlier cell to the last, beyond the path of the others; by draw."""
    odds, variance = _odds(hits, said)
    beyond = odds[:, -1:] - odds[:, :-1] - path[:-1] - shaken
    return beyond / np.sqrt(variance[:, -1:] + variance[:, :-1] + doubt)


def _steady(hits: Any, said: Any, path: Any) -> Any:
    """The shares of something whose odds follow the others and whose own level never changed (bisection)."""
    low, high = -30.0, 30.0
    for _ in range(60):
        level = (low + high) / 2
        expected = (said / (1 + np.exp(-(level - path)))).sum()
        low, high = (low, level) if expected > hits.sum() else (level, high)
    return 1 / (1 + np.exp(-((low + high) / 2 - path)))
