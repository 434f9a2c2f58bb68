"""A change seen in a long row of whole weeks, without a group to compare with: evidence of grade C."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import TYPE_CHECKING

from wallofchange.measuring.comparison import Measure, Shift, symmetric
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.means import Sample
from wallofchange.measuring.strata import valued, worths
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.measuring.noisy import Array, Noise

FEWEST, FEWEST_BEFORE, FEWEST_AFTER = 24, 12, 4  # whole weeks
TWO_YEARS = 104  # weeks, from which a season can be seen and is taken along
YEAR = 365.25 / 7
MARGIN = 4  # weeks on each side of a date that is tried as if something had happened
MOST_TRIED = 60
LITTLE = 30  # answers beyond the first of each week, below which their spread is not known
USUAL = 10  # answers with the spread of all weeks, that each side is given besides its own
OFTEN = 0.10  # the part of other dates with a step as large, from where the real one is nothing special


@dataclass(frozen=True, slots=True)
class Placebos:
    """How many dates before the change were tried, and how many gave a step at least as sure."""

    tried: int
    as_large: int

    @property
    def often(self) -> bool:
        return self.tried > 0 and self.as_large > OFTEN * self.tried


@dataclass(frozen=True, slots=True)
class Step:
    """The step at the change in the unit of the measure, and what other dates would have given."""

    shift: Shift
    placebos: Placebos


def step(
    measure: Measure, before: Sequence[Histogram], after: Sequence[Histogram], deff: float = 1.0
) -> Step | None:
    """The step between whole weeks before and after, beside a trend and, from two years on, the seasons.

    One figure a week: the share, the points, the mean; for the ordinal measure the chance that an answer of
    that week is better than one from before. Regression with AR(1) errors beside the noise that its answers
    give each week, so that a week of few counts for less (`noisy`). Where answers have no spread of their
    own, or weeks differ less than it would make them, AR(1) errors alone (`interrupted`). `deff` is how many
    times that noise grows because answers are alike (T13). Two yearly pairs of sine and cosine from 104 weeks
    on. The same step is then tried at other dates before the change.

    None with fewer than 24 weeks, 12 before or 4 after, with a week without answers, or where a trend and
    a step tell everything.

    Source: Lopez Bernal, Cummins & Gasparrini 2017, IJE 46:348-355; Turner et al. 2021.

    >>> from wallofchange.measuring.scale import Scale
    >>> weeks = [Histogram.of(Scale(0, 10), {7: 30, 9: 20 + 3 * (at % 4)}) for at in range(26)]
    >>> found = step("mean", weeks[:14], [Histogram.of(Scale(0, 10), {9: 50, 7: at % 3}) for at in range(12)])
    >>> round(found.shift.estimate, 1), found.shift.moved, found.placebos.as_large
    (1.1, 'up', 0)
    """
    enough = len(before) >= FEWEST_BEFORE and len(after) >= FEWEST_AFTER
    if not enough or len(before) + len(after) < FEWEST or not all(week.n for week in (*before, *after)):
        return None
    row = _row(measure, before, after, deff)
    found = _fitted(row.figures, row.own, row.change)
    if found is None:
        return None
    placebos = _placebos(row, found)
    method = _method(len(row.figures), placebos, alone=found.noise is None)
    still = 0.5 if measure == "ordinal" else 0.0
    return Step(symmetric(found.coef + still, found.se, found.df, method, still), placebos)


def nothing_special(placebos: Placebos) -> Trap:
    """Other dates gave a step as large, so this one is no sign of what was done."""
    tried, large = placebos.tried, placebos.as_large
    return Trap(
        "PLACEBO",
        Words(
            f"van de {tried} andere data vóór de verandering gaven er {large} een even duidelijke sprong",
            f"of {tried} other dates before the change, {large} gave a step as clear as this one",
        ),
        Words("zo'n sprong is hier niets bijzonders", "such a step is nothing special here"),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One figure a week, the noise that its answers give each, and the first week with the change."""

    figures: Array
    own: Array | None
    change: int


@dataclass(frozen=True, slots=True)
class _Fit:
    coef: float
    se: float
    df: float
    noise: Noise | None

    @property
    def t(self) -> float:
        return abs(self.coef / self.se)


