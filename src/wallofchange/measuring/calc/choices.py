"""`shrink`, `pick`: what promises are worth, and which to keep."""

from __future__ import annotations

from typing import Any

from wallofchange.measuring.calc.beware import Warnings
from wallofchange.measuring.calc.method import NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, Schema, count, number, numbers, record
from wallofchange.measuring.calc.tables import as_long_as
from wallofchange.measuring.shrinkage import shrink

ERRORS: Schema = {"type": "array", "items": number(minimum=0, exclusiveMinimum=0), "minItems": 1}
PLACES: Schema = {"type": "array", "items": {"type": "array", "items": count(), "minItems": 1}, "minItems": 0}
PAIRS: Schema = PLACES | {"description": "[i, j]: i not without j; places from 0"}
GROUPS: Schema = PLACES | {"description": "[i, j]: exactly one of them; places from 0"}


def _shrink(given: Values) -> Found:
    as_long_as(given, "estimate", "se")
    found = shrink(given["estimate"], given["se"])
    figures = {
        "shrunken": list(found.shrunken),
        "prior_mean": found.prior_mean,
        "prior_sd": found.prior_sd,
    }
    return Found(figures, len(found.shrunken), _of_prior(found.prior_sd))


def _of_prior(spread: float | None) -> Warnings:
    if spread is None:
        return (("NO_SPREAD", "One estimate says nothing of the spread of the truth: it is left as it is."),)
    if spread == 0:
        return (("NO_DIFFERENCE", "The estimates differ no more than chance would: all become their mean."),)
    return ()


def _pick(given: Values) -> Found:
    from wallofchange.measuring.choosing import Ideas, NothingFitsError, pick

    as_long_as(given, "value", "effort", "nine")
    pairs = {name: _pairs(given, name) for name in ("requires", "one_of")}
    ideas = Ideas(
        tuple(given["value"]),
        tuple(given["effort"]),
        tuple(given.get("nine", [False] * len(given["value"]))),
        given["capacity"],
        given.get("nine_min_share", 0),
        **pairs,
    )
    try:
        found = pick(ideas)
    except NothingFitsError as trouble:
        raise ImpossibleError(trouble.rule, _asked(given, trouble.rule), _rule(given, trouble)) from trouble
    figures = {"chosen": list(found.chosen), "value": found.value, "effort": found.effort}
    return Found(figures | {"binding": list(found.binding)})


def _pairs(given: Values, name: str) -> tuple[tuple[int, ...], ...]:
    ideas = len(given["value"])
    for at, pair in enumerate(given.get(name, [])):
        if name == "requires" and len(pair) != 2:
            raise ImpossibleError(f"{name}[{at}]", pair, "must be two places: the first needs the second")
        if len(set(pair)) < len(pair) and name == "one_of":
            raise ImpossibleError(f"{name}[{at}]", pair, "must name each place once")
        for place in pair:
            if place >= ideas:
                rule = f"must be a place from 0 to {ideas - 1}"
                raise ImpossibleError(f"{name}[{at}]", place, rule)
    return tuple(tuple(pair) for pair in given.get(name, []))


def _asked(given: Values, rule: str) -> Any:
    name, _, place = rule.partition("[")
    return given[name][int(place[:-1])] if place else given[name]


def _rule(given: Values, trouble: Any) -> str:
    others = [f"{other} ({_asked(given, other)})" for other in trouble.others]
    return "cannot be kept" + (f" together with {' and '.join(others)}" if others else "")


METHODS = (
    Method(
        "shrink",
        "Estimates drawn towards their common mean, as far as chance explains their differences",
        "empirical Bayes with the DerSimonian-Laird estimate of the spread of the truth",
        "DerSimonian & Laird 1986, Controlled Clinical Trials 7:177-188; Efron & Morris 1975",
        ("the truths come from one roughly normal population", "errors are known and independent"),
        record({"estimate": numbers(), "se": ERRORS}),
        {
            "shrunken": {"type": "array", "items": {"type": "number"}},
            "prior_mean": {"type": "number"},
            "prior_sd": NUMBER_OR_NULL,
        },
        {"estimate": [0.8, 0.1, 0.3, -0.2], "se": [0.2, 0.15, 0.2, 0.3]},
        _shrink,
        ONE_N,
    ),
    Method(
        "pick",
        "The ideas with the most value that fit the capacity and keep the rules",
        "0/1 linear programme solved to the end; binding: rules without which the value would be higher",
        "Dantzig 1957; HiGHS (Huangfu & Hall 2018, Math. Prog. Comp. 10:119-142)",
        ("values add up", "values are what is expected: shrink them first"),
        record(
            {
                "value": numbers(),
                "effort": {"type": "array", "items": number(minimum=0), "minItems": 1},
                "nine": {"type": "array", "items": {"type": "boolean"}, "minItems": 1},
                "capacity": number(minimum=0),
                "nine_min_share": number(minimum=0, maximum=1, default=0),
                "requires": PAIRS,
                "one_of": GROUPS,
            },
            ("value", "effort", "capacity"),
        ),
        {
            "chosen": {"type": "array", "items": {"type": "integer"}},
            "value": {"type": "number"},
            "effort": {"type": "number"},
            "binding": {"type": "array", "items": {"type": "string"}},
        },
        {
            "value": [60, 100, 120],
            "effort": [10, 20, 30],
            "nine": [False, True, False],
            "capacity": 50,
            "nine_min_share": 0.2,
            "requires": [[2, 1]],
        },
        _pick,
    ),
)
