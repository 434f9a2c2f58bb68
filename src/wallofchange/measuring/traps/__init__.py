"""The ways in which a figure fools us, each caught by a rule, with what follows from it."""

from wallofchange.measuring.traps.amount import many, no_spread, peeked, rounding, tiny
from wallofchange.measuring.traps.calendar import broken_weeks, rebound, season
from wallofchange.measuring.traps.design import (
    fell,
    few_units,
    guardrail_crossed,
    ran_apart,
    trends_unknown,
)
from wallofchange.measuring.traps.reader import agreement_fell, read_by_others, unknown_moved
from wallofchange.measuring.traps.trap import FEWEST, SHOWN_FROM, Trap, Window

__all__ = [
    "FEWEST",
    "SHOWN_FROM",
    "Trap",
    "Window",
    "agreement_fell",
    "broken_weeks",
    "fell",
    "few_units",
    "guardrail_crossed",
    "many",
    "no_spread",
    "peeked",
    "ran_apart",
    "read_by_others",
    "rebound",
    "rounding",
    "season",
    "tiny",
    "trends_unknown",
    "unknown_moved",
]
