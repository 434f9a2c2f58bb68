"""What the builders of charts are given. Figures are in their own unit; the unit of the chart writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wallofchange.measuring.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Dated:
    """A figure at one day; an unknown figure is a gap."""

    day: date
    figure: Estimate
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A figure with the name of what it is of."""

    name: str
    figure: Estimate
    n: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many got less than they expected, what they expected, and more: shares, 0-1."""

    name: str
    below: Estimate
    met: Estimate
    exceeded: Estimate
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """How many answers each score got, the lowest score first."""

    name: str
    counts: Sequence[float]


@dataclass(frozen=True, slots=True)
class Sides:
    """What a thing costs when it is less than expected, and what it brings when it is more."""

    name: str
    repair: Estimate
    delight: Estimate
    note: str = ""
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Curve:
    """A share (0-1) by days since the start, as steps."""

    name: str
    steps: Sequence[tuple[float, Estimate]]
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, and what was found."""

    name: str
    promised: float
    found: Estimate


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day."""

    day: date
    name: str
