"""Krippendorff's alpha: how far those who code agree, with chance taken off and gaps allowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Floats = NDArray[float64]

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Rating = float | str | None
AT_A_TIME = 2_000_000  # cells of a table of draws
NOISE = 1e-12  # disagreement below this part of the largest there can be is rounding


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha, at most 1 (0 is chance), with its bootstrap interval over n units; None where undefined."""

    alpha: float | None
    low: float | None
    high: float | None
    n: int


def alpha(
    ratings: Sequence[Sequence[Rating]],
    scale: Level,
    level: float = 0.95,
    *,
    seed: int = 1,
    draws: int = 2000,
) -> Agreement:
    """Agreement of raters, one list each with a place for every unit; None where a rater was silent.

    alpha = 1 - (n - 1) sum_u D_u / D, over the n ratings of units with two or more:
    D_u = sum of d²(c, k) over pairs of ratings within the unit / (its ratings less one), D = the sum of
    d²(c, k) over all pairs. d² is 1 for other labels (nominal), (c - k)² (interval), ((c - k)/(c + k))²
    (ratio), and (difference of midranks)² (ordinal) (Krippendorff 2004, Content Analysis, ch. 11).

    Interval: percentiles of alpha over units drawn anew. None where nobody was rated twice, or all ratings
    are the same; no interval with one unit.

    Raises:
        ValueError: when raters differ in the number of units, or a scale with order has a label.

    >>> round(alpha([[1, 2, 3, 3, None], [1, 2, 3, 4, 1], [1, 2, 3, 3, 1]], "nominal").alpha, 3)
    0.809
    """
    import numpy as np

    coded = _coded(ratings, scale)
    units = len(coded.size)
    if not units:
        return Agreement(None, None, None, 0)
    found = coded.alphas(np.ones((1, units)))[0]
    if np.isnan(found):
        return Agreement(None, None, None, units)
    if units == 1:
        return Agreement(float(found), None, None, 1)
    drawn = np.concatenate([coded.alphas(times) for times in _resamples(coded, seed, draws)])
    drawn = drawn[~np.isnan(drawn)]
    if not len(drawn):
        return Agreement(float(found), None, None, units)
    tail = 50 * (1 - level)
    low, high = np.percentile(drawn, [tail, 100 - tail])
    return Agreement(float(found), float(low), float(high), units)


@dataclass(frozen=True, slots=True)
class _Coded:
    """How often each unit was given each value, where it was rated at least twice."""

    times: csr_array  # units by values
    values: Floats
    scale: Level
    size: Floats  # ratings of each unit

    def alphas(self, drawn: Floats) -> Floats:
        """One alpha a row of `drawn` (how often each unit counts); NaN where there is no spread."""
        import numpy as np

        observed, expected = _DISAGREEMENTS[self.scale](self, drawn)
        total = drawn @ self.size
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(expected > 0, 1 - (total - 1) * observed / expected, np.nan)


def _coded(ratings: Sequence[Sequence[Rating]], scale: Level) -> _Coded:
    import numpy as np
    from scipy.sparse import csr_array

    if len({len(row) for row in ratings}) != 1:
        raise ValueError("Every rater has a place for every unit.")
    cells = [(unit, one) for row in ratings for unit, one in enumerate(row) if one is not None]
    often = Counter(unit for unit, _ in cells)
    cells = [(unit, one) for unit, one in cells if often[unit] >= 2]
    if scale != "nominal" and any(isinstance(one, str) for _, one in cells):
        raise ValueError("A scale with an order needs numbers.")
    given = sorted({one for _, one in cells}, key=_in_order)
    rows = {unit: at for at, unit in enumerate(sorted({unit for unit, _ in cells}))}
    columns = {one: at for at, one in enumerate(given)}
    at = ([rows[unit] for unit, _ in cells], [columns[one] for _, one in cells])
    times = csr_array((np.ones(len(cells)), at), shape=(len(rows), len(given)))
    values = np.array([0.0 if isinstance(one, str) else one for one in given], dtype=float)
    return _Coded(times, values, scale, np.asarray(times.sum(axis=1), dtype=float))


def _in_order(one: float | str) -> tuple[bool, float, str]:
    return (True, 0.0, one) if isinstance(one, str) else (False, one, "")


def _resamples(coded: _Coded, seed: int, draws: int) -> Iterator[Floats]:
    """Units drawn anew, as how often each is there; a batch of draws at a time."""
    import numpy as np

    chance, units = np.random.default_rng(seed), len(coded.size)
    batch = max(1, AT_A_TIME // max(coded.times.shape))
    for start in range(0, draws, batch):
        shares = np.full(units, 1 / units)
        yield chance.multinomial(units, shares, min(batch, draws - start)).astype(float)


def _nominal(coded: _Coded, drawn: Floats) -> tuple[Floats, Floats]:
    squares = (coded.times * coded.times).sum(axis=1)
    marginal = drawn @ coded.times
    within = (coded.size**2 - squares) / (coded.size - 1)
    return drawn @ within, marginal.sum(axis=1) ** 2 - (marginal**2).sum(axis=1)


def _interval(coded: _Coded, drawn: Floats) -> tuple[Floats, Floats]:
    return _squared(coded, coded.values - coded.values.mean(), drawn)


def _squared(coded: _Coded, values: Floats, drawn: Floats) -> tuple[Floats, Floats]:
    """Both disagreements where d² is a squared difference of (centred) values."""
    import numpy as np

    size, sums, squares = coded.size, coded.times @ values, coded.times @ values**2
    within = np.maximum(0.0, size * squares - sums**2) / (size - 1)
    total, summed = drawn @ size, drawn @ sums
    spread = total * (drawn @ squares) - summed**2
    least = NOISE * (total * float(np.abs(values).max())) ** 2
    return 2 * (drawn @ within), np.where(spread > least, 2 * spread, 0.0)


def _ordinal(coded: _Coded, drawn: Floats) -> tuple[Floats, Floats]:
    """Interval on midranks, which are those of the units drawn."""
    import numpy as np

    marginal = drawn @ coded.times
    total = marginal.sum(axis=1, keepdims=True)
    ranks = marginal.cumsum(axis=1) - marginal / 2 - total / 2
    pairs = [_squared(coded, rank, row[None]) for rank, row in zip(ranks, drawn, strict=True)]
    return np.concatenate([one for one, _ in pairs]), np.concatenate([other for _, other in pairs])


def _ratio(coded: _Coded, drawn: Floats) -> tuple[Floats, Floats]:
    import numpy as np

    one, other = coded.values[:, None], coded.values[None, :]
    apart = np.divide(one - other, one + other, out=np.zeros((one.size,) * 2), where=one != other) ** 2
    observed = ((coded.times @ apart) * coded.times.toarray()).sum(axis=1) / (coded.size - 1)
    marginal = drawn @ coded.times
    return drawn @ observed, ((marginal @ apart) * marginal).sum(axis=1)


_DISAGREEMENTS: dict[Level, Callable[[_Coded, Floats], tuple[Floats, Floats]]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
