"""A comparison of another design than the usual ones, put in their place; all else of a verdict stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wallofchange.analysis.answers import Answers, Plan
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evidence import Design
from wallofchange.measuring.traps import Trap


@dataclass(frozen=True, slots=True)
class Compared:
    """How far the measure moved by one design, the facts that grade it, and the traps among them."""

    shift: Shift | None
    design: Design
    traps: tuple[Trap, ...] = ()


Comparing = Callable[[Measure, Answers, Plan], Compared]
