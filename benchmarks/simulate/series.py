"""Steps that are seen in series in which nothing happened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulate.row import Check, Runs, row
from wallofchange.measuring.interrupted import interrupted

Floats = NDArray[np.float64]
POINTS, MEMORY = (24, 48, 104, 156), (0.0, 0.4, 0.7)
SEASON = 12


def columns(n: int) -> Floats:
    """A level, a step halfway, a trend and two pairs of a season."""
    at = np.arange(n)
    waves = [wave(2 * np.pi * k * at / SEASON) for k in (1, 2) for wave in (np.sin, np.cos)]
    return np.column_stack([np.ones(n), at >= n // 2, at / n, *waves]).astype(float)


def remembered(n: int, rho: float, times: int, seed: int) -> Floats:
    """So many series with AR(1) errors of spread 1 from the start, one a row."""
    draws = np.random.default_rng(seed).normal(size=(times, n))
    draws[:, 0] /= np.sqrt(1 - rho * rho)
    for at in range(1, n):
        draws[:, at] += rho * draws[:, at - 1]
    return draws


@row(
    "ITS, A/A: a step beside trend and season, REML-AR(1)",
    published="7.3 (n=24), 5.9/6.5 (48), 4.4/7.1 (104), 5.0 (156) %; least squares 20-43, Newey-West 23-31 %",
    bar="at most 8.5 % in every cell, 6 % on average from 104 points",
)
def its_a_a(runs: Runs) -> Iterator[Check]:
    times, long = runs(10_000), []
    for n, rho in product(POINTS, MEMORY):
        x = columns(n)
        fits = (interrupted(y, x, 1) for y in remembered(n, rho, times, 1000 * n + round(10 * rho)))
        seen = sum(fit.p is not None and fit.p < 0.05 for fit in fits)
        long += [seen] if n >= 104 else []
        yield Check.of_share(f"n={n}, rho {rho:g}", seen, times, most=0.085)
    yield Check.of_share("from 104 points", sum(long), len(long) * times, most=0.06)