def _row(measure: Measure, before: Sequence[Histogram], after: Sequence[Histogram], deff: float) -> _Row:
    import numpy as np

    earlier = sum(before[1:], before[0])
    sides = [[_weighed(measure, earlier, week) for week in side] for side in (before, after)]
    every = [*sides[0], *sides[1]]
    usual = _variance(every, 0.0)
    own = [deff * _variance(side, usual) / week.n for side in sides for week in side] if usual else None
    figures = np.array([week.mean for week in every])
    return _Row(figures, None if own is None else np.array(own), len(before))


def _weighed(measure: Measure, earlier: Histogram, week: Histogram) -> Sample:
    """What the answers of a week are worth: their mean is the figure of that week."""
    if measure != "ordinal":
        return valued(measure, week)
    worth = worths("ordinal", [earlier, week])[1]
    counts: dict[float, int] = {}
    for score, n in week.counts:
        counts[worth[score]] = counts.get(worth[score], 0) + n
    return Histogram(week.scale, tuple(sorted(counts.items()))).sample


def _variance(weeks: Sequence[Sample], usual: float) -> float:
    """Of one answer within its week; drawn to the usual one as by ten more answers."""
    freedom = sum(week.n - 1 for week in weeks)
    if not usual and freedom < LITTLE:
        return 0.0
    squares = sum((week.n - 1) * (week.sd or 0.0) ** 2 for week in weeks)
    return (squares + USUAL * usual) / (freedom + (USUAL if usual else 0))


def _fitted(figures: Array, own: Array | None, change: int) -> _Fit | None:
    from wallofchange.measuring.interrupted import interrupted
    from wallofchange.measuring.noisy import noisy

    columns = _columns(len(figures), change)
    seen = None if own is None else noisy(figures, columns, own, 1)
    if seen is not None:
        return _Fit(seen.coef, seen.se, seen.df, seen.noise)
    found = interrupted(figures, columns, 1)
    return None if found.se is None or found.df is None else _Fit(found.coef[1], found.se[1], found.df, None)


def _columns(many: int, change: int) -> Array:
    """A level, a step, a trend, and from two years on the seasons."""
    import numpy as np

    at = np.arange(many)
    columns = [np.ones(many), (at >= change).astype(float), at / YEAR]
    if many >= TWO_YEARS:
        columns += [wave(2 * pi * pairs * at / YEAR) for pairs in (1, 2) for wave in (np.sin, np.cos)]
    return np.column_stack(columns)


def _placebos(row: _Row, real: _Fit) -> Placebos:
    """The step at other dates, on the weeks before the change alone, judged by the noise of the real one."""
    dates = range(MARGIN, row.change - MARGIN + 1)
    tried = dates[:: -(-len(dates) // MOST_TRIED)] if len(dates) else dates
    found = [_elsewhere(row.figures[: row.change], real, date) for date in tried]
    return Placebos(len(found), sum(t >= real.t for t in found))


def _elsewhere(earlier: Array, real: _Fit, date: int) -> float:
    if real.noise is None:
        fit = _fitted(earlier, None, date)
        return 0.0 if fit is None else fit.t
    coef, se = real.noise.first(len(earlier)).step(earlier, _columns(len(earlier), date), 1)
    return abs(coef / se)


def _method(weeks: int, placebos: Placebos, *, alone: bool) -> Words:
    season = weeks >= TWO_YEARS
    tried, large = placebos.tried, placebos.as_large
    toeval, chance = (
        ("", "") if alone else ("naast het toeval van elke week, ", " beside the chance of each week")
    )
    return Words(
        f"Sprong in een reeks van {weeks} weken, naast een trend{' en de seizoenen' if season else ''} "
        f"(REML met AR(1), {toeval}t volgens Satterthwaite). Van {tried} andere data vooraf gaven er {large} "
        "een even duidelijke sprong.",
        f"Step in a series of {weeks} weeks, beside a trend{' and the seasons' if season else ''} "
        f"(REML with AR(1){chance}, Satterthwaite's t). Of {tried} other dates before, {large} gave "
        "a step as clear.",
    )
