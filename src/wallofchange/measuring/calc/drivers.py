"""`key_drivers`, `penalty_reward`: what a score goes together with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wallofchange.measuring.calc.beware import Warnings, no_spread, small
from wallofchange.measuring.calc.method import EVERY, LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, Schema, between, columns, numbers, record
from wallofchange.measuring.calc.tables import as_long_as
from wallofchange.measuring.estimate import Estimate

if TYPE_CHECKING:
    from wallofchange.measuring.importance import Importance
    from wallofchange.measuring.penalty_reward import Contrast

MOST_LMG = 20
FOR_A_LABEL = 600
ESTIMATE = record(dict.fromkeys(("estimate", "low", "high"), NUMBER_OR_NULL))
BY_NAME: Schema = {"type": "object", "additionalProperties": NUMBER_OR_NULL}
SIGNS: Schema = {"type": "object", "additionalProperties": {"type": ["integer", "null"]}}
MARKS: Schema = {
    "type": "array",
    "items": {"type": "integer", "minimum": -1, "maximum": 1},
    "minItems": 1,
    "description": "-1 below, 0 as, 1 better than expected",
}
KINDS = ["basic", "performance", "delighter", "indifferent", "unclear"]
CONTRAST = record(
    dict.fromkeys(("penalty", "reward", "asymmetry"), ESTIMATE)
    | dict.fromkeys(("p", "q"), NUMBER_OR_NULL)
    | {"kind": {"type": "string", "enum": KINDS}}
)


def _key_drivers(given: Values) -> Found:
    from wallofchange.measuring.importance import importance

    as_long_as(given, "y", "x")
    weighing = given.get("method", "lmg" if len(given["x"]) <= 15 else "johnson")
    if weighing == "lmg" and len(given["x"]) > MOST_LMG:
        rule = f"must be johnson above {MOST_LMG} drivers; there are {len(given['x'])}"
        raise ImpossibleError("method", weighing, rule)
    found = importance(given["y"], given["x"], weighing)
    figures = {"weights": found.weights, "percent": found.percent, "sign": found.sign, "r2": found.r2}
    n = len(given["y"])
    return Found(figures, n, (*small(n), *_saturated(n, len(given["x"])), *_of_importance(found)))


def _of_importance(found: Importance) -> Warnings:
    warned = no_spread() if found.r2 is None else ()
    if found.constant:
        warned += (("CONSTANT", f"Always the same, so of no weight: {', '.join(found.constant)}."),)
    if found.alike:
        text = f"Hardly told apart from the others (variance inflation above 10): {', '.join(found.alike)}."
        warned += (("COLLINEAR", text),)
    if found.turned:
        text = f"Beside the other drivers the sign turns around: {', '.join(found.turned)}."
        warned += (("SIGN_TURNS", text),)
    return warned


def _saturated(n: int, drivers: int) -> Warnings:
    if n > drivers + 1:
        return ()
    return (("SATURATED", f"With {drivers} drivers and {n} rows everything is explained, by chance alone."),)


def _penalty_reward(given: Values) -> Found:
    from wallofchange.measuring.penalty_reward import penalty_reward

    as_long_as(given, "y", "x")
    for name in given["x"]:
        if name in (*EVERY, "n"):
            raise ImpossibleError(f"x.{name}", "a driver", f"must have another name: the answer has a {name}")
    found = penalty_reward(given["y"], given["x"], given.get("margin", 0.1), given.get("level", 0.95))
    figures = {name: _contrast(each) for name, each in found.drivers.items()}
    return Found(figures, found.n, (*small(found.n), *_of_contrasts(found.drivers, found.n)))


def _contrast(found: Contrast) -> dict[str, Any]:
    return {
        "penalty": found.penalty.as_dict(),
        "reward": found.reward.as_dict(),
        "asymmetry": found.asymmetry.as_dict(),
        "p": found.p,
        "q": found.q,
        "kind": found.kind,
    }


def _of_contrasts(drivers: dict[str, Contrast], n: int) -> Warnings:
    warned: Warnings = ()
    if n < FOR_A_LABEL:
        text = f"Fewer than {FOR_A_LABEL} answers ({n}): most drivers will be unclear, whatever they are."
        warned += (("POWER", text),)
    if untold := [
        name for name, each in drivers.items() if None in (_told(each.penalty), _told(each.reward))
    ]:
        text = f"A mark is empty, or told by another driver, so a side is unknown: {', '.join(untold)}."
        warned += (("NOT_TOLD", text),)
    if against := [name for name, each in drivers.items() if each.against]:
        text = f"A penalty above or a reward below nought counts as no effect: {', '.join(against)}."
        warned += (("NO_EFFECT_SHOWN", text),)
    if any(
        each.p is None and None not in (_told(each.penalty), _told(each.reward)) for each in drivers.values()
    ):
        warned += no_spread()
    return warned


def _told(found: Estimate) -> float | None:
    return found.estimate


METHODS = (
    Method(
        "key_drivers",
        "How R2 of a score on its drivers divides over them; it goes together, which is not that it causes",
        "lmg: gain in R2 averaged over all orders of entry (up to 20 drivers); johnson: relative weights; "
        "sign: of the correlation with y",
        "Lindeman, Merenda & Gold 1980; Groemping 2006, JSS 17/1; Johnson 2000, Multiv. Behav. Res. 35:1-19",
        ("answers are independent", "the score is linear in its drivers", "nothing that matters is left out"),
        record(
            {
                "y": numbers(),
                "x": columns(),
                "method": {
                    "type": "string",
                    "enum": ["lmg", "johnson"],
                    "description": "default: lmg up to 15 drivers, johnson above",
                },
            },
            ("y", "x"),
        ),
        {"weights": BY_NAME, "percent": BY_NAME, "sign": SIGNS, "r2": NUMBER_OR_NULL},
        {
            "y": [7, 8, 5, 9, 6, 8, 4, 7],
            "x": {"waiting": [3, 4, 2, 5, 3, 3, 1, 4], "tone": [4, 4, 3, 4, 2, 5, 2, 3]},
            "method": "lmg",
        },
        _key_drivers,
        ONE_N,
    ),
    Method(
        "penalty_reward",
        "What falling short of expectation costs and exceeding it brings, by driver, in score points",
        "least squares on two marks a driver, HC3; asymmetry (r - |p|)/(r + |p|) by the delta method; "
        "z test of r = |p|, Benjamini-Hochberg over the drivers",
        "Brandt 1987; Mikulic & Prebezac 2008; MacKinnon & White 1985; Benjamini & Hochberg 1995",
        ("answers are independent", "drivers add up", "nothing that matters is left out"),
        record(
            {
                "y": numbers(),
                "x": columns(items=MARKS),
                "margin": between(0, 1e15, default=0.1, description="score points that are nothing"),
                "level": LEVEL,
            },
            ("y", "x"),
        ),
        {},
        {
            "y": [7, 8, 5, 9, 6, 8, 4, 7, 7, 6, 9, 5],
            "x": {
                "on time": [0, 0, -1, 1, 0, 1, -1, 0, 1, 0, 1, -1],
                "tone": [0, 1, 0, 1, -1, 0, -1, 0, 0, -1, 1, 1],
            },
            "margin": 0.1,
        },
        _penalty_reward,
        ONE_N,
        CONTRAST,
    ),
)
