"""`decompose`: another performance, or another yardstick?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wallofchange.measuring.calc.beware import Warnings, no_spread, small
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, TWO_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, columns, flags, numbers, record
from wallofchange.measuring.calc.tables import as_long_as

if TYPE_CHECKING:
    from wallofchange.measuring.decomposition import Decomposition, Part

PART = record(dict.fromkeys(("estimate", "se", "low", "high"), NUMBER_OR_NULL))


def _decompose(given: Values) -> Found:
    from wallofchange.measuring.decomposition import decompose

    as_long_as(given, "y", "x", "period")
    if len(set(given["period"])) < 2:
        raise ImpossibleError("period", given["period"], "must hold both 0 and 1")
    found = decompose(given["y"], given["x"], given["period"], given.get("reference", "pooled"))
    level = given.get("level", 0.95)
    figures = {name: _part(getattr(found, name), level) for name in ("gap", "performance", "yardstick")}
    n = dict(zip(("a", "b"), found.n, strict=True))
    constant = [name for name, values in given["x"].items() if min(values) == max(values)]
    return Found(figures, n, (*small(*found.n), *_beware(found, constant)))


def _part(found: Part, level: float) -> dict[str, Any]:
    ends = found.interval(level)
    return {"estimate": found.estimate, "se": found.se, "low": ends.low, "high": ends.high}


def _beware(found: Decomposition, constant: list[str]) -> Warnings:
    warned: Warnings = ()
    if constant:
        warned += (("CONSTANT", f"Always the same, so it explains nothing: {', '.join(constant)}."),)
    if not found.identified:
        text = (
            "x changed between the periods in a way it never does within them: the parts cannot be separated."
        )
        warned += (("YARDSTICK_UNIDENTIFIED", text),)
    if found.gap.se is None or (found.identified and found.yardstick.se is None):
        warned += no_spread()
    text = "What changed for everybody between the periods and is not in x counts as yardstick."
    return (*warned, ("ROLLED_OUT", text))


METHODS = (
    Method(
        "decompose",
        "Mean of y in period 1 less period 0: what x explains, and where x counts otherwise",
        "two-fold Oaxaca-Blinder; pooled: slopes of all rows beside a mark for the period; "
        "linearised errors with X random, normal interval",
        "Oaxaca 1973; Blinder 1973; Jann 2008, Stata Journal 8:453-479",
        (
            "rows are independent",
            "y is linear in x",
            "x is measured performance, nothing that is itself a rating",
            "nothing else changed for everybody between the periods",
        ),
        record(
            {
                "y": numbers(),
                "x": columns(),
                "period": flags(),
                "reference": {"enum": ["pooled", 0, 1], "type": ["string", "integer"], "default": "pooled"},
                "level": LEVEL,
            },
            ("y", "x", "period"),
        ),
        dict.fromkeys(("gap", "performance", "yardstick"), PART),
        {
            "y": [9, 8, 7, 6, 8, 7, 6, 5.5, 4.5, 2.5],
            "x": {"days": [1, 2, 3, 4, 2, 3, 4, 4, 5, 7]},
            "period": [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
            "reference": "pooled",
        },
        _decompose,
        TWO_N,
    ),
)
