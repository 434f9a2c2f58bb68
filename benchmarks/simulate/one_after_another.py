"""A change that comes to one place after another, and looks at it along the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.simulate.row import Check, Runs, row
from benchmarks.simulate.verdicts import BY_LOT, CHANCES, histogram, lifted
from wallofchange.measuring.comparison import Shift, symmetric, two_groups
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.looks import boundaries
from wallofchange.measuring.repeated import always, at_look
from wallofchange.measuring.staggered import Staggered, staggered
from wallofchange.measuring.verdict import Case, Look, Verdict, decide
from wallofchange.measuring.words import SILENCE

Floats = NDArray[np.float64]
NEEDED = 6  # places a side: as analysis.OneAfterAnother asks
PERIODS, RHO = 20, 0.4
SET_UPS = ((10, 10, 71), (20, 0, 73))
FEW = ((2, 10, 74), (2, 18, 75), (3, 9, 76), (18, 2, 77), (6, 6, 78))
DEALT = 199  # times the starts are dealt anew: enough for an interval of 95 %
LOOKS = (0.2, 0.4, 0.6, 0.8, 1.0)
ARM = 600  # answers an arm in the end
HARM = (Verdict.HARMFUL,)
GOOD = (Verdict.WORKS, Verdict.WORKS_WITH_DAMAGE)


def places(draws: np.random.Generator, many: int, rho: float, loud: tuple[int, float] = (0, 1.0)) -> Floats:
    """Means per place and period: a level for each, a course for all, noise that lasts.

    `loud`: that of the first so many is so much larger.
    """
    noise = draws.normal(0, 0.3, (many, PERIODS))
    for period in range(1, PERIODS):
        noise[:, period] = rho * noise[:, period - 1] + (1 - rho**2) ** 0.5 * noise[:, period]
    noise[: loud[0]] *= loud[1]
    return draws.normal(7, 0.5, (many, 1)) + draws.normal(0, 0.25, (1, PERIODS)) + noise


def found_in(
    treated: int, never: int, rho: float, times: int, seed: int, louder: float = 1.0
) -> Iterator[Staggered]:
    """Nothing happens; starts spread evenly over the middle periods. Those that get it may vary `louder`."""
    draws = np.random.default_rng(seed)
    begins = [6 + round(each * 8 / max(treated - 1, 1)) for each in range(treated)]
    starts: list[int | None] = [*begins, *[None] * never]
    for _ in range(times):
        y = places(draws, len(starts), rho, (treated, louder))
        yield staggered(y, starts, draws=DEALT)


def verdict_of(found: Staggered) -> Verdict:
    """As the home decides on it."""
    sizes = (found.treated, found.others)
    apart = found.leads is not None and found.leads.p < 0.05
    design = Design(False, True, sizes, found.leads is not None, apart, NEEDED)
    shift = symmetric(found.effect, found.se or 0.0, found.df, SILENCE)
    return decide(Case(shift, 0.3, design))


@row(
    "One place after another, noise that lasts (AR .4): alarms and verdicts while nothing happens",
    published="-",
    bar="an alarm at most 6.5 %, 'works' at most 3 %",
)
def staggered_starts(runs: Runs) -> Iterator[Check]:
    times = runs(3_000)
    for treated, never, seed in SET_UPS:
        found = list(found_in(treated, never, RHO, times, seed))
        alarms = sum(map(_alarms, found))
        works = sum(verdict_of(each) in GOOD for each in found)
        lifted_by = [replace(each, effect=each.effect + 0.3) for each in found]  # the effect only adds
        seen = sum(verdict_of(each) in GOOD for each in lifted_by)
        of = f"{treated} of {treated + never} places"
        yield Check.of_share(f"{of}: alarm", alarms, times, most=0.065)
        yield Check.of_share("works", works, times, most=0.03)
        yield Check.of_share("+0.3: works", seen, times)


@row(
    "One place after another, few places (AR .4): alarms while nothing happens",
    published="-",
    bar="an alarm at most 6.5 %, also where the few that get it vary twice as much",
)
def few_places(runs: Runs) -> Iterator[Check]:
    times = runs(2_000)
    for treated, never, seed in FEW:
        found = list(found_in(treated, never, RHO, times, seed))
        of = f"{treated} of {treated + never} places"
        yield Check.of_share(f"{of}: alarm", sum(map(_alarms, found)), times, most=0.065)
        seen = sum(each.low is not None and each.low + 0.3 > 0 for each in found)
        yield Check.of_share("+0.3: seen", seen, times)
    louder = sum(map(_alarms, found_in(2, 10, RHO, times, 79, louder=2.0)))
    yield Check.of_share("2 of 12, varying twice as much: alarm", louder, times, most=0.065)


def _alarms(found: Staggered) -> bool:
    return found.p is not None and found.p < 0.05


def looked(lift: float, times: int, seed: int) -> Counter[Verdict]:
    """The verdict at the first of five planned looks that is settled, else at the last."""
    reach = boundaries(LOOKS, 0.05)
    return Counter(_at_looks(cells, reach) for cells in _growing(lift, times, seed))


def watched(lift: float, times: int, seed: int) -> Counter[bool]:
    """Whether the band of all days ever said harmful, read at thirty moments."""
    return Counter(_alarmed(cells) for cells in _growing(lift, times, seed, parts=30))


def _growing(lift: float, times: int, seed: int, parts: int = 5) -> Iterator[list[tuple[Floats, Floats]]]:
    """The answers of both arms so far, by score, at each of so many moments."""
    draws = np.random.default_rng(seed)
    size = ARM // parts
    for _ in range(times):
        arms = [draws.multinomial(size, chances, parts).cumsum(axis=0) for chances in (CHANCES, lifted(lift))]
        yield list(zip(*arms, strict=True))


def _shift(cells: tuple[Floats, Floats]) -> Shift:
    shift = two_groups("mean", *map(histogram, cells))
    assert shift is not None
    return shift


def _at_looks(cells: list[tuple[Floats, Floats]], reach: Sequence[float]) -> Verdict:
    found = Verdict.TOO_EARLY
    for number, (each, z) in enumerate(zip(cells, reach, strict=True), start=1):
        shift = at_look("mean", _shift(each), z, (number, len(LOOKS)))
        last = number == len(LOOKS)
        found = decide(Case(shift, 0.3, BY_LOT, look=Look(number * ARM // 5, ARM, last)))
        if found in (*GOOD, *HARM):
            return found
    return found


def _alarmed(cells: list[tuple[Floats, Floats]]) -> bool:
    for each in cells:
        n = int(each[0].sum())
        if n >= 50:
            shift = always("mean", _shift(each), 2 * n, 2 * ARM)
            if shift.high is not None and shift.high < 0:
                return True
    return False


@row(
    "Verdicts at five planned looks, and the harm alarm of every day (drawn by lot, 600 an arm)",
    published="'works' and 'harmful' 5.0 % together; about 1 point of power lost; band 1.1-1.7 %",
    bar="'works' at most 3 % and 'harmful' at most 3 % while nothing happens; harm alarm at most 2.5 %",
)
def verdicts_at_looks(runs: Runs) -> Iterator[Check]:
    times = runs(10_000)
    found = looked(0.0, times, 91)
    yield Check.of_share("nothing: works", sum(found[each] for each in GOOD), times, most=0.03)
    yield Check.of_share("harmful", found[Verdict.HARMFUL], times, most=0.03)
    found = looked(0.3, times, 92)
    yield Check.of_share("+0.3: works", sum(found[each] for each in GOOD), times)
    found = looked(0.4, times, 93)
    yield Check.of_share("+0.4: works", sum(found[each] for each in GOOD), times)
    yield Check.of_share("harm alarm on one of 30 days", watched(0.0, times, 94)[True], times, most=0.025)
