"""Looking while answers come in: thirty or ninety days, two arms that fill evenly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulate.row import Check, Runs, row
from wallofchange.measuring.always_valid import reach
from wallofchange.measuring.looks import boundaries

Floats = NDArray[np.float64]
ALPHA, SD = 0.05, 2.24
FROM = 50  # answers an arm before the band is read
LOOKS = (0.2, 0.4, 0.6, 0.8, 1.0)
AT_A_TIME = 500


@dataclass(frozen=True)
class Course:
    """Difference and standard error of every run on every day, and the part of the plan that is in."""

    effect: float
    difference: Floats
    error: Floats
    part: Floats
    arm: Floats  # answers an arm, by day

    @cached_property
    def z(self) -> Floats:
        return self.difference / self.error

    def peeked(self) -> NDArray[np.bool_]:
        """Whether a plain interval ever left out nothing, looking on the days on which the band is read."""
        return (abs(self.z) > 1.959964)[:, self._read].any(axis=1)

    def fixed(self) -> NDArray[np.bool_]:
        return abs(self.z[:, -1]) > 1.959964

    def stopped(self) -> NDArray[np.int64]:
        """The day on which a planned look crossed; one past the last where none did."""
        days = np.searchsorted(self.part, np.array(LOOKS) - 1e-9)
        crossed = abs(self.z[:, days]) >= np.array(boundaries(LOOKS, ALPHA))
        return np.where(crossed.any(axis=1), days[crossed.argmax(axis=1)] + 1, self.z.shape[1] + 1)

    def banded(self) -> NDArray[np.bool_]:
        """Whether the always-valid band ever left out nothing."""
        return (abs(self.z) > self._reach)[:, self._read].any(axis=1)

    def covered(self) -> NDArray[np.bool_]:
        """Whether the band held the truth on every day that it was read."""
        off = abs(self.difference - self.effect) / self.error
        return (off <= self._reach)[:, self._read].all(axis=1)

    @property
    def _read(self) -> NDArray[np.bool_]:
        return self.arm >= FROM

    @cached_property
    def _reach(self) -> Floats:
        return np.array([reach(log(ALPHA), float(part)) for part in self.part])


def courses(effect: float, days: int, times: int, seed: int, arm: int = 600) -> list[Course]:
    """Runs of two arms, `arm` answers each in the end, as they stand at the end of every day."""
    draws = np.random.default_rng(seed)
    last = np.round(np.arange(1, days + 1) * arm / days).astype(int)
    found = []
    for start in range(0, times, AT_A_TIME):
        size = min(AT_A_TIME, times - start)
        means, variances = zip(*(_running(draws, at, size, arm, last) for at in (0.0, effect)), strict=True)
        error = np.sqrt((variances[0] + variances[1]) / last)
        found.append(Course(effect, means[1] - means[0], error, last / arm, last.astype(float)))
    return found


def _running(
    draws: np.random.Generator, mean: float, times: int, arm: int, last: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    scores = draws.normal(mean, SD, (times, arm))
    sums, squares = scores.cumsum(axis=1)[:, last - 1], (scores**2).cumsum(axis=1)[:, last - 1]
    return sums / last, (squares - sums**2 / last) / (last - 1)


def share(label: str, hits: list[NDArray[np.bool_]], **bar: float) -> Check:
    every = np.concatenate(hits)
    return Check.of_share(label, int(every.sum()), len(every), **bar)


@row(
    "Watching every day from 50 answers an arm while nothing happens (A/A)",
    published="plain interval 23.8 (30 looks) and 30.6 % (90); band 1.1 and 1.7 %; five planned looks 5.0 %",
    bar="band at most 5.0 %; planned looks 4.5-5.5 %",
)
def peeking(runs: Runs) -> Iterator[Check]:
    for days, seed in ((30, 11), (90, 12)):
        found = courses(0.0, days, runs(40_000), seed)
        yield share(f"{days} days: plain interval", [each.peeked() for each in found])
        yield share("band", [each.banded() for each in found], most=0.05)
        looked = [each.stopped() <= days for each in found]
        yield share("planned looks", looked, least=0.045, most=0.055)


@row(
    "Power when looking, against one look at the end (SD 2.24, 600 an arm)",
    published="one look 63.8, 87.4 %; planned looks 62.4, 86.6 %, day 26.2, 23.0; band 32.3, 61.1 %",
    bar="planned looks lose at most 2 points",
)
def power(runs: Runs) -> Iterator[Check]:
    for effect, seed in ((0.3, 21), (0.4, 22)):
        found = courses(effect, 30, runs(40_000), seed)
        fixed = share(f"+{effect}: one look", [each.fixed() for each in found])
        stops = np.concatenate([each.stopped() for each in found])
        looked = share("planned looks", [each.stopped() <= 30 for each in found])
        yield fixed
        yield looked
        yield Check("lost", fixed.value - looked.value, looked.error, most=0.02)
        yield Check("average day", float(np.minimum(stops, 30).mean()), percent=False)
        yield share("band", [each.banded() for each in found])


@row(
    "Band: holds the truth on all days at once",
    published="98.3-99.8 %",
    bar="at least 95 %",
)
def simultaneous(runs: Runs) -> Iterator[Check]:
    for effect, days, seed in ((0.0, 30, 31), (0.4, 30, 32), (0.4, 90, 33)):
        found = courses(effect, days, runs(20_000), seed)
        yield share(f"+{effect}, {days} days", [each.covered() for each in found], least=0.95)
