"""From groups of answers to a shift, a design and the traps that went off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wallofchange.measuring import traps as trap
from wallofchange.measuring.comparison import Measure, Shift, by_unit, four_groups, two_groups, unit_shift
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.figures import figures
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.trends import TrendsApart, trends_apart
from wallofchange.measuring.words import Words

UNEQUAL = 0.05
UNEVEN = 2.0  # times as noisy, by the number of answers a unit
BY_LOT = 2  # units a side, from where lots among units make them alike
SINCE = Words(
    "Verschil per eenheid sinds de verandering ({m} met, {n} zonder), t met {df} vrijheidsgraden.",
    "Difference by unit since the change ({m} treated, {n} control), t with {df} degrees of freedom.",
)


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
        if self.by_lot and not self.compares_moves:
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
    def compares_moves(self) -> bool:
        """Whether each unit's own move is what counts; with lots only if most were measured before."""
        treated, control = self.side(treated=True), self.side(treated=False)
        since = self.since(treated=True), self.since(treated=False)
        most = 2 * len(treated) >= len(since[0]) and 2 * len(control) >= len(since[1])
        return most and _enough(treated, control)

    @property
    def compares_units(self) -> bool:
        """Whether units are compared, by their moves or, where lots were drawn, by what came since."""
        return self.compares_moves or _enough(self.since(treated=True), self.since(treated=False))

    @property
    def sizes(self) -> tuple[int, int]:
        """How many units are compared, with and without the change."""
        side = self.counted if self.compares_units else self.side
        return len(side(treated=True)), len(side(treated=False))

    @property
    def uneven(self) -> bool:
        """Whether units of one side are so much smaller than those of the other that they are noisier.

        By their answers alone, never by what was answered: Σ 1/n of a side, a unit, over twice the other's.
        """
        if not self.compares_units:
            return False
        noises = [
            sum(1 / n for unit in units for n in (unit.before.n, unit.after.n) if n) / len(units)
            for units in (self.counted(treated=True), self.counted(treated=False))
        ]
        return max(noises) > UNEVEN * min(noises)

    def counted(self, *, treated: bool) -> list[UnitAnswers]:
        """The units of a side that are compared."""
        return self.side(treated=treated) if self.compares_moves else self.since(treated=treated)

    def side(self, *, treated: bool) -> list[UnitAnswers]:
        return [unit for unit in self.units if unit.counts and unit.treated is treated]

    def since(self, *, treated: bool) -> list[UnitAnswers]:
        """Where lots were drawn for units: those that answered since the change, before it or not."""
        return [unit for unit in self.units if self.by_lot and unit.after.n and unit.treated is treated]


def compare(measure: Measure, groups: Groups) -> Shift | None:
    """How far the measure moved, by the best comparison these groups allow; None where a group is empty.

    By unit where there are units on both sides, three in all: by their moves, or where lots were drawn and
    few were measured before by what came since. Else by arms where lots were drawn, between four groups where
    there is a control, and before and after where there is none.
    """
    if not all(histogram.n for histogram in groups.compared):
        return None
    if groups.control is None:
        return two_groups(measure, groups.before, groups.after)
    if groups.compares_moves:
        control, treated = (_pairs(groups.side(treated=treated)) for treated in (False, True))
        return by_unit(measure, control, treated, uneven=groups.uneven)
    if groups.compares_units:
        return _since(measure, groups)
    if groups.by_lot:
        return two_groups(measure, groups.control[1], groups.after)
    return four_groups(measure, groups.control, (groups.before, groups.after))


def design_of(measure: Measure, groups: Groups, units_needed: int = 6) -> tuple[Design, tuple[Trap, ...]]:
    """The facts that grade the evidence, and the traps among them."""
    sizes, controlled = groups.sizes, groups.control is not None
    if groups.by_lot and groups.units and min(sizes) < BY_LOT:  # one place is no lot
        return Design(False, True, sizes, units_needed=units_needed), (trap.few_units(*sizes, BY_LOT),)
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
            return trends_apart(rows[0], rows[1], uneven=groups.uneven)
    return None


def _enough(treated: Sequence[UnitAnswers], control: Sequence[UnitAnswers]) -> bool:
    return bool(treated and control) and len(treated) + len(control) > 2


def _since(measure: Measure, groups: Groups) -> Shift:
    """One figure a unit: what was drawn by lot as a whole counts as one, however many answers it has.

    For the order of answers the chance to be better than an answer of anybody, so that the difference is that
    between the sides.
    """
    sides = [groups.since(treated=treated) for treated in (False, True)]
    every = [unit.after for side in sides for unit in side]
    everybody = sum(every[1:], every[0])

    def level(unit: UnitAnswers) -> float:
        if measure == "ordinal":
            return two_groups("ordinal", everybody, unit.after).estimate
        return _level(measure, unit.after) or 0.0

    control, treated = ([level(unit) for unit in side] for side in sides)
    m, n = groups.sizes
    shift = unit_shift(control, treated, 0.5 if measure == "ordinal" else 0.0, uneven=groups.uneven)
    df = round(shift.df or 0)
    return replace(shift, method=Words(SINCE.nl.format(m=m, n=n, df=df), SINCE.en.format(m=m, n=n, df=df)))


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
