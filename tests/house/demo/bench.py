"""The test bench: a planted change put to the measurements, from scores alone, in a few milliseconds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from wallofchange.house.demo.company import DISTRICTS
from wallofchange.house.demo.truth import Planted
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evaluation import Groups, UnitAnswers, compare, design_of
from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.verdict import Case, Guarded, Look, Verdict, decide
from wallofchange.measuring.words import Words

STRETCHES = 6
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """The survey answers as plain columns."""

    columns: dict[str, npt.NDArray]

    @classmethod
    def of(cls, table: pa.Table) -> "Table":
        return cls({name: table[name].to_numpy(zero_copy_only=False) for name in table.column_names})

    def __getitem__(self, name: str) -> npt.NDArray:
        return self.columns[name]

    def rows(self, change: Planted, window: tuple[int, int]) -> Bools:
        """The answers of a change's surveys in a window, without what the plan leaves out."""
        week = self["week"]
        inside = (week >= window[0]) & (week <= window[1]) & ~np.isin(week, change.excluded)
        return inside & np.isin(self["survey"], change.surveys)


def shift_of(table: Table, change: Planted, score: str = "score", measure: Measure = "mean") -> Shift:
    """How far the measure moved, compared as the plan says."""
    found = compare(measure, groups_of(table, change, table[score], _scale(change)))
    assert found is not None
    return found


def share_shift(table: Table, change: Planted, hits: npt.NDArray) -> Shift:
    """How far a share moved, 0-1."""
    found = compare("nine_plus", groups_of(table, change, hits.astype(float), Scale(0, 1)))
    assert found is not None
    return found


def verdict_of(table: Table, change: Planted) -> Verdict:
    """The verdict on a planted change at its planned end."""
    groups = groups_of(table, change, table["score"], _scale(change))
    needed = min(6, len(change.districts), len(DISTRICTS) - len(change.districts)) if change.districts else 6
    design, traps = design_of("mean", groups, needed)
    shift = compare("mean", groups)
    return decide(Case(shift, change.worthwhile, design, traps, guardrails(table, change), Look(0), 0))


def guardrails(table: Table, change: Planted) -> tuple[Guarded, ...]:
    """Only the hour has one: too late may not rise by more than three in a hundred."""
    if change.number != 7:
        return ()
    late = 1.0 - np.nan_to_num(table["on_time"].astype(float), nan=1.0)
    return (Guarded(Words("te laat", "too late"), share_shift(table, change, late), 0.03),)


def groups_of(table: Table, change: Planted, score: npt.NDArray, scale: Scale) -> Groups:
    """The groups that the change's design compares."""
    after = table.rows(change, change.after)
    if change.design == "coin":
        arm = table[f"arm_{change.number}"]
        treated, control = (_histogram(score[after & (arm == side)], scale) for side in (1, 0))
        return Groups(control, treated, (control, control), by_lot=True)
    assert change.before is not None
    before = table.rows(change, change.before)
    if change.design == "before_after":
        return Groups(_histogram(score[before], scale), _histogram(score[after], scale))
    units = tuple(
        _unit(table, place in change.districts, name, score, before, after, change.before, scale)
        for place, name in enumerate(DISTRICTS)
    )
    sides = {side: [unit for unit in units if unit.treated is side] for side in (True, False)}
    all_ = {
        side: (_sum([u.before for u in sides[side]]), _sum([u.after for u in sides[side]])) for side in sides
    }
    return Groups(*all_[True], all_[False], units)


def _unit(
    table: Table,
    treated: bool,
    name: str,
    score: npt.NDArray,
    before: Bools,
    after: Bools,
    weeks: tuple[int, int],
    scale: Scale,
) -> UnitAnswers:
    mine = table["district"] == name
    part = (table["week"] - weeks[0]) * STRETCHES // (weeks[1] - weeks[0] + 1)
    return UnitAnswers(
        name,
        treated,
        _histogram(score[before & mine], scale),
        _histogram(score[after & mine], scale),
        tuple(_histogram(score[before & mine & (part == number)], scale) for number in range(STRETCHES)),
    )


def _histogram(scores: npt.NDArray, scale: Scale) -> Histogram:
    values, counts = np.unique(scores, return_counts=True)
    return Histogram.of(scale, zip(values.tolist(), counts.tolist(), strict=True))


def _sum(histograms: list[Histogram]) -> Histogram:
    return sum(histograms[1:], histograms[0])


def _scale(change: Planted) -> Scale:
    return Scale(1, 10) if "bill" in change.surveys else Scale(0, 10)
