"""`lead_time` and `cox`: how long things take, and what makes them finish sooner."""

from __future__ import annotations

from math import exp, inf
from typing import Any

from wallofchange.measuring.calc.beware import Warnings, no_spread
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import (
    ImpossibleError,
    Schema,
    columns,
    flags,
    labels,
    number,
    numbers,
    record,
)
from wallofchange.measuring.calc.tables import as_long_as, design

ANY = {"type": "number"}
EVERYBODY = "all"
DURATIONS: Schema = numbers() | {"items": number(minimum=0)}
NAMED: Schema = {"type": "object", "additionalProperties": ANY}
FEW = 10  # finished per column, below which a coefficient is hardly known
GROUP = record(
    {
        "median": NUMBER_OR_NULL,
        "low": NUMBER_OR_NULL,
        "high": NUMBER_OR_NULL,
        "curve": {"type": "array", "items": {"type": "array", "items": ANY}},
    }
)
MERCAPTOPURINE = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
OPEN = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def _lead_time(given: Values) -> Found:
    import numpy as np

    from wallofchange.measuring.lead_time import lead_time, log_rank

    as_long_as(given, "durations", "observed", "group")
    durations, observed = (np.asarray(given[name], dtype=float) for name in ("durations", "observed"))
    names = [_name(each) for each in given.get("group", [EVERYBODY] * len(durations))]
    known = sorted(set(names), key=_order)
    member = np.array([known.index(name) for name in names])
    found = {
        name: lead_time(durations[member == at], observed[member == at], given.get("level", 0.95))
        for at, name in enumerate(known)
    }
    test = log_rank(durations, observed, member)
    groups = {
        name: {
            "median": each.median,
            "low": each.low,
            "high": each.high,
            "curve": list(map(list, each.curve)),
        }
        for name, each in found.items()
    }
    figures = {"groups": groups, "logrank": {"chi2": test.chi2, "p": test.p}}
    unreached = [name for name, each in found.items() if each.median is None]
    undefined = no_spread() if len(known) > 1 and test.chi2 is None else ()
    closed = _nothing_open() if observed.all() else ()
    return Found(figures, len(names), (*_not_reached(unreached), *undefined, *closed))


def _nothing_open() -> Warnings:
    text = "Nothing is still open. If what is not finished was left out, these times are too short."
    return (("T20", text),)


def _not_reached(groups: list[str]) -> Warnings:
    if not groups:
        return ()
    named = ", ".join(" ".join(name.split()) for name in groups)
    return (("NOT_REACHED", f"Fewer than half finished, so the median is not reached: {named}."),)


def _name(label: str | float) -> str:
    """1 and 1.0 are one group."""
    return str(int(label)) if isinstance(label, float) and label == label // 1 else str(label)


def _order(name: str) -> tuple[float, str]:
    try:
        return float(name), name
    except ValueError:
        return inf, name


def _cox(given: Values) -> Found:
    import numpy as np

    from wallofchange.measuring.climbing import EndlessError
    from wallofchange.measuring.hazards import hazards

    as_long_as(given, "durations", "observed", "x")
    durations, observed = (np.asarray(given[name], dtype=float) for name in ("durations", "observed"))
    names = list(given["x"])
    x = design(given["x"], len(durations))[:, 1:]
    try:
        found = hazards(durations, observed, x)
    except EndlessError as endless:
        field = "x" if observed.any() else "observed"
        raise ImpossibleError(field, given[field], _rule(str(endless))) from endless
    figures: dict[str, Any] = {
        "coef": dict(zip(names, found.coef, strict=True)),
        "se": dict(zip(names, found.se, strict=True)),
        "hazard_ratio": {name: _ratio(coef) for name, coef in zip(names, found.coef, strict=True)},
        "lr": found.lr,
    }
    finished = int(observed.sum())
    few = (
        ("FEW_FINISHED", f"{finished} finished for {len(names)} columns: at least {FEW} each are needed."),
    )
    return Found(figures, len(durations), few if finished < FEW * len(names) else ())


def _rule(trouble: str) -> str:
    return f"must leave each coefficient a finite value: {trouble[:1].lower()}{trouble[1:].rstrip('.')}"


def _ratio(coef: float) -> float | None:
    return exp(coef) if abs(coef) < 700 else None


METHODS = (
    Method(
        "lead_time",
        "How long things take, open ones counted as open: the median and the part not finished yet",
        "Kaplan-Meier, log-log interval with Greenwood's error; log-rank test between groups",
        "Kaplan & Meier 1958; Kalbfleisch & Prentice 1980; Mantel 1966",
        ("what is still open is no different from what finished later", "items are independent"),
        record(
            {"durations": DURATIONS, "observed": flags(), "group": labels(), "level": LEVEL},
            ("durations", "observed"),
        ),
        {
            "groups": {"type": "object", "additionalProperties": GROUP},
            "logrank": record({"chi2": NUMBER_OR_NULL, "p": NUMBER_OR_NULL}),
        },
        {
            "durations": [*MERCAPTOPURINE, *PLACEBO],
            "observed": [*OPEN, *([1] * 21)],
            "group": [*(["6-MP"] * 21), *(["control"] * 21)],
        },
        _lead_time,
        ONE_N,
    ),
    Method(
        "cox",
        "How much sooner things finish per unit of each column (hazard ratio above 1 is sooner)",
        "Cox proportional hazards, ties after Efron; lr is the likelihood ratio chi2 of all columns together",
        "Cox 1972, JRSS B 34:187-220; Efron 1977, JASA 72:557-565",
        (
            "each column multiplies the hazard by the same factor all along",
            "what is still open is no different from what finished later",
        ),
        record({"durations": DURATIONS, "observed": flags(), "x": columns()}),
        {"coef": NAMED, "se": NAMED, "hazard_ratio": NAMED, "lr": {"type": "number", "minimum": 0}},
        {
            "durations": [*MERCAPTOPURINE, *PLACEBO],
            "observed": [*OPEN, *([1] * 21)],
            "x": {"control": [*([0] * 21), *([1] * 21)]},
        },
        _cox,
        ONE_N,
    ),
)
