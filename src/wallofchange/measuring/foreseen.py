"""Before the start: how many answers it takes, when they will be there, and what can be seen by then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil, inf, sqrt

from wallofchange.measuring.comparison import Measure
from wallofchange.measuring.quantiles import NORMAL, below_t, t_of
from wallofchange.measuring.sample_size import (
    for_mean,
    for_ordinal,
    for_share,
    power_of_mean,
    power_of_ordinal,
    power_of_share,
)
from wallofchange.measuring.spread import Spread

ALPHA, POWER = 0.05, 0.8
DONORS_FOR_FIVE = 19  # places left alone that a placebo p of .05 takes
MOST_PLACES = 400


class Sides(StrEnum):
    """What is set beside what."""

    BEFORE = "before"  # after beside before
    LOT = "lot"  # with beside without, of the same days
    PLACES = "places"  # places with beside places without, each after beside before
    MIX = "mix"  # the same, and places left alone are the measure of chance


@dataclass(frozen=True)
class Setting:
    """How answers come in, and how they are compared.

    before: answers in the window before; per_week: answers a week after it; weeks: of measuring planned;
    places: with and without the change; alike: part of an answer's variance that all answers of one place
    in one stretch of time share; looks: factor by which planned looks raise the answers.
    """

    today: Spread
    before: float
    per_week: float
    weeks: float
    sides: Sides = Sides.BEFORE
    places: tuple[int, int] = (0, 0)
    alike: float = 0.0
    looks: float = 1.0

    @property
    def coming(self) -> float:
        """Answers after the change by the planned end, of all sides together."""
        return self.per_week * self.weeks


@dataclass(frozen=True, slots=True)
class Aim:
    """A measure, by how much it is to move (in its own unit, above 0), and how answers would lie then."""

    measure: Measure
    effect: float
    hoped: Spread | None  # None: it cannot move as far


@dataclass(frozen=True, slots=True)
class Foreseen:
    """needed: answers after the change, of all sides together, and a side; None where no number would do.

    weeks: until they are there at today's rate, None as `needed` or where nobody answers. power: the chance
    (0-1) of seeing the aim at the planned end; least: the smallest move seen four times in five by then.
    places: of each kind needed where the number of places is what lacks.
    """

    aim: Aim
    needed: float | None
    a_side: float | None
    weeks: int | None
    power: float
    least: float | None
    deff: float
    places: int | None = None

    def within(self, weeks: int) -> bool:
        return self.weeks is not None and self.weeks <= weeks


def foresee(setting: Setting, aim: Aim) -> Foreseen:
    """Sample size, power and smallest visible move of one plan, two-sided at 5 % with a power of 80 %.

    Before and after: n a side as in `sample_size`, times deff and looks; with b answers before, a = 1/(2/n -
    1/b) after give as much as n a side. By lot: n for each arm. Places: t test of place differences with
    variance 2 t2 + v/b + v/a a place, t2 what all answers of a place and stretch share, v an answer's own.

    >>> from wallofchange.measuring.spread import usual
    >>> setting = Setting(usual(), before=1200, per_week=100, weeks=12)
    >>> found = foresee(setting, Aim("mean", 0.3, usual()))
    >>> round(found.a_side), round(found.needed), found.weeks, round(found.power, 2)
    (476, 297, 3, 0.99)
    """
    if aim.hoped is None:
        return Foreseen(aim, None, None, None, 0.0, None, 1.0)
    if setting.sides in (Sides.PLACES, Sides.MIX):
        return _by_place(setting, aim, aim.hoped)
    base = a_side(setting.today, aim, aim.hoped) * setting.looks
    n, deff = _with_alike(setting, base)
    needed = _after(setting, n)
    equal = _equal(setting, setting.coming) / (setting.looks * deff)
    return Foreseen(
        aim,
        needed,
        None if n == inf else n,
        _weeks(needed, setting.per_week),
        power_of(setting.today, aim, aim.hoped, equal),
        least(setting.today, aim, aim.hoped, equal),
        deff,
    )


def a_side(today: Spread, aim: Aim, hoped: Spread) -> float:
    """Answers a side in two equal groups, of independent answers."""
    if aim.measure == "nine_plus":
        return for_share(aim.effect, today.value("nine_plus"), ALPHA, POWER)
    if aim.measure == "ordinal":
        return for_ordinal(*today.counts(hoped), ALPHA, POWER)
    sd = sqrt(today.variance(aim.measure))
    return for_mean(aim.effect, sd, ALPHA, POWER) if sd else 2.0


def power_of(today: Spread, aim: Aim, hoped: Spread, n: float) -> float:
    """The chance of seeing the aim with n answers a side."""
    if n < 2:
        return 0.0
    if aim.measure == "nine_plus":
        return power_of_share(n, aim.effect, today.value("nine_plus"), ALPHA)
    if aim.measure == "ordinal":
        return power_of_ordinal(n, *today.counts(hoped), ALPHA)[0]
    sd = sqrt(today.variance(aim.measure))
    return power_of_mean(n, aim.effect, sd, ALPHA) if sd else 1.0


def least(today: Spread, aim: Aim, hoped: Spread, n: float) -> float | None:
    """The smallest move seen four times in five with n answers a side; None with fewer than two."""
    if n < 2:
        return None
    if aim.measure == "ordinal":
        return power_of_ordinal(n, *today.counts(hoped), ALPHA)[1]
    if aim.measure == "nine_plus":
        return _least_share(n, today.value("nine_plus"))
    reach = (t_of(1 - ALPHA, 2 * n - 2) + NORMAL.inv_cdf(POWER)) * sqrt(2 / n)
    return reach * sqrt(today.variance(aim.measure))


def _least_share(n: float, p0: float) -> float | None:
    """By bisection; None where even all of the answers would not show it."""
    low, high = 0.0, 1 - p0
    if power_of_share(n, high, p0, ALPHA) < POWER:
        return None
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if power_of_share(n, middle, p0, ALPHA) < POWER else (low, middle)
    return high


def _with_alike(setting: Setting, base: float) -> tuple[float, float]:
    """n a side and its deff = 1 + (n/k - 1) icc, where answers of one of k places in one time are alike."""
    places, icc = sum(setting.places), setting.alike
    if setting.sides is Sides.LOT or places < 2 or icc <= 0:
        return base, 1.0
    left = 1 - base * icc / places
    n = base * (1 - icc) / left if left > 0 else inf
    now = _equal(setting, setting.coming) / places
    return n, max(1.0, 1 + ((n / places if n < inf else now) - 1) * icc)


def _after(setting: Setting, n: float) -> float | None:
    """Answers after the change that give as much as n a side."""
    if n == inf:
        return None
    if setting.sides is Sides.LOT:
        return 2 * n
    left = 2 / n - 1 / setting.before if setting.before else 0.0
    return 1 / left if left > 0 else None


def _equal(setting: Setting, after: float) -> float:
    """Equal sides that give as much as these answers after the change."""
    if setting.sides is Sides.LOT:
        return after / 2
    return 2 / (1 / after + 1 / setting.before) if after and setting.before else 0.0


def _weeks(needed: float | None, per_week: float) -> int | None:
    return ceil(needed / per_week) if needed is not None and per_week > 0 else None


def _by_place(setting: Setting, aim: Aim, hoped: Spread) -> Foreseen:
    treated, without = setting.places
    df = (without if setting.sides is Sides.MIX else treated + without - 2) if min(setting.places) else 0
    lone = setting.sides is Sides.MIX and without < DONORS_FOR_FIVE
    if df < 1 or lone:
        return Foreseen(aim, None, None, None, 0.0, None, 1.0, places=_places(setting, aim))
    every = treated + without
    se = _place_error(setting, aim.measure, setting.coming / every)
    needed = _needed_by_place(setting, aim, df)
    return Foreseen(
        aim,
        needed,
        None if needed is None else needed / every,
        _weeks(needed, setting.per_week),
        below_t(aim.effect / se - t_of(1 - ALPHA, df), df) if se else 1.0,
        None if se == inf else (t_of(1 - ALPHA, df) + t_of(2 * POWER - 1, df)) * se,
        1 + max(0.0, setting.before / every - 1) * setting.alike,
        places=None if needed is not None else _places(setting, aim),
    )


def _place_error(setting: Setting, measure: Measure, after: float) -> float:
    """The standard error of the mean difference between places, with so many answers a place after."""
    treated, without = setting.places
    before = setting.before / (treated + without)
    if not (after and before):
        return inf
    variance = setting.today.variance(measure)
    own = (1 - setting.alike) * variance * (1 / before + 1 / after)
    of_one = 2 * setting.alike * variance + own
    return sqrt(setting.looks * of_one * (1 / treated + 1 / without))


def _needed_by_place(setting: Setting, aim: Aim, df: int) -> float | None:
    """Answers after the change in all places together; None where even endless answers would not do."""
    treated, without = setting.places
    every, variance = treated + without, setting.today.variance(aim.measure)
    allowed = (aim.effect / (t_of(1 - ALPHA, df) + t_of(2 * POWER - 1, df))) ** 2
    of_one = allowed / (setting.looks * (1 / treated + 1 / without))
    own = (1 - setting.alike) * variance
    left = of_one - 2 * setting.alike * variance - (own * every / setting.before if setting.before else inf)
    return every * own / left if left > 0 else None


def _places(setting: Setting, aim: Aim) -> int | None:
    """Places of each kind, equal in number, that would do with as many answers each; None beyond 400."""
    every = max(1, sum(setting.places))
    before, coming = setting.before / every, setting.coming / every
    for many in range(2, MOST_PLACES + 1):
        if setting.sides is Sides.MIX and many < DONORS_FOR_FIVE:
            continue
        wider = replace(setting, places=(many, many), before=2 * many * before)
        df = many if setting.sides is Sides.MIX else 2 * many - 2
        se = _place_error(wider, aim.measure, coming)
        if aim.effect >= (t_of(1 - ALPHA, df) + t_of(2 * POWER - 1, df)) * se:
            return many
    return None


def alike(cells: list[list[tuple[float, float, float]]], least_answers: float = 5.0) -> float:
    """The part of an answer's variance that answers of one place in one stretch of time share, 0 to 1.

    cells: per place and stretch (answers, sum, sum of squares) of the measure. The levels of places and of
    stretches are taken off; what cells still differ beyond the spread of their answers is shared:
    t2 = max(0, MS - v mean(1/n)), ICC = t2/(t2 + v). 0 where F = MS/(v mean(1/n)) has a p of .05 or more,
    where it is at or below .01, and with under five answers a cell: a dozen cells differ by chance as well.

    >>> even = [[(50, 350, 2600), (50, 350, 2600)], [(50, 400, 3350), (50, 400, 3350)], [(50, 300, 1950)] * 2]
    >>> alike(even)
    0.0
    """
    import numpy as np
    from scipy.special import fdtrc

    rows = [row for row in cells if all(n > 0 for n, _, _ in row)]
    if len(rows) < 3 or len(rows[0]) < 2:
        return 0.0
    n, total, squares = np.moveaxis(np.array(rows, dtype=float), 2, 0)
    means = total / n
    within = float((squares - total * means).sum() / max(n.sum() - n.size, 1))
    left = means - means.mean(axis=1, keepdims=True) - means.mean(axis=0, keepdims=True) + means.mean()
    df = (len(rows) - 1) * (len(rows[0]) - 1)
    between, chance = float((left**2).sum() / df), within * float((1 / n).mean())
    if not between > chance > 0 or float(n.mean()) < least_answers:
        return 0.0
    icc = (between - chance) / (between - chance + within)
    sure = float(fdtrc(df, n.sum() - n.size, between / chance)) < 0.05
    return icc if sure and icc > 0.01 else 0.0
