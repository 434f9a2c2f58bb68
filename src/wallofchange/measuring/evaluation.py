"""From groups of answers to a shift, a design and the traps that went off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wallofchange.measuring import traps as trap
from wallofchange.measuring.comparison import Measure, Shift, by_unit, four_groups, two_groups
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.figures import figures
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.trends import TrendsApart, trends_apart

UNEQUAL = 0.05


@dataclass(frozen=True)
class UnitAnswers:
    """One team or place: its answers before and after, and the time before in equal stretches."""

    name: str
    treated: bool
    before: Histogram
    after: Histogram
    stretches: tuple[Histogram, ...] = ()

    @property
    def counts(self) -> bool:
        return bool(self.before.n and self.after.n)


@dataclass(frozen=True)
class Groups:
    """The answers of a comparison: everybody, or the treated with the control beside them."""

    before: Histogram
    after: Histogram
    control: tuple[Histogram, Histogram] | None = None
    units: tuple[UnitAnswers, ...] = ()
    by_lot: bool = False

    @property
    def compared(self) -> tuple[Histogram, ...]:
        """The groups that the comparison rests on."""
        if self.control is None:
            return (self.before, self.after)
        if self.by_lot and not self.compares_units:
            return (self.control[1], self.after)
        return (self.before, self.after, *self.control)

    @property
    def fixed(self) -> tuple[Histogram, ...]:
        """Of those, what was answered before the change: nobody can be added there."""
        if self.control is None:
            return (self.before,)
        return (self.before, self.control[0]) if len(self.compared) > 2 else ()

    @property
    def growing(self) -> tuple[Histogram, ...]:
        """Of those, what was answered since the change."""
        return (self.after,) if self.control is None else (self.after, self.control[1])

    @property
    def compares_units(self) -> bool:
        return min(len(self.side(treated=True)), len(self.side(treated=False))) >= 2

    def side(self, *, treated: bool) -> list[UnitAnswers]:
        return [unit for unit in self.units if unit.counts and unit.treated is treated]


def compare(measure: Measure, groups: Groups) -> Shift | None:
    """How far the measure moved, by the best comparison these groups allow; None where a group is empty.

    By unit where there are at least two units a side; else by arms where lots were drawn, between four
    groups where there is a control, and before and after where there is none.
    """
    if not all(histogram.n for histogram in groups.compared):
        return None
    if groups.control is None:
        return two_groups(measure, groups.before, groups.after)
    if groups.compares_units:
        control, treated = (_pairs(groups.side(treated=treated)) for treated in (False, True))
        return by_unit(measure, control, treated)
    if groups.by_lot:
        return two_groups(measure, groups.control[1], groups.after)
    return four_groups(measure, groups.control, (groups.before, groups.after))


def design_of(measure: Measure, groups: Groups, units_needed: int = 6) -> tuple[Design, tuple[Trap, ...]]:
    """The facts that grade the evidence, and the traps among them."""
    sizes = (len(groups.side(treated=True)), len(groups.side(treated=False)))
    controlled = groups.control is not None
    if groups.by_lot or not controlled or min(sizes) < units_needed:
        design = Design(groups.by_lot, controlled, sizes, units_needed=units_needed)
        lacking = controlled and not groups.by_lot
        return design, ((trap.few_units(*sizes, units_needed),) if lacking else ())
    found = earlier_trends(measure, groups)
    apart = found is not None and found.p < UNEQUAL
    design = Design(False, True, sizes, found is not None, apart, units_needed)
    if found is None:
        return design, (trap.trends_unknown(),)
    return design, ((trap.ran_apart(found.p),) if apart else ())


def earlier_trends(measure: Measure, groups: Groups) -> TrendsApart | None:
    """The joint test on unit-level trends before the change, in as many stretches as every unit fills."""
    control, treated = (groups.side(treated=treated) for treated in (False, True))
    for stretches in (3, 2):
        rows = [_course(measure, side, stretches) for side in (control, treated)]
        if rows[0] is not None and rows[1] is not None:
            return trends_apart(rows[0], rows[1])
    return None


def _pairs(units: Sequence[UnitAnswers]) -> list[tuple[Histogram, Histogram]]:
    return [(unit.before, unit.after) for unit in units]


def _course(measure: Measure, units: Sequence[UnitAnswers], stretches: int) -> list[list[float]] | None:
    """Each unit's figure per stretch; six stretches are kept, so that two and three divide them evenly."""
    courses = [[_level(measure, part) for part in _merged(unit.stretches, stretches)] for unit in units]
    if any(len(course) != stretches for course in courses):
        return None
    filled = [[value for value in course if value is not None] for course in courses]
    return filled if all(len(course) == stretches for course in filled) else None


def _merged(parts: tuple[Histogram, ...], stretches: int) -> list[Histogram]:
    size = len(parts) // stretches
    if not size:
        return []
    return [sum(parts[at + 1 : at + size], parts[at]) for at in range(0, size * stretches, size)]


def _level(measure: Measure, histogram: Histogram) -> float | None:
    if not histogram.n:
        return None
    found = figures(histogram)
    return {"nine_plus": found.nine_plus, "nps": found.nps}.get(measure, found.mean).estimate
