"""`rake`: answers weighed to look like the population."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from wallofchange.measuring.calc.beware import Warnings, no_spread, small
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import (
    ImpossibleError,
    columns,
    labels,
    number,
    numbers,
    record,
)
from wallofchange.measuring.calc.tables import as_long_as

if TYPE_CHECKING:
    from wallofchange.measuring.raking import Figure, Raked

HEAVY = 5  # times the median weight
FEWEST = 30
AGREE = 1e-6  # of the sums of two margins
FIGURE = record({"estimate": {"type": "number"}} | dict.fromkeys(("se", "low", "high"), NUMBER_OR_NULL))
TOTAL = number(minimum=0, exclusiveMinimum=0)
MARGIN = record({"values": labels(), "totals": columns(items=TOTAL)})


def _rake(given: Values) -> Found:
    from wallofchange.measuring.raking import Margin, NotRakedError, rake

    _check(given)
    margins = {
        name: Margin([_label(value) for value in margin["values"]], margin["totals"])
        for name, margin in given["margins"].items()
    }
    cluster = [_label(value) for value in given["cluster"]] if "cluster" in given else None
    try:
        found = rake(given["y"], margins, given.get("weight"), cluster, given.get("fpc"))
    except NotRakedError as trouble:
        totals = dict(given["margins"][trouble.margin]["totals"])
        raise ImpossibleError(f"margins.{trouble.margin}", totals, trouble.rule) from trouble
    level = given.get("level", 0.95)
    figures: dict[str, Any] = {
        "mean": _figure(found.mean, level),
        "total": _figure(found.total, level),
        "n_eff": found.n_eff,
        "deff": found.deff,
        "min_weight": min(found.weights),
        "max_weight": max(found.weights),
        "rounds": found.rounds,
    }
    return Found(figures, len(given["y"]), (*small(len(given["y"])), *_beware(given, found)))


def _check(given: Values) -> None:
    as_long_as(given, "y", "weight", "cluster")
    for name, margin in given["margins"].items():
        if len(margin["values"]) != len(given["y"]):
            rule = f"must be as long as y ({len(given['y'])}, not {len(margin['values'])})"
            raise ImpossibleError(f"margins.{name}.values", margin["values"], rule)
    _same_people(given["margins"])
    if "weight" in given and not sum(given["weight"]) > 0:
        raise ImpossibleError("weight", given["weight"], "must add up to more than 0")
    drawn = len(set(map(_label, given["cluster"]))) if "cluster" in given else len(given["y"])
    if given.get("fpc", drawn) < drawn:
        rule = f"must be at least the {drawn} {'clusters' if 'cluster' in given else 'answers'} drawn from it"
        raise ImpossibleError("fpc", given["fpc"], rule)


def _same_people(margins: Values) -> None:
    sums = {name: sum(margin["totals"].values()) for name, margin in margins.items()}
    first = next(iter(sums), "")
    for name, total in sums.items():
        if abs(total - sums[first]) > AGREE * sums[first]:
            rule = f"must add up to as many as those of {first} ({sums[first]:.10g}, not {total:.10g})"
            raise ImpossibleError(f"margins.{name}.totals", dict(margins[name]["totals"]), rule)


def _label(value: object) -> str:
    """A number names the same category as the text of it: 1 and 1.0 are "1"."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _figure(found: Figure, level: float) -> dict[str, Any]:
    ends = found.interval(level)
    return {"estimate": found.estimate, "se": found.se, "low": ends.low, "high": ends.high}


def _beware(given: Values, found: Raked) -> Warnings:
    warned = no_spread() if not found.mean.se and not given.get("fpc") else ()
    usual = median(found.weights)
    if heavy := sum(weight > HEAVY * usual for weight in found.weights):
        text = f"{heavy} answers weigh more than {HEAVY} times the median; they decide a lot."
        warned += (("HEAVY_WEIGHTS", text),)
    for name, margin in given["margins"].items():
        names = [_label(value) for value in margin["values"]]
        if few := [level for level in margin["totals"] if names.count(level) < FEWEST]:
            text = f"Categories of {name} with fewer than {FEWEST} answers: {', '.join(few)}."
            warned += (("SMALL_CELL", text),)
    return warned


METHODS = (
    Method(
        "rake",
        "Weighted mean and total of y after raking to known totals; one margin is post-stratification",
        "iterative proportional fitting; linearised errors after calibration, t with clusters - 1 df; "
        "n_eff and deff by Kish",
        "Deming & Stephan 1940; Deville & Sarndal 1992, JASA 87:376-382; R survey (Lumley 2010); Kish 1965",
        (
            "within a category those who answered are like those who did not",
            "answers, or clusters where given, are independent draws",
            "weights repair no cause that is not in the margins",
        ),
        record(
            {
                "y": numbers(),
                "weight": {"type": "array", "items": number(minimum=0), "minItems": 1},
                "margins": columns(0, MARGIN),
                "cluster": labels(),
                "fpc": number(minimum=1, description="clusters, or answers, in the population"),
                "level": LEVEL,
            },
            ("y", "margins"),
        ),
        {"mean": FIGURE, "total": FIGURE}
        | {name: {"type": "number"} for name in ("n_eff", "deff", "min_weight", "max_weight")}
        | {"rounds": {"type": "integer"}},
        {
            "y": [7, 9, 4, 6, 8, 5],
            "margins": {"region": {"values": ["n", "n", "n", "s", "s", "n"], "totals": {"n": 300, "s": 300}}},
        },
        _rake,
        ONE_N,
    ),
)
