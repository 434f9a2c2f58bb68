"""What the cube answers: counts, from which every figure follows exactly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Self

from wallofchange.learning.cube.question import PERIODS, Question, period_of
from wallofchange.measuring.cube import Cell, Cube, Key
from wallofchange.measuring.scale import Scale

USUAL = Scale(0, 10)
Scored = tuple[float | None, float | None, float | None]  # low and high of the scale, and the score


class Tallied(NamedTuple):
    """So many signals of one day (none where days do not matter) in one place, with one score or none."""

    day: date | None
    key: Key
    low: float | None
    high: float | None
    score: float | None
    n: int


@dataclass(frozen=True)
class Counts:
    """Signals counted by `names`: those with a score in a cube for each scale, the others beside them.

    A key holds the values in the order of `names`: a date for day, week (its Monday) and month (its first),
    the number of a team or a moment (None: said of none), and text for the rest ("": not known).
    """

    names: tuple[str, ...]
    cubes: tuple[Cube, ...] = ()  # the scale that most answers used comes first
    silent: tuple[tuple[Key, int], ...] = ()  # without a score on a scale

    @property
    def usual(self) -> Cube:
        """The answers on the scale that most used: figures on two scales are never added up."""
        return self.cubes[0] if self.cubes else Cube(USUAL, self.names, ())

    @property
    def n(self) -> int:
        """All signals, with a score or without."""
        return sum(cube.n for cube in self.cubes) + sum(n for _key, n in self.silent)

    def on(self, scale: Scale) -> Cube:
        """The answers on one scale."""
        empty = Cube(scale, self.names, ())
        return next((cube for cube in self.cubes if cube.scale == scale), empty)

    def tally(self, *names: str) -> dict[Key, int]:
        """How many signals each combination of these names has, with a score or without."""
        places = [self.names.index(name) for name in names]
        found: Counter[Key] = Counter()
        for key, n in self._all():
            found[tuple(key[at] for at in places)] += n
        return dict(found)

    def _all(self) -> Iterable[tuple[Key, int]]:
        yield from self.silent
        for cube in self.cubes:
            yield from ((cell.key, cell.n) for cell in cube.cells)

    @classmethod
    def of(cls, question: Question, tallied: Iterable[Tallied]) -> Self:
        """Add up what was tallied, wherever it was counted."""
        sums: Counter[tuple[Key, Scored]] = Counter()
        for day, key, low, high, given, n in tallied:
            sums[_key(question, day, key), (low, high, given)] += n
        on = {scored: _scale(*scored) for _key, scored in sums}
        scales: Counter[Scale] = Counter()
        cells: dict[Scale, list[Cell]] = {}
        silent: Counter[Key] = Counter()
        for (key, scored), n in sums.items():
            scale, score = on[scored], scored[2]
            if scale is None or score is None:
                silent[key] += n
            else:
                scales[scale] += n
                cells.setdefault(scale, []).append(Cell(key, score, n))
        ordered = sorted(scales, key=lambda scale: (-scales[scale], scale.low, scale.high))
        cubes = tuple(Cube(scale, question.by, tuple(sorted(cells[scale], key=_rank))) for scale in ordered)
        return cls(question.by, cubes, tuple(sorted(silent.items(), key=_rank)))


def _key(question: Question, day: date | None, places: Key) -> Key:
    if day is None or not question.daily:
        return places
    values = iter(places)
    return tuple(period_of(name, day) if name in PERIODS else next(values) for name in question.by)


def _scale(low: float | None, high: float | None, score: float | None) -> Scale | None:
    """The scale of a score; none where it has no score, no scale, or one that does not hold it."""
    if score is None or low is None or high is None or not low < high:
        return None
    scale = Scale(int(low), int(high))
    return scale if scale.holds(score) and (scale.low, scale.high) == (low, high) else None


def _rank(cell: tuple[Any, ...]) -> tuple[Any, ...]:
    """By key and then by score: early before late, the nameless last."""
    key, more = cell[0], cell[1]
    return ([(value is None, "" if value is None else value) for value in key], more)
