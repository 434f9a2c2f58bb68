"""Did places that got the change already run another way before it came? Leads, together and one by one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from wallofchange.measuring.panel import NEVER, Array, Flags, Panel, jackknife, levels
from wallofchange.measuring.quantiles import t_of

MOST_LEADS = 2  # with a dozen units a test of many leads finds little and keeps its level badly


@dataclass(frozen=True, slots=True)
class Lead:
    """How far the treated stood from the others, `first` to `last` periods before their start (below 0)."""

    first: int
    last: int
    apart: float
    low90: float
    high90: float


@dataclass(frozen=True, slots=True)
class Leads:
    """One joint test that all leads are nought, and what is not excluded where it does not reject.

    `largest` is the largest difference before the start that some lead's 90 % interval still holds, so
    with a margin above it they ran alike by two one-sided tests at 5 %.
    """

    f: float
    df: tuple[int, float]
    p: float
    largest: float
    each: tuple[Lead, ...]


def leads_of(panel: Panel, level: float = 0.95) -> Leads | None:
    """Leads on the cells before any change alone, so that effects cannot leak into them.

    y_it = a_i + b_t + sum_k g_k [start_i - t in block k]: the shortest time before a start is cut into
    blocks (two at most beside the earliest, which is set at nought). Covariance V by the jackknife over
    units, with Welch's df v: F = (v - K + 1)/(v K) g'V^-1 g on (K, v - K + 1) df, as Hotelling's test.

    None where a start leaves fewer than two periods before it, or units are too few to tell.

    Source: Borusyak, Jaravel & Spiess 2024 (test on untreated cells); Roth 2022, AER: Insights 4:305-322.
    """
    starts = panel.starts[panel.starts < NEVER]
    before = int(starts.min()) if len(starts) else 0
    many = min(MOST_LEADS, before - 1, panel.ever - 2)
    if many < 1:
        return None
    length = before // (many + 1)
    blocks = [(-(at + 1) * length, -at * length - 1) for at in range(many)]
    spread = jackknife(panel, lambda part: _apart(part, blocks))
    df = spread.df - many + 1
    if not np.isfinite(spread.covariance).all() or df <= 1 or _singular(spread.covariance):
        return None
    found = spread.estimate
    f = df / (many * spread.df) * float(found @ np.linalg.solve(spread.covariance, found))
    reach = t_of(0.90, spread.df) * spread.se
    each = tuple(
        Lead(first, last, float(at), float(at - wide), float(at + wide))
        for (first, last), at, wide in zip(blocks, found, reach, strict=True)
    )
    largest = float(np.max(np.abs(found) + reach))
    return Leads(f, (many, df), _beyond(f, many, df), largest, each)


def _apart(panel: Panel, blocks: list[tuple[int, int]]) -> Array:
    """The leads, of what units and periods leave of the figures and of each block's mark."""
    clean, age = panel.clean, panel.age
    y = _left(clean, np.where(clean, panel.y, 0.0))
    marks = [_left(clean, ((age >= first) & (age <= last) & clean).astype(float)) for first, last in blocks]
    columns = np.column_stack([mark[clean] for mark in marks])
    if np.linalg.matrix_rank(columns, tol=1e-8) < len(blocks):
        return np.full(len(blocks), np.nan)
    found: Array = np.linalg.lstsq(columns, y[clean], rcond=None)[0]
    return found


def _left(clean: Flags, y: Array) -> Array:
    units, periods = levels(clean, y)
    return np.where(clean, y - units[:, None] - periods[None, :], 0.0)


def _singular(covariance: Array) -> bool:
    """Whether some mix of the leads has no spread to go by."""
    return bool(np.linalg.matrix_rank(covariance, hermitian=True) < len(covariance))


def _beyond(f: float, many: int, df: float) -> float:
    from scipy.special import fdtrc

    return float(fdtrc(many, df, f))
