"""One comparison of a table, in whatever windows it is asked for: the move, the design, the traps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wallofchange.analysis.answers import Plan
from wallofchange.analysis.beside_scores import Asked
from wallofchange.analysis.compared import Compared, Comparing
from wallofchange.analysis.guarding import Rail
from wallofchange.analysis.in_weeks import in_weeks, led_by
from wallofchange.analysis.watched import Watched, alike, watched
from wallofchange.analysis.watching import Watch
from wallofchange.analysis.who_read import read_by_others
from wallofchange.measuring import traps as trap
from wallofchange.measuring.comparison import MEASURES, Measure, Shift
from wallofchange.measuring.evaluation import Groups, compare, design_of
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.traps import Trap
from wallofchange.measuring.verdict import Guarded, Look


@dataclass(frozen=True)
class Seen:
    """What the answers in two windows show: `crude` as they come, `shift` after what the traps do to it."""

    groups: Groups
    crude: Shift | None
    shift: Shift | None
    design: Design
    traps: tuple[Trap, ...]  # of the windows and the design
    caught: tuple[Trap, ...]  # by what was watched
    guarded: tuple[Guarded, ...]
    deff: float = 1.0  # how many times the variance grows because answers are alike (T13)

    @property
    def fewest(self) -> int:
        """Answers on the smallest side that is compared."""
        return min(histogram.n for histogram in self.groups.compared)

    @property
    def n_eff(self) -> float | None:
        """The answers that would say as much if none were alike; None where they are not (T13)."""
        alike = any(trap.code == "T13" for trap in self.caught)
        if not (alike and self.crude and self.shift and self.crude.se and self.shift.se):
            return None
        return sum(histogram.n for histogram in self.groups.compared) / self.deff

    @property
    def since(self) -> int:
        """Answers since the change, of the treated and of the control."""
        return self.groups.after.n + (self.groups.control[1].n if self.groups.control else 0)


@dataclass(frozen=True)
class Comparison:
    """What is asked of a table, with its answers counted once."""

    asked: Asked
    measure: Measure
    units_needed: int
    watch: Watch
    rails: tuple[Rail, ...] = ()
    agreement: tuple[float, float] | None = None
    unknown: tuple[float, float] | None = None
    compared_by: Comparing | None = None

    def groups(self, plan: Plan) -> Groups:
        return self.asked.answers.groups(plan, by_lot=self.asked.by_lot)

    def seen(self, plan: Plan, look: Look) -> Seen:
        """The comparison in the windows of this plan, with every trap that the table can show."""
        answers, groups = self.asked.answers, self.groups(plan)
        by = self._compared(self.measure, plan, groups)
        crude, design, found = by.shift, by.design, by.traps
        row = in_weeks(self.measure, answers, plan, design)
        design = replace(design, in_series=row is not None)
        asked = replace(self.asked, plan=plan)
        spotted = watched(asked, self.watch, groups, self.measure, crude, design, look)
        deff = _growth(crude, spotted)
        if row is not None and deff > 1:
            row = in_weeks(self.measure, answers, plan, design, deff)
        shift, design, caught = led_by(row, spotted)
        traps = self._traps(plan, groups, shift, design)
        shift = shift if self.compared_by is None else crude
        guarded = tuple(rail.guarded(plan, self.watch.customer) for rail in self.rails)
        return Seen(
            groups,
            crude,
            shift,
            design,
            (*traps, *self._other_readers(plan, groups, shift, guarded), *found),
            tuple(each for each in caught if self.compared_by is None or each.code != "T13"),
            guarded,
            deff,
        )

    def crude(self, plan: Plan, groups: Groups) -> Shift | None:
        """The move in these windows as the answers come, before any trap."""
        if self.compared_by is not None:
            return self.compared_by(self.measure, self.asked.answers, plan).shift
        return compare(self.measure, groups)

    def _compared(self, measure: Measure, plan: Plan, groups: Groups) -> Compared:
        if self.compared_by is not None:
            return self.compared_by(measure, self.asked.answers, plan)
        return Compared(compare(measure, groups), *design_of(measure, groups, self.units_needed))

    def others(self, plan: Plan, seen: Seen) -> dict[str, Shift | None]:
        """The other measures, compared the same way."""
        return {
            name: seen.shift if name == self.measure else self._other(name, plan, seen)
            for name in MEASURES
            if name != "nps"
        }

    def _other(self, name: Measure, plan: Plan, seen: Seen) -> Shift | None:
        if self.compared_by is not None:
            return self.compared_by(name, self.asked.answers, plan).shift
        alone = not seen.design.in_series
        row = None if alone else in_weeks(name, self.asked.answers, plan, seen.design, seen.deff)
        if row is not None:
            return row.shift
        asked = replace(self.asked, plan=plan)
        return alike(asked, self.watch, seen.groups, name, compare(name, seen.groups))[0]

    def _traps(self, plan: Plan, groups: Groups, shift: Shift | None, design: Design) -> list[Trap]:
        answers = self.asked.answers
        before, after = answers.windows(plan)
        alone = not (design.controlled or design.in_series)
        possible = [
            trap.tiny(*(histogram.n for histogram in groups.compared)),
            trap.no_spread() if shift is not None and shift.low is None else None,
            trap.season(
                answers.first, answers.last, controlled=design.controlled, in_series=design.in_series
            ),
            trap.broken_weeks(before, after, controlled=not alone),
            None if design.randomised else trap.rebound(plan.selected, before),  # lots fall on all alike
        ]
        return [found for found in possible if found is not None]

    def _other_readers(
        self, plan: Plan, groups: Groups, shift: Shift | None, guarded: tuple[Guarded, ...]
    ) -> list[Trap]:
        """T16, by each of the three signs that the yardstick is not the same on both sides."""
        rails = zip(self.rails, guarded, strict=True)
        possible = [
            read_by_others(
                [
                    (replace(self.asked, plan=plan), groups, self.measure, shift),
                    *(rail.read_in(plan, guard.shift) for rail, guard in rails),
                ]
            ),
            trap.agreement_fell(*self.agreement) if self.agreement else None,
            trap.unknown_moved(*self.unknown) if self.unknown else None,
        ]
        return [found for found in possible if found is not None]


def _growth(crude: Shift | None, spotted: Watched) -> float:
    """How many times the variance of the move grows because answers are alike (T13); at least 1."""
    wider = spotted.shift
    if not any(trap.code == "T13" for trap in spotted.traps) or crude is None or wider is None:
        return 1.0
    return max(1.0, (wider.se / crude.se) ** 2) if crude.se and wider.se else 1.0
