"""The answers of a window added up by side and unit, each window once: a band asks for forty of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.scale import Scale
from wallofchange.measuring.traps import Window

if TYPE_CHECKING:
    from wallofchange.analysis.answers import Tally

Cells = Counter[tuple[bool | None, str | None, float]]  # treated, unit, score
Windows = tuple[Window, ...]


@dataclass(frozen=True)
class Part:
    """What came in a window: with the change (or everybody), without it, and unit by unit."""

    treated: Histogram
    control: Histogram
    units: Mapping[str, Histogram]
    marks: Mapping[str, frozenset[bool]]  # by unit, the sides that it is on


@dataclass
class Windowed:
    """Answers by day, of which windows are asked again and again."""

    scale: Scale
    days: dict[date, Cells]
    parts: dict[tuple[Window, Windows], Part] = field(default_factory=dict)
    stretched: dict[tuple[Window, Windows, int], dict[str, tuple[Histogram, ...]]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, scale: Scale, tallies: Iterable[Tally]) -> Windowed:
        days: dict[date, Cells] = defaultdict(Counter)
        for tally in tallies:
            days[tally.day][tally.treated, tally.unit, tally.score] += tally.n
        return cls(scale, dict(days))

    def part(self, window: Window, without: Windows) -> Part:
        """The answers of a window, less the days that are left out."""
        if (window, without) not in self.parts:
            cells: Cells = Counter()
            for day, found in self.days.items():
                if _counts(day, window, without):
                    cells.update(found)
            self.parts[window, without] = self._part(cells)
        return self.parts[window, without]

    def stretches(self, window: Window, without: Windows, many: int) -> dict[str, tuple[Histogram, ...]]:
        """Of each unit, a window cut into so many stretches of (nearly) one length."""
        if (window, without, many) not in self.stretched:
            length = (window[1] - window[0]).days + 1
            cut: dict[str, list[Counter[float]]] = defaultdict(lambda: [Counter() for _ in range(many)])
            for day, found in self.days.items():
                if _counts(day, window, without):
                    place = (day - window[0]).days * many // length
                    for (_treated, unit, score), n in found.items():
                        if unit is not None:
                            cut[unit][place][score] += n
            self.stretched[window, without, many] = {
                unit: tuple(Histogram.of(self.scale, each) for each in parts) for unit, parts in cut.items()
            }
        return self.stretched[window, without, many]

    def _part(self, cells: Cells) -> Part:
        sides: dict[bool, Counter[float]] = {True: Counter(), False: Counter()}
        units: dict[str, Counter[float]] = defaultdict(Counter)
        marks: dict[str, set[bool]] = defaultdict(set)
        for (treated, unit, score), n in cells.items():
            sides[treated is not False][score] += n
            if unit is not None:
                units[unit][score] += n
                if treated is not None:
                    marks[unit].add(treated)
        return Part(
            Histogram.of(self.scale, sides[True]),
            Histogram.of(self.scale, sides[False]),
            {unit: Histogram.of(self.scale, counts) for unit, counts in units.items()},
            {unit: frozenset(found) for unit, found in marks.items()},
        )


def _counts(day: date, window: Window, without: Windows) -> bool:
    return window[0] <= day <= window[1] and not any(first <= day <= last for first, last in without)
