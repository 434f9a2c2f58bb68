"""What a promise is worth after the luck of being chosen, and how many discoveries are false."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.simulate.row import Check, Runs, row
from wallofchange.measuring.multiplicity import adjusted
from wallofchange.measuring.quantiles import two_sided
from wallofchange.measuring.shrinkage import shrink


@row(
    "The eight best-looking of forty ideas",
    published="promised 0.56, delivered 0.19; promised after shrinkage 0.192, delivered 0.193",
    bar="promise after shrinkage within 0.03 of what is delivered",
)
def curse_of_the_optimist(runs: Runs) -> Iterator[Check]:
    draws, times = np.random.default_rng(71), runs(4_000)
    promised, shrunken, delivered = [], [], []
    for _ in range(times):
        truth = draws.normal(0, 0.24, 40)
        errors = draws.uniform(0.25, 0.42, 40)
        seen = draws.normal(truth, errors)
        drawn_in = np.array(shrink(seen.tolist(), errors.tolist()).shrunken)
        best = drawn_in.argsort()[-8:]
        promised.append(seen[seen.argsort()[-8:]].mean())
        shrunken.append(drawn_in[best].mean())
        delivered.append(truth[best].mean())
    gap = np.array(shrunken) - np.array(delivered)
    yield Check("promised at first sight", float(np.mean(promised)), percent=False)
    yield Check("promised after shrinkage", float(np.mean(shrunken)), percent=False)
    yield Check("delivered", float(np.mean(delivered)), percent=False)
    error = float(gap.std() / times**0.5)
    yield Check("gap", float(gap.mean()), error, least=-0.03, most=0.03, percent=False, times=times)


@row(
    "Forty tests, thirty of nothing: part of the discoveries that is false (BH, .10)",
    published="at most .10 times three quarters (Benjamini & Hochberg 1995)",
    bar="at most 10 %",
)
def false_discoveries(runs: Runs) -> Iterator[Check]:
    draws, times = np.random.default_rng(72), runs(4_000)
    parts = []
    for _ in range(times):
        z = draws.normal(np.repeat([0.0, 3.0], [30, 10]))
        found = np.array(adjusted([two_sided(each) for each in z], "bh", 0.10).rejected)
        parts.append(found[:30].sum() / max(1, found.sum()))
    yield Check(
        "false part", float(np.mean(parts)), float(np.std(parts) / times**0.5), most=0.10, times=times
    )
