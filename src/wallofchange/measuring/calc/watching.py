"""`sequential`, `looks`: looking before all answers are in."""

from __future__ import annotations

from typing import Any

from wallofchange.measuring.always_valid import Tally, always_valid
from wallofchange.measuring.calc.beware import no_spread, small
from wallofchange.measuring.calc.method import NUMBER_OR_NULL, TWO_N, Found, Method, Values
from wallofchange.measuring.calc.schema import (
    MISSING,
    ImpossibleError,
    Schema,
    between,
    count,
    number,
    record,
)
from wallofchange.measuring.looks import NEAREST, boundaries

SIDE = record({"n": count(1), "sum": number(), "sum_squares": number(minimum=0)}, ("n", "sum"))
FROM = 50  # answers a side from which the band may be read
MOST_LOOKS = 400
ROUNDING = 1e-9
FRACTIONS: Schema = {
    "type": "array",
    "items": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
    "minItems": 1,
    "description": f"parts of the planned answers, rising by at least {NEAREST}",
}


def _tally(side: dict[str, Any], name: str) -> Tally:
    n, total, squares = side["n"], side["sum"], side.get("sum_squares")
    if squares is None and not 0 <= total <= n:
        rule = f"must lie between 0 and {name}.n, which is {n}: without sum_squares the answers are 0 or 1"
        raise ImpossibleError(f"{name}.sum", total, rule)
    if squares is not None and squares * (1 + ROUNDING) < total**2 / n:
        rule = f"must be at least sum²/n, which is {total**2 / n}"
        raise ImpossibleError(f"{name}.sum_squares", squares, rule)
    return Tally(n, total, squares)


def _sequential(given: Values) -> Found:
    with_squares = {name for name in ("a", "b") if "sum_squares" in given[name]}
    if len(with_squares) == 1:
        without = ({"a", "b"} - with_squares).pop()
        rule = "is required where the other side has it"
        raise ImpossibleError(f"{without}.sum_squares", MISSING, rule)
    a, b = (_tally(given[name], name) for name in ("a", "b"))
    relative = given.get("relative", False)
    if relative and a.sum == 0:
        raise ImpossibleError("a.sum", given["a"]["sum"], "must not be 0 where relative is true")
    found = always_valid(
        a, b, relative=relative, alpha=given.get("alpha", 0.05), tuning_n=given.get("tuning_n", 5000)
    )
    figures = {name: getattr(found, name) for name in ("estimate", "se", "low", "high", "p")}
    warned = (*small(a.n, b.n, least=FROM), *(() if found.p is not None else no_spread()))
    return Found(figures, {"a": a.n, "b": b.n}, warned)


def _looks(given: Values) -> Found:
    fractions = given["fractions"]
    if len(fractions) > MOST_LOOKS:
        raise ImpossibleError("fractions", fractions, f"must hold at most {MOST_LOOKS}")
    for place, (before, after) in enumerate(zip([0, *fractions], fractions, strict=False)):
        if after - before < NEAREST * 0.9995:
            rule = f"must lie at least {NEAREST} above the one before, which is {before}"
            raise ImpossibleError(f"fractions[{place}]", after, rule)
    return Found({"z": list(boundaries(fractions, given.get("alpha", 0.05)))})


METHODS = (
    Method(
        "sequential",
        "b less a (or b/a - 1), with an interval that may be looked at at any time",
        "asymptotic confidence sequence (eq. 9); p: smallest alpha whose interval leaves out 0",
        "Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Ann. Stat. 52:2613, arXiv 2103.06476",
        (
            "answers are independent",
            "from about 50 answers a side on",
            "tuning_n is the total that was planned for both sides together",
        ),
        record(
            {
                "a": SIDE,
                "b": SIDE,
                "relative": {"type": "boolean", "default": False},
                "alpha": between(0, 1, default=0.05),
                "tuning_n": number(exclusiveMinimum=0, default=5000),
            },
            ("a", "b"),
        ),
        {"estimate": {"type": "number"}} | dict.fromkeys(("se", "low", "high", "p"), NUMBER_OR_NULL),
        {
            "a": {"n": 3000, "sum": 1396},
            "b": {"n": 3461, "sum": 2422},
            "relative": True,
            "alpha": 0.05,
            "tuning_n": 5000,
        },
        _sequential,
        TWO_N,
    ),
    Method(
        "looks",
        "How many standard errors a planned look must show, two-sided",
        "alpha spent as 4(1 - Phi(z_{1 - alpha/4}/sqrt t)); recursive numerical integration",
        "Lan & DeMets 1983, Biometrika 70:659-663; O'Brien & Fleming 1979, Biometrics 35:549-556",
        ("looks were planned", "a fraction is the part of the planned answers that is in"),
        record(
            {"fractions": FRACTIONS, "alpha": between(0, 1, default=0.05)},
            ("fractions",),
        ),
        {"z": {"type": "array", "items": {"type": "number", "minimum": 0}}},
        {"fractions": [0.2, 0.4, 0.6, 0.8, 1], "alpha": 0.05},
        _looks,
    ),
)
