"""What a score goes together with, and whether the yardstick moved: planted truths that must come out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.simulate.row import Check, Runs, row
from wallofchange.measuring.decomposition import Decomposition, decompose
from wallofchange.measuring.penalty_reward import Contrasts, penalty_reward

KINDS = {"basic": (-0.8, 0.2), "performance": (-0.5, 0.5), "delighter": (-0.2, 0.8)}
OTHER = {"basic": "delighter", "delighter": "basic"}
TOGETHER = 0.3  # correlation of what nine drivers are like in one visit


def visits(draws: np.random.Generator, n: int) -> Contrasts:
    """Three drivers of each kind, a third of the visits below and a third above expectation.

    How strong the published ones were is not known; these are of a size that customers would notice.
    """
    common = draws.normal(size=(n, 1))
    felt = TOGETHER**0.5 * common + (1 - TOGETHER) ** 0.5 * draws.normal(size=(n, 9))
    marks = (felt > 0.4307).astype(int) - (felt < -0.4307)
    score = 7 + draws.normal(0, 1.3, n)
    for at, (penalty, reward) in enumerate([pair for pair in KINDS.values() for _ in range(3)]):
        score = score + penalty * (marks[:, at] < 0) + reward * (marks[:, at] > 0)
    names = [f"{kind} {at}" for kind in KINDS for at in range(3)]
    return penalty_reward(score, {name: marks[:, at] for at, name in enumerate(names)})


@row(
    "Penalty and reward, nine drivers that go together (.3): found, and labelled the wrong way round",
    published="21, 42, 68, 89 % found with 150, 300, 600, 1,200 answers; wrong way round below 0.1 %",
    bar="wrong way round at most 0.1 % from 150 answers up; at least 89 % found with 1,200",
)
def kinds(runs: Runs) -> Iterator[Check]:
    for n in (150, 300, 600, 1_200):
        draws, times, found, wrong = np.random.default_rng(81), runs(2_000), 0, 0
        for _ in range(times):
            for name, each in visits(draws, n).drivers.items():
                truth = name.split()[0]
                found += truth in OTHER and each.kind == truth
                wrong += truth in OTHER and each.kind == OTHER[truth]
        least = 0.89 if n == 1_200 else None
        yield Check.of_share(f"{n:,} answers: found", found, 6 * times, least=least)
        yield Check.of_share(f"{n:,} answers: wrong way round", wrong, 6 * times, most=0.001)


@row(
    "Drivers of nothing: labelled basic or delighter",
    published="q < .05: at most 5 % of all pictures",
    bar="at most 5 % of all pictures hold a label",
)
def no_kinds(runs: Runs) -> Iterator[Check]:
    for n in (150, 600):
        draws, times, labelled = np.random.default_rng(82), runs(8_000), 0
        for _ in range(times):
            marks = {f"x{at}": draws.integers(-1, 2, n) for at in range(9)}
            found = penalty_reward(draws.normal(7, 2, n), marks).drivers.values()
            labelled += any(each.kind in OTHER for each in found)
        yield Check.of_share(f"{n:,} answers", labelled, times, most=0.05)


def quarters(draws: np.random.Generator, n: int, performance: float, yardstick: float) -> Decomposition:
    """Waiting longer and solved less often, each for half of `performance`, and a yardstick beside it."""
    period = np.repeat([0, 1], n)
    waiting = draws.normal(3, 1.5, 2 * n) - performance * period
    solved = draws.random(2 * n) < 0.5 + performance / 2 * period
    score = 7 - 0.5 * waiting + solved + yardstick * period + draws.normal(0, 1.3, 2 * n)
    return decompose(score, {"waiting": waiting, "solved": solved.astype(float)}, period)


@row(
    "Performance or yardstick, split by measured facts, 800 answers a period",
    published="planted parts of .4: bias at most .02, spread .04-.07",
    bar="bias at most 0.03; intervals hold the truth in 93.5 to 96.5 %",
)
def split(runs: Runs) -> Iterator[Check]:
    for performance, yardstick in ((-0.4, 0.0), (0.0, -0.4), (-0.4, -0.4), (0.4, -0.4)):
        draws, times = np.random.default_rng(83), runs(8_000)
        found = [quarters(draws, 800, performance, yardstick) for _ in range(times)]
        for name, truth in (("performance", performance), ("yardstick", yardstick)):
            parts = [getattr(each, name) for each in found]
            estimates = np.array([part.estimate for part in parts])
            ends = [part.interval() for part in parts]
            inside = sum((end.low or 0.0) <= truth <= (end.high or 0.0) for end in ends)
            label = f"{performance:+.1f}/{yardstick:+.1f} {name}"
            error = float(estimates.std() / times**0.5)
            bias = float(estimates.mean() - truth)
            yield Check(f"{label} bias", bias, error, least=-0.03, most=0.03, percent=False, times=times)
            yield Check.of_share(f"{label} covered", inside, times, least=0.935, most=0.965)
