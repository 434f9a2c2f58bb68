"""A change that came to one place after another, set beside the places that did not have it yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wallofchange.analysis import questions
from wallofchange.analysis.answers import Answers, Plan
from wallofchange.analysis.compared import Compared
from wallofchange.analysis.panels import FILLED, LENGTHS, Grid, cells_of, counted, earlier_of, figures_of
from wallofchange.analysis.source import source_of
from wallofchange.analysis.spellings import AS_A_DAY, days_of, is_empty
from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.measuring import traps as trap
from wallofchange.measuring.comparison import Measure, symmetric
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.measuring.leads import Leads
    from wallofchange.measuring.panel import Array
    from wallofchange.measuring.staggered import Staggered

UNEQUAL = 0.05


@dataclass(frozen=True)
class OneAfterAnother:
    """Compares by imputation (`measuring.staggered`): `starts` says per unit the first day of the change.

    A period in which a unit started halfway is left out for that unit.
    """

    starts: Mapping[str, date]
    units_needed: int = 6

    def __call__(self, measure: Measure, answers: Answers, plan: Plan) -> Compared:
        from wallofchange.measuring.staggered import staggered

        figures, begins = self._panel(measure, answers, plan)
        try:
            found = staggered(figures, begins)
        except ValueError:
            design = Design(False, True, units_needed=self.units_needed)
            return Compared(None, design, (trap.few_units(len(self.starts), 0, self.units_needed),))
        sizes = (found.treated, found.others)
        apart = found.leads is not None and found.leads.p < UNEQUAL
        design = Design(False, True, sizes, found.leads is not None, apart, self.units_needed)
        still = 0.5 if measure == "ordinal" else 0.0
        shift = symmetric(found.effect + still, found.se or 0.0, found.df, _method(found, measure), still)
        return Compared(shift, design, tuple(self._caught(found, sizes)))

    def _caught(self, found: Staggered, sizes: tuple[int, int]) -> list[Trap]:
        few = [trap.few_units(*sizes, self.units_needed)] if min(sizes) < self.units_needed else []
        if found.leads is None:
            return [*few, trap.trends_unknown()]
        return [*few, trap.ran_apart(found.leads.p)] if found.leads.p < UNEQUAL else few

    def _panel(self, measure: Measure, answers: Answers, plan: Plan) -> tuple[Array, list[int | None]]:
        """In the shortest periods in which nearly every unit answered."""
        import numpy as np

        tallies = counted(answers, plan)
        names = sorted({tally.unit for tally in tallies if tally.unit})
        for days in LENGTHS:
            grid = Grid.of(answers, plan, days)
            rows = cells_of(tallies, answers, grid, names)
            if days == LENGTHS[-1] or _filled(rows) >= FILLED:
                break
        figures = figures_of(measure, rows, earlier_of(answers, plan))
        begins = [self._begin(name, grid) for name in names]
        for row, name in zip(figures, names, strict=True):
            if (start := self.starts.get(name)) is not None:
                row[max(0, (start - grid.first).days // days) : grid.from_on(start)] = np.nan
        return figures, begins

    def _begin(self, name: str, grid: Grid) -> int | None:
        start = self.starts.get(name)
        return None if start is None or grid.from_on(start) >= grid.periods else max(0, grid.from_on(start))


def _filled(rows: list[list[Histogram]]) -> float:
    cells = [cell for row in rows for cell in row]
    return sum(cell.n > 0 for cell in cells) / len(cells) if cells else 0.0


def _method(found: Staggered, measure: Measure) -> Words:
    luck = f"{found.luck:.3f}" if found.luck >= 0.001 else "< 0.001"
    by = Words(
        f"Gespreide start: {found.treated} plaatsen naast {found.others} die het (nog) niet hadden; "
        "niveaus van plaats en periode geleerd van wat nog zonder was (imputatie, jackknife over plaatsen, "
        f"t volgens Welch). Met de starts anders verdeeld: p = {luck.replace('.', ',')}.",
        f"Staggered start: {found.treated} places beside {found.others} that did not have it (yet); levels "
        "of place and period learnt from what was still without (imputation, jackknife over places, Welch's "
        "t). "
        f"With the starts dealt otherwise: p = {luck}.",
    )
    return by + ran_alike(found.leads, measure) if found.leads is not None else by


def ran_alike(leads: Leads, measure: Measure) -> Words:
    """Whether they ran alike before, and how large a difference that leaves open."""
    size = f"{leads.largest * (100 if measure in ('nine_plus', 'ordinal') else 1):.2g}"
    p = f"{max(leads.p, 0.001):.3f}"
    nl, en = {
        "nine_plus": ("op de honderd", "in a hundred"),
        "ordinal": ("op de honderd", "in a hundred"),
        "nps": ("punten", "points"),
        "mean": ("punt", "of a point"),
    }[measure]
    return Words(
        f"Vooraf samen nul: p = {p.replace('.', ',')}; tot {size.replace('.', ',')} {nl} verschil is niet "
        "uit te sluiten.",
        f"Before, together nought: p = {p}; a difference of up to {size} {en} cannot be excluded.",
    )


def starts_of(
    table: object, score: str, unit: str, starts: str, engine: str | None = None
) -> dict[str, date]:
    """Per unit the first day of the change, from a column that holds it in every row of the unit; empty
    where the change never came.

    Raises:
        CannotAnswerError: when a start is no day, a unit has two, or no unit has one.
    """
    source = source_of(table, [score, unit, starts], engine)
    cells = source.answer(questions.score_counts(source.table, score, [unit, starts]))
    pairs = {
        (str(cell["key_0"]), cell["key_1"])
        for cell in cells
        if cell["key_0"] is not None and not is_empty(cell["key_1"])
    }
    days = days_of({begins for _unit, begins in pairs})
    found: dict[str, date] = {}
    for name, begins in sorted(pairs, key=str):
        day = days.get(begins)
        if day is None:
            raise CannotAnswerError(
                Words(f"{begins!r} in {starts!r} is geen dag.", f"{begins!r} in {starts!r} is not a day."),
                AS_A_DAY,
            )
        if found.setdefault(name, day) != day:
            raise CannotAnswerError(
                Words(
                    f"Eenheid {name!r} begint op {found[name]} en op {day}.",
                    f"Unit {name!r} starts on {found[name]} and on {day}.",
                ),
                Words("Geef elke eenheid één begin.", "Give every unit one start."),
            )
    if not found:
        raise CannotAnswerError(
            Words(f"Geen eenheid heeft een begin in {starts!r}.", f"No unit has a start in {starts!r}."),
            Words("Noem een andere kolom.", "Name another column."),
        )
    return found
