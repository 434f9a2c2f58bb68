"""Units by periods, each unit with the period from which it has the change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]

NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Panel:
    """y is units by periods, nan where nobody answered; `starts` is NEVER for who never gets the change."""

    y: Array
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, y: Array, starts: Sequence[int | None]) -> Self:
        """Take the last steps out of None.

        Raises:
            ValueError: when there is not one start for each unit.
        """
        if y.ndim != 2 or len(y) != len(starts):
            raise ValueError("There must be one row of y for each start.")
        return cls(y, np.array([NEVER if start is None else start for start in starts], dtype=np.int64))

    @cached_property
    def known(self) -> Flags:
        return ~np.isnan(self.y)

    @cached_property
    def treated(self) -> Flags:
        """Cells from the start of their unit on."""
        when: Flags = np.arange(self.y.shape[1])[None, :] >= self.starts[:, None]
        return when

    @cached_property
    def age(self) -> NDArray[np.int64]:
        """Periods since the start; before it below zero, and far below for who never starts."""
        return np.arange(self.y.shape[1])[None, :] - np.minimum(self.starts, 2**40)[:, None]

    @property
    def ever(self) -> int:
        """Units with a treated cell."""
        return int((self.treated & self.known).any(axis=1).sum())

    @property
    def sides(self) -> tuple[int, int]:
        """Units that ever get the change, and those that never do."""
        ever = int((self.starts < NEVER).sum())
        return ever, len(self.starts) - ever

    @property
    def beside(self) -> int:
        """Units that are without the change while another has it."""
        if not self.treated.any():
            return len(self.y)
        first = int(self.starts.min())
        later = self.known & ~self.treated & (np.arange(self.y.shape[1]) >= first)
        return int(later.any(axis=1).sum())

    @cached_property
    def told(self) -> Flags:
        """Treated cells of which the untreated ones can tell what would have been."""
        units, periods = self._linked
        linked: Flags = (units[:, None] == periods[None, :]) & (units[:, None] >= 0)
        return self.treated & self.known & linked

    @cached_property
    def _linked(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Which units and periods hang together through untreated cells; -1 for who has none."""
        clean = self.known & ~self.treated
        units, periods = np.full(clean.shape[0], -1), np.full(clean.shape[1], -1)
        for seed in range(clean.shape[0]):
            if units[seed] >= 0 or not clean[seed].any():
                continue
            reached = np.isin(np.arange(len(units)), seed)
            while True:
                times = clean[reached].any(axis=0)
                wider = np.asarray(clean[:, times].any(axis=1))
                if (wider == reached).all():
                    break
                reached = wider
            units[reached], periods[times] = seed, seed
        return units, periods

    @property
    def clean(self) -> Flags:
        """Cells without the change: all that the levels of units and periods are learnt from."""
        return self.known & ~self.treated

    def effects(self) -> Array:
        """What came less what would have been, in each treated cell that can be told; else nan."""
        clean = self.clean
        units, periods = levels(clean, np.where(clean, self.y, 0.0))
        return np.where(self.told, self.y - units[:, None] - periods[None, :], np.nan)

    def weights(self) -> Array:
        """What each cell counts in the mean effect, which is linear in y."""
        clean, told = self.clean, self.told
        part = told / told.sum()
        units, periods = solved(clean, part.sum(axis=1), part.sum(axis=0))
        found: Array = part - np.where(clean, units[:, None] + periods[None, :], 0.0)
        return found

    def less(self, effect: float) -> Panel:
        """The figures with this effect taken out of every treated cell."""
        return Panel(self.y - effect * self.treated, self.starts)

    def dealt(self, order: NDArray[np.int64]) -> Panel:
        """The same figures, with the starts dealt in another order."""
        return Panel(self.y, self.starts[order])

    def without(self, unit: int) -> Panel:
        return Panel(np.delete(self.y, unit, axis=0), np.delete(self.starts, unit))


def levels(clean: Flags, y: Array) -> tuple[Array, Array]:
    """Least squares of y (0 where not clean) on a level for each unit and each period."""
    return solved(clean, y.sum(axis=1), y.sum(axis=0))


def solved(clean: Flags, units: Array, periods: Array) -> tuple[Array, Array]:
    """Solve the normal equations of the two-way levels for these right-hand sides, units taken out first."""
    counts = clean.astype(float)
    many = np.maximum(counts.sum(axis=1), 1.0)
    shares = counts / many[:, None]
    left = np.diag(counts.sum(axis=0)) - counts.T @ shares
    b = np.linalg.pinv(left, hermitian=True) @ (periods - shares.T @ units)
    return (units - counts @ b) / many, b


@dataclass(frozen=True)
class Spread:
    """Estimates with the covariance of leaving out one unit after another, and Welch's df."""

    estimate: Array
    covariance: Array
    df: float

    @property
    def se(self) -> Array:
        return np.sqrt(np.diag(self.covariance))


def jackknife(panel: Panel, of: Callable[[Panel], Array]) -> Spread:
    """(G-1)/G sum (d_g d_g'), d_g what leaving out unit g does beyond leaving out another (CR3).

    A figure that cannot be told without some unit has no error: nan. The degrees of freedom are Welch's,
    of the squares in the first figure of the units that ever get the change and of those that never do.
    """
    estimate = of(panel)
    many = len(panel.y)
    left = np.array([of(panel.without(unit)) for unit in range(many)])
    off = left - left.mean(axis=0)
    covariance = (many - 1) / many * off.T @ off
    squares = off[:, 0] ** 2
    return Spread(estimate, covariance, _welch(squares, panel.starts < NEVER))


def _welch(squares: Array, treated: Flags) -> float:
    sides = [squares[side] for side in (treated, ~treated) if side.any()]
    whole = sum(float(side.sum()) for side in sides)
    under = sum(float(side.sum()) ** 2 / max(len(side) - 1, 1) for side in sides)
    return whole**2 / under if under > 0 else 1.0
