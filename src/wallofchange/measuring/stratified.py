"""One odds ratio from several two-by-two tables, and whether the crude one points the other way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, log, sqrt
from typing import NamedTuple

from wallofchange.measuring.quantiles import two_sided, z_of


class Table(NamedTuple):
    """Exposed with and without the outcome (a, b), not exposed with and without it (c, d)."""

    a: float
    b: float
    c: float
    d: float

    @property
    def n(self) -> float:
        return self.a + self.b + self.c + self.d


@dataclass(frozen=True, slots=True)
class Stratified:
    """The common odds ratio with its interval, the test of none, and the crude ratio; None if undefined."""

    odds_ratio: float | None
    low: float | None
    high: float | None
    x2: float | None
    p: float | None
    crude_odds_ratio: float | None
    reversed: bool | None


def mantel_haenszel(tables: Sequence[Table], level: float = 0.95) -> Stratified:
    """The odds of the outcome for the exposed as a ratio to those of the others, held equal over strata.

    R_i = a d / n, S_i = b c / n:    odds ratio = sum R / sum S    (Mantel & Haenszel 1959, JNCI 22:719).
    Interval: exp(log OR ± z se) with se² = sum PR / 2R² + sum (PS + QR) / 2RS + sum QS / 2S²,
    P = (a + d)/n, Q = (b + c)/n (Robins, Breslow & Greenland 1986, Biometrics 42:311).
    Test: (|sum a - E a| - 1/2)² / sum Var a, chi-squared with 1 df; as in R the half is left out where the
    gap is smaller than it. A stratum with fewer than two answers says nothing and is passed over.
    `reversed`: the crude ratio and the common one lie on different sides of 1 (Simpson).

    >>> found = mantel_haenszel([Table(8, 2, 9, 11), Table(3, 7, 1, 9)])
    >>> round(found.odds_ratio, 3), round(found.x2, 3), found.reversed
    (4.509, 3.166, False)
    """
    strata = [table for table in tables if table.n > 1]
    ratio = _ratio(*_products(strata))
    x2 = _test(strata)
    pooled = Table(*(sum(cells) for cells in zip(*tables, strict=True)))
    crude = (pooled.a * pooled.d, pooled.b * pooled.c)
    return Stratified(
        ratio,
        *_interval(strata, ratio, level),
        x2,
        None if x2 is None else two_sided(sqrt(x2)),
        _ratio(*crude),
        _reversed(crude, _products(strata)),
    )


def _products(strata: Sequence[Table]) -> tuple[float, float]:
    return fsum(t.a * t.d / t.n for t in strata), fsum(t.b * t.c / t.n for t in strata)


def _ratio(over: float, under: float) -> float | None:
    return over / under if under else None


def _interval(
    strata: Sequence[Table], ratio: float | None, level: float
) -> tuple[float | None, float | None]:
    r, s = _products(strata)
    if not ratio or not r:
        return None, None
    with_r = fsum((t.a + t.d) / t.n * t.a * t.d / t.n for t in strata)
    crossed = fsum(((t.a + t.d) * t.b * t.c + (t.b + t.c) * t.a * t.d) / t.n**2 for t in strata)
    with_s = fsum((t.b + t.c) / t.n * t.b * t.c / t.n for t in strata)
    variance = with_r / (2 * r * r) + crossed / (2 * r * s) + with_s / (2 * s * s)
    reach = z_of(level) * sqrt(variance)
    return exp(log(ratio) - reach), exp(log(ratio) + reach)


def _test(strata: Sequence[Table]) -> float | None:
    """None where no stratum has both exposures and both outcomes."""
    gap = abs(fsum(t.a - (t.a + t.b) * (t.a + t.c) / t.n for t in strata))
    variance = fsum(
        (t.a + t.b) * (t.c + t.d) * (t.a + t.c) * (t.b + t.d) / (t.n**2 * (t.n - 1)) for t in strata
    )
    if not variance:
        return None
    return (gap - (0.5 if gap >= 0.5 else 0.0)) ** 2 / variance


def _reversed(crude: tuple[float, float], common: tuple[float, float]) -> bool | None:
    """By the products, so that an infinite ratio has a side as well; None where a ratio is 0/0."""
    if not any(crude) or not any(common):
        return None
    return (crude[0] - crude[1]) * (common[0] - common[1]) < 0
