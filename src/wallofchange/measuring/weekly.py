"""A change seen in a long row of whole weeks, without a group to compare with: evidence of grade C."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi
from typing import TYPE_CHECKING

from wallofchange.measuring.comparison import Measure, Shift, two_groups
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.quantiles import t_of
from wallofchange.measuring.strata import valued
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.measuring.interrupted import Array, Interrupted

FEWEST, FEWEST_BEFORE, FEWEST_AFTER = 24, 12, 4  # whole weeks
TWO_YEARS = 104  # weeks, from which a season can be seen and is taken along
YEAR = 365.25 / 7
MARGIN = 4  # weeks on each side of a date that is tried as if something had happened
MOST_TRIED = 60
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


def step(measure: Measure, before: Sequence[Histogram], after: Sequence[Histogram]) -> Step | None:
    """The step between whole weeks before and after, beside a trend and, from two years on, the seasons.

    One figure a week: the share, the points, the mean; for the ordinal measure the chance that an answer of
    that week is better than one from before. Regression with AR(1) errors (`interrupted`), two yearly pairs
    of sine and cosine from 104 weeks on. The same step is then tried at other dates before the change.

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
    figures, still = _series(measure, before, after)
    found = _fitted(figures, len(before))
    if found.se is None or found.df is None:
        return None
    placebos = _placebos(figures[: len(before)], abs(found.coef[1] / found.se[1]))
    return Step(_shift(found, found.se[1], found.df, _method(len(figures), placebos), still), placebos)


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


def _series(measure: Measure, before: Sequence[Histogram], after: Sequence[Histogram]) -> tuple[Array, float]:
    import numpy as np

    weeks = (*before, *after)
    if measure != "ordinal":
        return np.array([valued(measure, week).mean for week in weeks]), 0.0
    earlier = sum(before[1:], before[0])
    return np.array([two_groups("ordinal", earlier, week).estimate for week in weeks]), 0.5


def _fitted(figures: Array, change: int) -> Interrupted:
    import numpy as np

    from wallofchange.measuring.interrupted import interrupted

    at = np.arange(len(figures))
    columns = [np.ones(len(at)), (at >= change).astype(float), at / YEAR]
    if len(at) >= TWO_YEARS:
        columns += [wave(2 * pi * pairs * at / YEAR) for pairs in (1, 2) for wave in (np.sin, np.cos)]
    return interrupted(figures, np.column_stack(columns), 1)


def _placebos(earlier: Array, real: float) -> Placebos:
    """The step at other dates, on the weeks before the change alone."""
    dates = range(MARGIN, len(earlier) - MARGIN + 1)
    tried = dates[:: -(-len(dates) // MOST_TRIED)] if len(dates) else dates
    fits = [_fitted(earlier, date) for date in tried]
    return Placebos(
        len(fits), sum(fit.se is not None and abs(fit.coef[1] / fit.se[1]) >= real for fit in fits)
    )


def _shift(found: Interrupted, se: float, df: float, method: Words, still: float) -> Shift:
    estimate = found.coef[1] + still
    wide, narrow = t_of(0.95, df) * se, t_of(0.90, df) * se
    ends = (estimate - wide, estimate + wide, estimate - narrow, estimate + narrow)
    return Shift(estimate, *ends, se, df, method, still)


def _method(weeks: int, placebos: Placebos) -> Words:
    season = weeks >= TWO_YEARS
    tried, large = placebos.tried, placebos.as_large
    return Words(
        f"Sprong in een reeks van {weeks} weken, naast een trend{' en de seizoenen' if season else ''} "
        f"(REML met AR(1), t volgens Satterthwaite). Van {tried} andere data vooraf gaven er {large} "
        "een even duidelijke sprong.",
        f"Step in a series of {weeks} weeks, beside a trend{' and the seasons' if season else ''} "
        f"(REML with AR(1), Satterthwaite's t). Of {tried} other dates before, {large} gave a step as clear.",
    )
