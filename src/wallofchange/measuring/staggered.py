"""A change that comes to one place after another: what they would have done, filled in from the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wallofchange.measuring.leads import Leads, leads_of
from wallofchange.measuring.panel import Array, Panel, Spread, jackknife
from wallofchange.measuring.quantiles import t_of, two_sided

DRAWS = 999
FEW = 6  # units of a sort: below it the jackknife alone is too sure of itself
EXACT = 1e-10  # a standard error below this part of the figures counts as none


@dataclass(frozen=True, slots=True)
class Aged:
    """The effect so many periods after the start (0 is the first), over so many cells."""

    age: int
    effect: float
    se: float | None
    cells: int


@dataclass(frozen=True, slots=True)
class Staggered:
    """The mean effect over all treated unit-periods, in the unit of y; None where there is no spread.

    `luck` is the chance of a mean effect as large when the starts are dealt to the units at random.
    """

    effect: float
    se: float | None
    df: float | None
    low: float | None
    high: float | None
    p: float | None
    luck: float
    by_age: tuple[Aged, ...]
    leads: Leads | None
    treated: int
    others: int
    cells: int
    left_out: int


def staggered(
    y: Array, starts: Sequence[int | None], level: float = 0.95, draws: int = DRAWS, seed: int = 1
) -> Staggered:
    """Difference in differences with own starts, by imputation: never a plain two-way regression.

    y_it = a_i + b_t + e_it is fitted on the cells without the change alone (units that never get it, or
    not yet); the effect of a treated cell is what came less what that predicts, and `effect` their plain
    mean. A two-way regression with one dummy would set later starters beside earlier ones that changed
    already, and may turn the sign. The error is a jackknife over units (CR3); t with Welch's df of the
    units that get the change and those that never do. Where fewer than six get it, or never do, two or
    three squares make an error by chance too small (8 % false alarms with 2 of 20 units, where 5 % is
    promised): there the interval is never narrower than what the starts dealt anew give, the effect taken
    out. A treated cell whose unit has no cell before, or in whose period nobody is left without the change,
    cannot be told and is left out.

    Args:
        y: units by periods, in one order of time; nan where nobody answered.
        starts: per unit the first period with the change (0-based); None where it never came.
        draws: how often the starts are dealt anew, for `luck` and among few units for the interval.

    Raises:
        ValueError: when no treated cell can be told, because nobody was without the change beside it.

    Source: Borusyak, Jaravel & Spiess 2024, Rev. Econ. Stud. 91:3253-3285; Gardner 2022; Goodman-Bacon
    2021; jackknife: MacKinnon, Nielsen & Webb 2023, J. Econometrics 232:272-299; dealing anew among few
    treated units: Conley & Taber 2011, Rev. Econ. Stat. 93:113-125.

    >>> time = np.arange(8.0)
    >>> y = np.array([time, time + 1, time + 2 + 3.0 * (time >= 3), time + 5.0 * (time >= 5)])
    >>> found = staggered(y, [None, None, 3, 5])
    >>> round(found.effect, 2), [round(each.effect, 2) for each in found.by_age][:3], found.cells
    (3.75, [4.0, 4.0, 4.0], 8)
    """
    panel = Panel.of(np.asarray(y, dtype=float), starts)
    told = panel.told
    if not told.any():
        raise ValueError("Nobody was left without the change beside those that got it.")
    ages = sorted(set(panel.age[told].tolist()))
    spread = jackknife(panel, lambda part: _effects(part, ages))
    found, error = spread.estimate, spread.se
    solid = bool(error[0] > EXACT * max(float(np.nanmax(np.abs(y))), 1e-300))
    effect = float(found[0])
    se, df = (float(error[0]), spread.df) if solid else (None, None)
    if se is not None and min(panel.sides) < FEW:
        se = max(se, _dealt_reach(panel, effect, level, draws, seed) / t_of(level, df))
    reach = None if se is None else t_of(level, df) * se
    return Staggered(
        effect,
        se,
        df,
        None if reach is None else effect - reach,
        None if reach is None else effect + reach,
        None if se is None else two_sided(effect / se, df),
        _luck(panel, draws, seed),
        tuple(_aged(panel, spread, at, age) for at, age in enumerate(ages, start=1)),
        leads_of(panel, level),
        panel.ever,
        panel.beside,
        int(told.sum()),
        int((panel.treated & panel.known & ~told).sum()),
    )


def _effects(panel: Panel, ages: Sequence[int]) -> Array:
    """The mean effect, and that of each age; nan where no cell can be told."""
    effects = panel.effects()
    told = ~np.isnan(effects)
    if not told.any():
        return np.full(1 + len(ages), np.nan)
    by_age = [effects[told & (panel.age == age)] for age in ages]
    return np.array([effects[told].mean(), *(each.mean() if len(each) else np.nan for each in by_age)])


def _aged(panel: Panel, spread: Spread, at: int, age: int) -> Aged:
    se = float(spread.se[at])
    cells = int((panel.told & (panel.age == age)).sum())
    return Aged(age, float(spread.estimate[at]), se if np.isfinite(se) and se > 0 else None, cells)


def _luck(panel: Panel, draws: int, seed: int) -> float:
    """Randomisation test of no effect at all: the starts dealt to the units in another order."""
    as_large = _dealt(panel, draws, seed) >= abs(_mean_effect(panel)) * (1 - 1e-9)
    return float((1 + as_large.sum()) / (1 + len(as_large)))


def _dealt_reach(panel: Panel, effect: float, level: float, draws: int, seed: int) -> float:
    """How far from nought the starts dealt anew come at this level; 0 where too few draws tell."""
    dealt = np.sort(_dealt(panel.less(effect), draws, seed))
    rank = int((1 - level) * (len(dealt) + 1) + 1e-9)
    return float(dealt[-rank]) if rank else 0.0


def _dealt(panel: Panel, draws: int, seed: int) -> Array:
    """The size of the mean effect with the starts in so many other orders."""
    chance = np.random.default_rng(seed)
    orders = (chance.permutation(len(panel.starts)) for _ in range(draws))
    if not np.isnan(panel.y).any():
        crossed = panel.weights() @ panel.y.T  # without gaps a start takes its weights along
        dealt = np.array([crossed[order, np.arange(len(order))].sum() for order in orders])
    else:
        dealt = np.array([_mean_effect(panel.dealt(order)) for order in orders])
    sizes: Array = np.abs(dealt[~np.isnan(dealt)])
    return sizes


def _mean_effect(panel: Panel) -> float:
    return float(_effects(panel, ())[0])
