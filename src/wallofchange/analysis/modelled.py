"""Beside what would have been: a mix of places left alone, or a forecast from them and the own past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wallofchange.analysis.answers import Answers, Plan
from wallofchange.analysis.compared import Compared
from wallofchange.analysis.panels import LENGTHS, Grid, cells_of, counted, earlier_of, figures_of, pooled
from wallofchange.measuring import traps as trap
from wallofchange.measuring.comparison import Measure, Shift, symmetric
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.quantiles import z_of
from wallofchange.measuring.traps import DONORS, PERIODS
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.measuring.panel import Array

LUCK = 0.05
PAST = 24  # periods before the change from which a forecast is believed
TRIED = 6  # other dates at most
AT_LEAST = 12  # periods before such a date


@dataclass(frozen=True)
class Course:
    """The treated as one series, the places left alone each, and the first period with the change."""

    treated: Array
    others: Array  # periods by places, only those that answered all along
    together: Array  # the places left alone as one series
    change: int
    units: tuple[int, int]

    @property
    def periods_after(self) -> int:
        return len(self.treated) - self.change


class Mix:
    """Compares with a synthetic control: grade B where places left alone do not go astray as far."""

    def __call__(self, measure: Measure, answers: Answers, plan: Plan) -> Compared:
        from wallofchange.measuring.synthetic import placebos, synthetic

        course = _course(measure, answers, plan, PERIODS)
        donors = 0 if course is None else course.others.shape[1]
        if course is None or donors < DONORS or course.change < PERIODS:
            periods = 0 if course is None else course.change
            return _untold(trap.few_donors(donors, periods), course)
        found = synthetic(course.treated, course.others, course.change)
        averages = [each.average for each in placebos(course.others, course.change)]
        p = 1.0 if found.placebo_p is None else found.placebo_p
        shift = _shift(
            measure,
            sum(found.effect) / len(found.effect),
            (sum(each**2 for each in averages) / donors) ** 0.5,
            donors,
            _mixed(course, sum(weight > 0.005 for weight in found.weights), p),
        )
        astray = p > LUCK and shift.moved != "unclear"
        design = Design(False, True, course.units, modelled=not astray)
        return Compared(shift, design, (trap.broke_as_much(p, donors),) if astray else ())


class Forecast:
    """Compares with a forecast from the own past and the places left alone (`measuring.counterfactual`).

    The same forecast is made at other dates before the change; where it missed there by more than it said
    it would, the interval is as much wider.
    """

    def __call__(self, measure: Measure, answers: Answers, plan: Plan) -> Compared:
        course = _course(measure, answers, plan, AT_LEAST)
        if course is None or course.change < AT_LEAST:
            return _untold(trap.short_past(0 if course is None else course.change, PAST), course)
        average, se = _forecast(course.treated, course.together, course.change)
        dates = _dates(course.change, course.periods_after)
        misses = [_missed(course, date) for date in dates]
        wider = max(1.0, (sum(miss**2 for miss in misses) / len(misses)) ** 0.5) if misses else 1.0
        shift = _shift(measure, average, se * wider, course.change - 3, _told(course, len(misses), wider))
        long = course.change >= PAST and course.units[1] >= DONORS
        caught = () if course.change >= PAST else (trap.short_past(course.change, PAST),)
        few = () if course.units[1] >= DONORS else (trap.few_units(*course.units, DONORS),)
        return Compared(shift, Design(False, True, course.units, modelled=long), (*caught, *few))


def _course(measure: Measure, answers: Answers, plan: Plan, least: int) -> Course | None:
    """In the shortest periods in which the treated answered all along, and five places beside them."""
    tallies = counted(answers, plan)
    treated = sorted({each.unit for each in tallies if each.unit and each.treated})
    without = sorted({each.unit for each in tallies if each.unit and each.treated is False})
    if not treated or not without:
        return None
    found = [
        course
        for days in LENGTHS
        if (course := _in_periods(measure, answers, plan, days, treated, without)) is not None
    ]
    enough = (each for each in found if each.change >= least and each.units[1] >= DONORS)
    return next(enough, found[0] if found else None)


def _in_periods(
    measure: Measure, answers: Answers, plan: Plan, days: int, treated: list[str], without: list[str]
) -> Course | None:
    """In periods of so many days, those left out in which one of the two sides is silent."""
    import numpy as np

    tallies, earlier = counted(answers, plan), earlier_of(answers, plan)
    grid = Grid.of(answers, plan, days)
    change = grid.from_on(answers.windows(plan)[1][0])
    if not 0 < change < grid.periods:
        return None
    rows = [cells_of(tallies, answers, grid, names) for names in (treated, without)]
    series = figures_of(measure, [pooled(side) for side in rows], earlier)
    kept = ~np.asarray(np.isnan(series).any(axis=0))
    places = figures_of(measure, rows[1], earlier)[:, kept]
    whole = ~np.asarray(np.isnan(places).any(axis=1))
    before, every = int(kept[:change].sum()), int(kept.sum())
    if not 0 < before < every:
        return None
    units = (len(treated), int(whole.sum()))
    return Course(series[0][kept], places[whole].T, series[1][kept], before, units)


def _forecast(y: Array, control: Array, change: int) -> tuple[float, float]:
    from wallofchange.measuring.counterfactual import counterfactual

    found = counterfactual(y, control[:, None], change)
    return found.average, 0.0 if found.high is None else (found.high - found.average) / z_of(0.95)


def _missed(course: Course, date: int) -> float:
    """By how many of its own standard errors a forecast missed where nothing changed."""
    until = min(course.change, date + course.periods_after)
    average, se = _forecast(course.treated[:until], course.together[:until], date)
    return average / se if se else 0.0


def _dates(change: int, after: int) -> list[int]:
    last = change - min(after, 4)
    every = list(range(AT_LEAST, last + 1))
    return every[:: max(1, -(-len(every) // TRIED))]


def _shift(measure: Measure, average: float, se: float, df: int, method: Words) -> Shift:
    still = 0.5 if measure == "ordinal" else 0.0
    return symmetric(average + still, se, max(df, 1), method, still)


def _untold(caught: trap.Trap, course: Course | None) -> Compared:
    return Compared(None, Design(False, True, (0, 0) if course is None else course.units), (caught,))


def _mixed(course: Course, counting: int, p: float) -> Words:
    donors, said = course.others.shape[1], f"{p:.2f}"
    return Words(
        f"Synthetische controle: {counting} van {donors} plaatsen zonder de verandering, gewogen naar "
        f"{course.change} perioden vooraf; spreiding van dezelfde vergelijking bij die plaatsen zelf, "
        f"placebo p = {said.replace('.', ',')} (kleinst mogelijk 1 op {donors + 1}).",
        f"Synthetic control: {counting} of {donors} places without the change, weighted on {course.change} "
        f"periods before; spread of the same comparison at those places themselves, placebo p = {said} "
        f"(smallest possible 1 in {donors + 1}).",
    )


def _told(course: Course, tried: int, wider: float) -> Words:
    more = f"{wider:.1f}"
    return Words(
        f"Voorspelling uit {course.change} perioden vooraf met {course.units[1]} plaatsen zonder de "
        f"verandering als maat (lokaal niveau). Op {tried} andere data geprobeerd; het interval is daarom "
        f"{more.replace('.', ',')} keer zo wijd.",
        f"Forecast from {course.change} periods before, with {course.units[1]} places without the change as "
        f"a measure (local level). Tried at {tried} other dates; for that the interval is {more} times as "
        "wide.",
    )
