"""A promise, what was published about it, its bar, and the function that measures it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Self


@dataclass(frozen=True, slots=True)
class Runs:
    """How many times to draw: all in full, a part in the tests, never fewer than a handful."""

    part: float = 1.0

    @property
    def in_full(self) -> bool:
        return self.part >= 1

    def __call__(self, times: int) -> int:
        return max(40, round(times * self.part))


SURE = 1.96  # standard errors that chance leaves room for, in 19 of 20


@dataclass(frozen=True, slots=True)
class Check:
    """One figure that was measured, the error that chance leaves on it, and between what it must lie."""

    label: str
    value: float
    error: float = 0.0
    least: float | None = None
    most: float | None = None
    percent: bool = True
    times: int = 0  # runs it was measured in; none: exact, or told by another figure

    @classmethod
    def of_share(
        cls, label: str, hits: int, times: int, *, least: float | None = None, most: float | None = None
    ) -> Self:
        """The share of all runs in which something happened."""
        share = hits / times
        error = sqrt(max(share * (1 - share), 1 / times) / times)
        return cls(label, share, error, least, most, times=times)

    @property
    def is_judged(self) -> bool:
        return self.least is not None or self.most is not None

    def holds(self, slack: float = 0.0) -> bool:
        """Within its bar, with so many standard errors to spare."""
        spare = slack * self.error
        low = self.least is None or self.value >= self.least - spare
        return low and (self.most is None or self.value <= self.most + spare)

    def __str__(self) -> str:
        told = " (MISSED)" if not self.holds() else " (close)" if self._is_close else ""
        return f"{self.label} {self._figure()}{told}"

    @property
    def _is_close(self) -> bool:
        """Chance could carry it over its bar, where that is not always or never."""
        return self.least != 1 and self.most != 0 and not self.holds(-SURE)

    def _figure(self) -> str:
        reach = SURE * self.error
        if not self.percent:
            return f"{self.value:.3f}" + (f" ± {reach:.3f}" if self.error else "")
        return f"{100 * self.value:.1f}" + (f" ± {100 * reach:.1f} %" if self.error else " %")


Measure = Callable[[Runs], Iterable[Check]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    name: str
    published: str
    bar: str
    measure: Measure

    def checks(self, runs: Runs) -> list[Check]:
        return list(self.measure(runs))


PUT: list[Row] = []


def row(name: str, *, published: str, bar: str) -> Callable[[Measure], Measure]:
    """Put a function in the table."""

    def put(measure: Measure) -> Measure:
        PUT.append(Row(name, published, bar, measure))
        return measure

    return put


TOP = ("| promise | bar | published | runs | measured here | kept |", "| --- | --- | --- | --- | --- | --- |")


def line(each: Row, checks: Iterable[Check]) -> str:
    """One row of the table in Markdown."""
    found = list(checks)
    kept = "yes" if all(check.holds() for check in found) else "**no**"
    runs = ", ".join(f"{times:,}" for times in sorted({check.times for check in found if check.times})) or "-"
    told = "; ".join(map(str, found))
    return f"| {each.name} | {each.bar} | {each.published} | {runs} | {told} | {kept} |"


def name_in(written: str) -> str:
    """The name of the row that a line of the page is about."""
    return written.removeprefix("| ").split(" | ")[0]
