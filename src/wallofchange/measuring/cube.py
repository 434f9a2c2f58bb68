"""The score cube: how often each score was given, by everything that figures are asked by. Built once.

Counts per period, unit, channel, language, segment, version of the question and score. Means, NPS, shares,
order, equivalence and most traps are exact functions of it, however many answers it was counted from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, Self

from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.weighting import WeightedScore

Key = tuple[object, ...]


class Cell(NamedTuple):  # a cube may have a hundred thousand: frozen objects take five times as long
    """One score in one corner of the cube: answers, and where they weigh, the sums of w and w²."""

    key: Key
    score: float
    n: int
    weight: float = 0.0
    squares: float = 0.0


@dataclass(frozen=True)
class Cube:
    """Cells on one scale; `names` says what each part of a cell's key is (period, unit, channel, …).

    >>> cells = [Cell(("north", 1), 9.0, 3), Cell(("north", 2), 8.0, 2), Cell(("south", 1), 9.0, 1)]
    >>> cube = Cube(Scale(0, 10), ("unit", "week"), tuple(cells))
    >>> cube.n, {key: side.n for key, side in cube.by("unit").items()}
    (6, {('north',): 5, ('south',): 1})
    """

    scale: Scale
    names: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def n(self) -> int:
        return sum(cell.n for cell in self.cells)

    @property
    def histogram(self) -> Histogram:
        """All its answers together."""
        return Histogram.of(self.scale, ((cell.score, cell.n) for cell in self.cells))

    def where(self, name: str, holds: Callable[[object], bool]) -> Self:
        """The part whose `name` holds.

        >>> cube = Cube(Scale(0, 10), ("week",), (Cell((1,), 9.0, 3), Cell((2,), 9.0, 1)))
        >>> cube.where("week", lambda week: week == 2).n
        1
        """
        at = self.names.index(name)
        return type(self)(self.scale, self.names, tuple(cell for cell in self.cells if holds(cell.key[at])))

    def by(self, *names: str) -> dict[Key, Histogram]:
        """A histogram for every combination of these names that occurs, in the order of the cells."""
        return {
            key: Histogram.of(self.scale, ((cell.score, cell.n) for cell in cells))
            for key, cells in self._sorted_out(names).items()
        }

    def weighted(self, *names: str) -> dict[Key, list[WeightedScore]]:
        """The same with weights: for each score its answers and the sums of w and w²."""
        return {key: _weighed(cells) for key, cells in self._sorted_out(names).items()}

    def mix(self, name: str) -> dict[str, int]:
        """How many answers each value of `name` has; what has none is left out."""
        return {str(key[0]): side.n for key, side in self.by(name).items() if key[0] not in (None, "")}

    def _sorted_out(self, names: Iterable[str]) -> dict[Key, list[Cell]]:
        places = [self.names.index(name) for name in names]
        found: dict[Key, list[Cell]] = {}
        for cell in self.cells:
            found.setdefault(tuple(cell.key[at] for at in places), []).append(cell)
        return found


def _weighed(cells: Iterable[Cell]) -> list[WeightedScore]:
    found: dict[float, tuple[int, float, float]] = {}
    for cell in cells:
        n, weight, squares = found.get(cell.score, (0, 0.0, 0.0))
        found[cell.score] = (n + cell.n, weight + cell.weight, squares + cell.squares)
    return [WeightedScore(score, *sums) for score, sums in sorted(found.items())]
