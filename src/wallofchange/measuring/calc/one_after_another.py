"""`staggered`: a change that came to one unit after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wallofchange.measuring.calc.beware import Warnings, no_spread
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, count, labels, numbers, record
from wallofchange.measuring.calc.tables import as_long_as

if TYPE_CHECKING:
    from wallofchange.measuring.panel import Array
    from wallofchange.measuring.staggered import Staggered

ANY = {"type": "number"}
PERIODS = {"type": "array", "items": count() | {"maximum": 9999}, "minItems": 1}
STARTS = {
    "type": "array",
    "items": {"type": ["integer", "null"], "minimum": 0, "maximum": 10_000},
    "minItems": 1,
    "description": "the period from which the row's unit has the change; null where it never came",
}
FEW_UNITS = 6
LARGEST = 4_000_000  # units times periods

AGED = {"age": {"type": "integer"}, "effect": ANY, "se": NUMBER_OR_NULL, "cells": {"type": "integer"}}
LEAD = {"first": {"type": "integer"}, "last": {"type": "integer"}} | dict.fromkeys(
    ("apart", "low90", "high90"), ANY
)


def _staggered(given: Values) -> Found:
    from wallofchange.measuring.staggered import staggered

    as_long_as(given, "y", "unit", "period", "start")
    y, starts = _panel(given)
    try:
        found = staggered(y, starts, given.get("level", 0.95), given.get("draws", 999), given.get("seed", 1))
    except ValueError as refusal:
        raise ImpossibleError("start", given["start"], str(refusal)) from refusal
    return Found(_figures(found), len(given["y"]), _warned(found))


def _panel(given: Values) -> tuple[Array, list[int | None]]:
    """One row a unit, one column a period from the first to the last; the mean where a cell has several."""
    import numpy as np

    units = {name: at for at, name in enumerate(dict.fromkeys(given["unit"]))}
    first, last = min(given["period"]), max(given["period"])
    if len(units) * (last - first + 1) > LARGEST:
        raise ImpossibleError("period", last, f"must leave units times periods at most {LARGEST}")
    total, many = np.zeros((2, len(units), last - first + 1))
    starts: dict[Any, int | None] = {}
    for y, unit, period, start in zip(
        *(given[name] for name in ("y", "unit", "period", "start")), strict=True
    ):
        total[units[unit], period - first] += y
        many[units[unit], period - first] += 1
        if starts.setdefault(unit, start) != start:
            raise ImpossibleError("start", start, f"must be the same in every row of unit {unit!r}")
    with np.errstate(invalid="ignore"):
        means = total / many
    return means, [None if start is None else start - first for start in starts.values()]


def _figures(found: Staggered) -> dict[str, Any]:
    names = ("effect", "se", "df", "low", "high", "p", "luck", "treated", "others", "cells", "left_out")
    leads = found.leads
    return {name: getattr(found, name) for name in names} | {
        "by_age": [{name: getattr(each, name) for name in AGED} for each in found.by_age],
        "leads_p": None if leads is None else leads.p,
        "leads_largest": None if leads is None else leads.largest,
        "leads": []
        if leads is None
        else [{name: getattr(lead, name) for name in LEAD} for lead in leads.each],
    }


def _warned(found: Staggered) -> Warnings:
    warned: list[tuple[str, str]] = []
    if min(found.treated, found.others) < FEW_UNITS:
        text = f"{found.treated} units with and {found.others} beside them; {FEW_UNITS} of each are needed."
        warned.append(("FEW_UNITS", text))
    if found.leads is None:
        warned.append(("NO_LEADS", "Too little time, or too few units, before the starts to test leads."))
    elif found.leads.p < 0.05:
        warned.append(("RAN_APART", f"The units ran apart before they started (p = {found.leads.p:.3g})."))
    if found.left_out:
        text = f"{found.left_out} cells with the change have nobody without it beside them, and are left out."
        warned.append(("LEFT_OUT", text))
    return (*warned, *(no_spread() if found.se is None else ()))


def _worked() -> dict[str, Any]:
    """Six places, four of which get a step of 0.5, from period 3, 4 or 5 on."""
    begins = {"a": None, "b": None, "c": 3, "d": 4, "e": 5, "f": 4}
    noise = [0.02, -0.03, 0.01, 0.04, -0.02, 0.0, 0.03, -0.01]
    rows = [
        (level + 0.5 * (start is not None and period >= start), unit, period, start)
        for at, (unit, start) in enumerate(begins.items())
        for period in range(8)
        for level in [7 + 0.1 * at + 0.05 * period + noise[(3 * at + period * (at + 1)) % 8]]
    ]
    columns = list(zip(*rows, strict=True))
    return {
        "y": [round(y, 4) for y in columns[0]],
        "unit": list(columns[1]),
        "period": list(columns[2]),
        "start": list(columns[3]),
    }


METHODS = (
    Method(
        "staggered",
        "The move of units that got a change one after another, less what they would have done, in y",
        "imputation: levels of units and periods learnt from cells without the change; the mean of what came "
        "less that; jackknife over units (CR3), t with Welch's df, among few units never narrower than the "
        "starts dealt anew give; luck: the starts dealt anew; "
        "leads on cells without the change, together by F, each with a 90 % interval",
        "Borusyak, Jaravel & Spiess 2024, Rev. Econ. Stud. 91:3253-3285; Gardner 2022; "
        "MacKinnon, Nielsen & Webb 2023, J. Econometrics 232:272-299",
        (
            "without the change all units would have moved alike",
            "nobody changed ahead of the start",
            "units are independent of each other",
        ),
        record(
            {
                "y": numbers(),
                "unit": labels(),
                "period": PERIODS,
                "start": STARTS,
                "level": LEVEL,
                "draws": count(19) | {"maximum": 20_000, "default": 999},
                "seed": count() | {"maximum": 2**32 - 1, "default": 1},
            },
            ("y", "unit", "period", "start"),
        ),
        {"effect": ANY}
        | dict.fromkeys(("se", "df", "low", "high", "p"), NUMBER_OR_NULL)
        | {"luck": ANY}
        | {name: {"type": "integer"} for name in ("treated", "others", "cells", "left_out")}
        | {
            "by_age": {"type": "array", "items": record(AGED)},
            "leads_p": NUMBER_OR_NULL,
            "leads_largest": NUMBER_OR_NULL,
            "leads": {"type": "array", "items": record(LEAD)},
        },
        _worked(),
        _staggered,
        ONE_N,
    ),
)
