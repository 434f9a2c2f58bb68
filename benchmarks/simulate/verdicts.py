"""What is said in the end: the table of verdicts, teams, and what was worst when it was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulate.row import Check, Runs, row
from wallofchange.measuring.comparison import two_groups, unit_shift
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.means import Sample, mean_diff
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.traps import rebound
from wallofchange.measuring.verdict import Case, Verdict, decide

Floats = NDArray[np.float64]
TEN = Scale(0, 10)
SCORES = np.arange(11)
CHANCES = np.array([2, 2, 3, 4, 6, 9, 13, 19, 22, 12, 8]) / 100  # mean 6.9, SD 2.3
BY_LOT = Design(randomised=True, controlled=True)


def lifted(lift: float) -> Floats:
    """Part of everybody gives one more, so that the mean rises by `lift` and the scale holds."""
    part = lift / (1 - CHANCES[-1])
    return CHANCES * (1 - part * (SCORES < 10)) + part * np.concatenate([[0.0], CHANCES[:-1]])


def histogram(counts: NDArray[np.int64]) -> Histogram:
    return Histogram.of(TEN, zip(SCORES, map(int, counts), strict=True))


def said(n: int, lift: float, times: int, seed: int) -> Counter[Verdict]:
    """How often each verdict is said when the treated truly score `lift` higher."""
    draws = np.random.default_rng(seed)
    arms = zip(draws.multinomial(n, CHANCES, times), draws.multinomial(n, lifted(lift), times), strict=True)
    return Counter(decide(Case(two_groups("mean", *map(histogram, each)), 0.3, BY_LOT)) for each in arms)


@row(
    "Verdicts, drawn by lot, worthwhile 0.3",
    published="n=880: works 2.8, harmful 2.4, no relevant effect 75 %; +0.3: works 80 %; n=200: none of it",
    bar="false 'works' at most 3 %; 'no relevant effect' at n = 200 never",
)
def table_of_verdicts(runs: Runs) -> Iterator[Check]:
    times = runs(8_000)
    found = said(880, 0.0, times, 41)
    yield Check.of_share("n=880, nothing: works", found[Verdict.WORKS], times, most=0.03)
    yield Check.of_share("harmful", found[Verdict.HARMFUL], times, most=0.03)
    yield Check.of_share("no relevant effect", found[Verdict.NO_RELEVANT_EFFECT], times)
    found = said(880, 0.3, times, 42)
    yield Check.of_share("+0.3: works", found[Verdict.WORKS], times)
    found = said(200, 0.0, times, 43)
    yield Check.of_share("n=200, nothing: works", found[Verdict.WORKS], times, most=0.03)
    yield Check.of_share("no relevant effect", found[Verdict.NO_RELEVANT_EFFECT], times, most=0.0)


@row(
    "Teams: alarms while nothing happens, a few teams a side",
    published="difference per team 4.4-5.9 %; as if all answers were independent 12-15 %",
    bar="difference per team at most 6.5 %",
)
def teams(runs: Runs) -> Iterator[Check]:
    times = runs(6_000)
    for each, seed in ((3, 51), (5, 52), (10, 53)):
        draws, by_team, by_answer = np.random.default_rng(seed), 0, 0
        for _ in range(times):
            moves, answers = _nothing_happened(draws, each)
            found = unit_shift(moves[:each].tolist(), moves[each:].tolist())
            by_team += found.moved != "unclear"
            by_answer += abs(answers) > 1.96
        yield Check.of_share(f"{2 * each} teams: by team", by_team, times, most=0.065)
        yield Check.of_share("by answer", by_answer, times)


def _nothing_happened(draws: np.random.Generator, each: int, n: int = 40) -> tuple[Floats, float]:
    """The move of every team from one period to the next, and z as if answers were independent."""
    level, period = draws.normal(7, 0.5, (2 * each, 1, 1)), draws.normal(0, 0.25, (2 * each, 2, 1))
    scores = level + period + draws.normal(0, 2.2, (2 * each, 2, n))
    moves = scores[:, 1].mean(axis=1) - scores[:, 0].mean(axis=1)
    sides = [scores[:each, 0], scores[:each, 1], scores[each:, 0], scores[each:, 1]]
    error = sum(float(side.var(ddof=1)) / side.size for side in sides) ** 0.5
    return moves, float(moves[each:].mean() - moves[:each].mean()) / error


@row(
    "Worst 20 of 200 teams, chosen on the baseline, nothing done",
    published="6.04 to 6.45, p = .002",
    bar="trap T9 goes off every time; never 'works'",
)
def rebounding(runs: Runs) -> Iterator[Check]:
    times, draws = runs(2_000), np.random.default_rng(61)
    traps = works = fooled = 0
    rises = []
    for _ in range(times):
        before, after = _worst(draws)
        rises.append(float(after.mean() - before.mean()))
        found = mean_diff(_sample(before), _sample(after))
        fooled += found.low is not None and found.low > 0
        trap = rebound((date(2026, 1, 1), date(2026, 3, 31)), (date(2026, 1, 1), date(2026, 3, 31)))
        shift = two_groups("mean", _counted(before), _counted(after))
        verdict = decide(Case(shift, 0.3, BY_LOT, traps=(trap,) if trap else ()))
        traps += trap is not None
        works += verdict in (Verdict.WORKS, Verdict.WORKS_WITH_DAMAGE)
    yield Check("rise by itself", float(np.mean(rises)), percent=False)
    yield Check.of_share("a plain test calls it a rise", fooled, times)
    yield Check.of_share("T9", traps, times, least=1.0)
    yield Check.of_share("works", works, times, most=0.0)


def _worst(draws: np.random.Generator) -> tuple[Floats, Floats]:
    """Answers of the twenty teams that scored worst, and new answers of the same teams."""
    levels = draws.normal(7, 0.35, 200)
    before, after = (
        np.clip(np.round(draws.normal(levels[:, None], 2.2, (200, 25))), 0, 10) for _ in range(2)
    )
    worst = before.mean(axis=1).argsort()[:20]
    return before[worst].ravel(), after[worst].ravel()


def _sample(scores: Floats) -> Sample:
    return Sample(len(scores), float(scores.mean()), float(scores.std(ddof=1)))


def _counted(scores: Floats) -> Histogram:
    return histogram(np.bincount(scores.astype(int), minlength=11))
