"""`did`, `counterfactual`, `synthetic`: what would have been without the change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wallofchange.measuring.calc.beware import Warnings, no_spread
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import (
    MISSING,
    ImpossibleError,
    Schema,
    columns,
    count,
    flags,
    labels,
    numbers,
    record,
)
from wallofchange.measuring.calc.tables import as_long_as, design

if TYPE_CHECKING:
    from numpy import floating
    from numpy.typing import NDArray

    from wallofchange.measuring.differences import Differences

ANY = {"type": "number"}
SEED = count() | {"maximum": 2**32 - 1, "default": 1}
DRAWS = count(100) | {"maximum": 100_000, "default": 2000}
CHANGE = count(1) | {"description": "the first index (from 0) after the change"}
FEW_UNITS, FEW_DONORS = 6, 19
PAST = [5.1, 5.3, 4.9, 5.2, 5.6, 5.4, 5.0, 5.3, 5.5, 5.2, 5.1, 5.4]


def _did(given: Values) -> Found:
    import numpy as np

    from wallofchange.measuring.differences import differences, unit_differences

    as_long_as(given, "y", "treated", "post", "unit")
    y, treated, post = (np.asarray(given[name], dtype=float) for name in ("y", "treated", "post"))
    se, level = given.get("se", "ols"), given.get("level", 0.95)
    if se == "unit" and "unit" not in given:
        raise ImpossibleError("unit", MISSING, "is required where se is unit")
    _four_cells(given)
    left_out = 0
    try:
        if se == "unit":
            found, left_out = unit_differences(y, treated, post, given["unit"], level)
        else:
            found = differences(y, treated, post, level, se)
    except ValueError as refusal:
        raise ImpossibleError("unit", given["unit"], str(refusal)) from refusal
    return Found(_effect(found), len(y), _about_units(found, left_out))


def _four_cells(given: Values) -> None:
    cells = set(zip(given["treated"], given["post"], strict=True))
    for side, when in ((0, 0), (0, 1), (1, 0), (1, 1)):
        if (side, when) not in cells:
            rule = f"must have an answer with treated {side} and post {when}"
            raise ImpossibleError("treated", given["treated"], rule)


def _effect(found: Differences) -> dict[str, Any]:
    figures = {name: getattr(found, name) for name in ("effect", "se", "df", "low", "high", "p")}
    return figures | {"coef": {"treated": found.treated, "post": found.post}}


def _about_units(found: Differences, left_out: int) -> Warnings:
    warned: list[tuple[str, str]] = []
    if found.units is None:
        warned.append(("T13", "Answers are taken as independent: where they sit in teams, take se unit."))
    elif min(found.units) < FEW_UNITS:
        without, treated = found.units
        text = f"{treated} units with and {without} without the change; {FEW_UNITS} on each side are needed."
        warned.append(("FEW_UNITS", text))
    if left_out:
        warned.append(("UNITS_LEFT_OUT", f"Units without answers before and after: {left_out}, left out."))
    return (*warned, *(no_spread() if found.se is None else ()))


def _counterfactual(given: Values) -> Found:
    import numpy as np

    from wallofchange.measuring.counterfactual import counterfactual

    as_long_as(given, "y", "controls")
    y, change = np.asarray(given["y"], dtype=float), given["change_index"]
    controls, season = given.get("controls", {}), given.get("season")
    _before(change, len(controls) + (3 if season is None else season + 2), len(y))
    design({name: values[:change] for name, values in controls.items()}, change, "controls")
    x = np.column_stack(
        [*(np.asarray(each, dtype=float) for each in controls.values()), np.empty((len(y), 0))]
    )
    found = counterfactual(
        y, x, change, season, given.get("level", 0.95), given.get("seed", 1), given.get("draws", 2000)
    )
    figures = {
        "average_effect": found.average,
        "low": found.low,
        "high": found.high,
        "cumulative": found.cumulative,
        "expected": list(found.expected),
    }
    return Found(figures, len(y), _about_past(change, season, found.low, converged=found.converged))


def _about_past(change: int, season: int | None, low: float | None, *, converged: bool) -> Warnings:
    warned: list[tuple[str, str]] = []
    if change < 12 or (season is not None and change < 2 * season):
        text = f"Only {change} points before the change: its past is hardly known."
        warned.append(("SHORT", text))
    if not converged:
        warned.append(("NOT_CONVERGED", "The variances did not settle: read the interval with care."))
    return (*warned, *(no_spread() if low is None else ()))


def _before(change: int, fewest: int, n: int) -> None:
    if change < fewest:
        raise ImpossibleError(
            "change_index", change, f"must leave at least {fewest} points before the change"
        )
    if change >= n:
        raise ImpossibleError("change_index", change, f"must be below the number of points, which is {n}")


def _synthetic(given: Values) -> Found:
    import numpy as np

    from wallofchange.measuring.synthetic import synthetic

    as_long_as(given, "treated", "donors")
    change, donors = given["change_index"], given["donors"]
    _before(change, 1, len(given["treated"]))
    matrix: NDArray[floating[Any]] = np.column_stack(
        [np.asarray(each, dtype=float) for each in donors.values()]
    )
    found = synthetic(np.asarray(given["treated"], dtype=float), matrix, change)
    figures = {
        "weights": dict(zip(donors, found.weights, strict=True)),
        "effect": list(found.effect),
        "rmspe_ratio": found.rmspe_ratio,
        "placebo_p": found.placebo_p,
    }
    return Found(figures, len(given["treated"]), _about_donors(len(donors), change, found.rmspe_ratio))


def _about_donors(donors: int, change: int, ratio: float | None) -> Warnings:
    warned: list[tuple[str, str]] = []
    if donors < FEW_DONORS:
        text = f"With {donors} donors the smallest placebo p is 1 in {donors + 1}; .05 takes {FEW_DONORS}."
        warned.append(("FEW_DONORS", text))
    if change < 10:
        warned.append(("SHORT", f"Only {change} points before the change: ten or more are needed."))
    if ratio is None:
        text = "The donors fit the past perfectly, so there is no error to set the later one against."
        warned.append(("NO_SPREAD", text))
    return tuple(warned)


SERIES: Schema = {"type": "array", "items": ANY, "minItems": 1}

METHODS = (
    Method(
        "did",
        "The move of the treated less the move of the others, in the unit of y",
        "least squares on treated, post and their product, t with n - 4 df (ols or hc1); "
        "unit: one unweighted difference of means per unit, pooled t test with units less two df",
        "Card & Krueger 1994; Donald & Lang 2007, Rev. Econ. Stat. 89:221-233; Wooldridge, ch. 13",
        (
            "without the change both sides would have moved alike",
            "ols and hc1: answers are independent; unit: units are",
        ),
        record(
            {
                "y": numbers(),
                "treated": flags(),
                "post": flags(),
                "unit": labels(),
                "se": {"type": "string", "enum": ["ols", "hc1", "unit"], "default": "ols"},
                "level": LEVEL,
            },
            ("y", "treated", "post"),
        ),
        {"effect": ANY}
        | dict.fromkeys(("se", "df", "low", "high", "p"), NUMBER_OR_NULL)
        | {"coef": record({"treated": ANY, "post": ANY})},
        {
            "y": [7.1, 6.8, 7.0, 7.2, 6.9, 7.0, 7.0, 7.9, 6.8, 7.5, 7.1, 8.0],
            "treated": [0] * 6 + [1] * 6,
            "post": [0, 1] * 6,
            "unit": ["a", "a", "b", "b", "c", "c", "d", "d", "e", "e", "f", "f"],
            "se": "unit",
        },
        _did,
        ONE_N,
    ),
    Method(
        "counterfactual",
        "What came less what was expected from the past and from series left alone",
        "local level with controls (statsmodels UnobservedComponents, exact diffuse) learnt before the "
        "change; interval of the average by simulated futures; expected begins at change_index",
        "Durbin & Koopman 2012; Brodersen et al. 2015, Ann. Appl. Stat. 9:247-274",
        (
            "the change did not touch the controls",
            "controls and series hang together after the change as before it",
            "the variances learnt from the past count as known",
        ),
        record(
            {
                "y": numbers(),
                "controls": columns(0),
                "change_index": CHANGE,
                "season": {"type": ["integer", "null"], "minimum": 2, "maximum": 366, "default": None},
                "level": LEVEL,
                "seed": SEED,
                "draws": DRAWS,
            },
            ("y", "change_index"),
        ),
        {
            "average_effect": ANY,
            "low": NUMBER_OR_NULL,
            "high": NUMBER_OR_NULL,
            "cumulative": ANY,
            "expected": SERIES,
        },
        {
            "y": [*PAST, 6.2, 6.5, 6.1, 6.6],
            "controls": {
                "x1": [3.0, 3.2, 2.9, 3.1, 3.4, 3.3, 2.9, 3.2, 3.3, 3.1, 3.1, 3.2, 3.2, 3.4, 3.0, 3.5]
            },
            "change_index": 12,
            "season": None,
        },
        _counterfactual,
        ONE_N,
    ),
    Method(
        "synthetic",
        "The treated less a mix of donors that ran like it before the change",
        "weights on the simplex by least squares on the outcomes before the change; placebo in space: each "
        "donor plays the treated with the other donors; effect begins at change_index",
        "Abadie, Diamond & Hainmueller 2010, JASA 105:493-505",
        ("the change did not touch the donors", "what made them run alike before would have gone on"),
        record({"treated": numbers(), "donors": columns(), "change_index": CHANGE}),
        {
            "weights": {"type": "object", "additionalProperties": ANY},
            "effect": SERIES,
            "rmspe_ratio": NUMBER_OR_NULL,
            "placebo_p": NUMBER_OR_NULL,
        },
        {
            "treated": [*PAST, 6.2, 6.5, 6.1, 6.6],
            "donors": {
                "north": [4.9, 5.2, 4.8, 5.0, 5.5, 5.2, 4.9, 5.2, 5.3, 5.1, 5.0, 5.2, 5.2, 5.4, 5.0, 5.5],
                "south": [5.4, 5.4, 5.1, 5.5, 5.8, 5.7, 5.2, 5.4, 5.8, 5.4, 5.3, 5.7, 5.6, 5.5, 5.4, 5.7],
                "east": [6.1, 6.0, 6.2, 6.0, 6.1, 6.2, 6.1, 6.0, 6.1, 6.2, 6.0, 6.1, 6.1, 6.2, 6.0, 6.1],
            },
            "change_index": 12,
        },
        _synthetic,
        ONE_N,
    ),
)
