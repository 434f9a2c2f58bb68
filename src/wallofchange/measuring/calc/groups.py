"""`mean_diff`, `ordinal`, `equivalence`, `rank_exact`."""

from __future__ import annotations

from typing import Any

from wallofchange.measuring.calc.beware import Warnings, no_spread, small
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, TWO_N, Found, Method, Values
from wallofchange.measuring.calc.schema import (
    MISSING,
    ImpossibleError,
    Schema,
    between,
    count,
    counts,
    number,
    numbers,
    record,
)
from wallofchange.measuring.equivalence import equivalence
from wallofchange.measuring.means import (
    MeanDiff,
    Sample,
    mean_diff,
    paired_diff,
    paired_relative_diff,
    relative_diff,
)
from wallofchange.measuring.ordinal import counted, ordinal
from wallofchange.measuring.ranks import rank_exact

SIDE: Schema = {
    "anyOf": [numbers(), record({"n": count(1), "mean": number(), "sd": number(minimum=0)})],
    "description": "a list of scores, or an object with n, mean and sd",
}
SLEEP_A = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
SLEEP_B = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
TOST_A = [2.60, 2.82, 2.18, 3.46, 4.01, 3.04, 3.47, 4.06, 2.91, 3.59, 4.51, 3.16, 3.86, 3.31, 3.02]
TOST_B = [2.84, 2.51, 2.41, 2.95, 3.14, 3.79, 4.14, 3.85, 3.02, 3.45, 5.37, 3.81, 4.19, 3.16, 3.84]
ANY = {"type": "number"}
LARGEST_EXACT = 200


def _sample(side: Any) -> Sample:
    if isinstance(side, list):
        return Sample.of(side)
    return Sample(side["n"], side["mean"], side["sd"] if side["n"] > 1 else None)


def _mean_diff(given: Values) -> Found:
    a, b = _sample(given["a"]), _sample(given["b"])
    relative, level = given.get("relative", False), given.get("level", 0.95)
    if relative and a.mean == 0:
        raise ImpossibleError("a", given["a"], "must have a mean other than 0 where relative is true")
    if given.get("paired", False):
        found = (paired_relative_diff if relative else paired_diff)(*_pairs(given), level)
    else:
        found = (relative_diff if relative else mean_diff)(a, b, level)
    return Found(_figures(found), {"a": a.n, "b": b.n}, _beware(found.se, a.n, b.n))


def _pairs(given: Values) -> tuple[list[float], list[float]]:
    for side in ("a", "b"):
        if not isinstance(given[side], list):
            raise ImpossibleError(side, given[side], "must be a list of scores where paired is true")
    if len(given["a"]) != len(given["b"]):
        rule = f"must be as long as a ({len(given['a'])}, not {len(given['b'])}) where paired is true"
        raise ImpossibleError("b", given["b"], rule)
    return given["a"], given["b"]


def _figures(found: MeanDiff) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ("diff", "low", "high", "t", "df", "p")}


def _beware(se: float | None, *sizes: int) -> Warnings:
    return (*small(*sizes), *(no_spread() if se is None else ()))


def _ordinal(given: Values) -> Found:
    sides = _sides(given)
    n = {name: int(sum(side)) for name, side in zip(("a", "b"), sides, strict=True)}
    found = ordinal(*sides, given.get("level", 0.95))
    figures = {name: getattr(found, name) for name in ("prob_b_better", "low", "high", "p")}
    few = (("T3", "Fewer than 10 answers on a side: take a permutation test (rank_exact) beside it."),)
    return Found(
        figures, n, (*(few if min(n.values()) < 10 else ()), *(no_spread() if found.se is None else ()))
    )


def _sides(given: Values) -> tuple[list[float], list[float]]:
    raw, counts_given = {"a", "b"} & given.keys(), {"counts_a", "counts_b"} & given.keys()
    if raw and counts_given:
        name = sorted(counts_given)[0]
        raise ImpossibleError(name, given[name], "must be left out where a and b are given")
    names = ("a", "b") if raw else ("counts_a", "counts_b")
    for name in names:
        if name not in given:
            raise ImpossibleError(name, MISSING, "is required: give counts_a and counts_b, or a and b")
    if raw:
        return counted(given["a"], given["b"])
    return categories(given)


def categories(given: Values) -> tuple[list[float], list[float]]:
    """Two lists of counts over the same categories, each with at least one answer."""
    a, b = given["counts_a"], given["counts_b"]
    if len(a) != len(b):
        raise ImpossibleError(
            "counts_b", b, f"must have as many categories as counts_a ({len(a)}, not {len(b)})"
        )
    for name, side in (("counts_a", a), ("counts_b", b)):
        if not sum(side):
            raise ImpossibleError(name, side, "must add up to at least 1 answer")
    return a, b


def _equivalence(given: Values) -> Found:
    if not given["margin_low"] < given["margin_high"]:
        rule = f"must lie below margin_high, which is {given['margin_high']}"
        raise ImpossibleError("margin_low", given["margin_low"], rule)
    a, b = _sample(given["a"]), _sample(given["b"])
    found = equivalence(a, b, given["margin_low"], given["margin_high"], given.get("alpha", 0.05))
    figures = {name: getattr(found, name) for name in ("diff", "low90", "high90", "df", "p", "equivalent")}
    return Found(figures, {"a": a.n, "b": b.n}, _beware(found.p, a.n, b.n))


def _rank_exact(given: Values) -> Found:
    a, b = given["a"], given["b"]
    if len(a) + len(b) > LARGEST_EXACT:
        raise ImpossibleError(
            "a", a, f"must have at most {LARGEST_EXACT} answers together with b, to be exact"
        )
    w, p = rank_exact(a, b, given.get("alternative", "two-sided"))
    ties = len({*a, *b}) < len(a) + len(b)
    warned = (("TIES", "There are ties: p comes from the exact permutation of midranks."),) if ties else ()
    return Found({"w": w, "p": p}, {"a": len(a), "b": len(b)}, warned)


METHODS = (
    Method(
        "mean_diff",
        "Mean of b less mean of a, in score points (or the ratio less one)",
        "Welch's t (Satterthwaite df); paired: t of the differences; relative: delta method",
        "Welch 1947, Biometrika 34:28-35; Satterthwaite 1946; Casella & Berger, Statistical Inference, 5.5.4",
        ("answers are independent, or in pairs where paired is true", "means are roughly normal"),
        record(
            {
                "a": SIDE,
                "b": SIDE,
                "paired": {"type": "boolean", "default": False},
                "relative": {"type": "boolean", "default": False},
                "level": LEVEL,
            },
            ("a", "b"),
        ),
        {"diff": ANY} | dict.fromkeys(("low", "high", "t", "df", "p"), NUMBER_OR_NULL),
        {"a": SLEEP_A, "b": SLEEP_B},
        _mean_diff,
        TWO_N,
    ),
    Method(
        "ordinal",
        "Chance that a random answer of b is better than one of a, ties half",
        "Brunner-Munzel with t quantiles, interval within 0 and 1",
        "Brunner & Munzel 2000, Biometrical Journal 42:17-25; Neubert & Brunner 2007",
        ("answers are independent", "both sides are asymptotically normal: below 10 a side it is rough"),
        record(
            {"counts_a": counts(), "counts_b": counts(), "a": numbers(), "b": numbers(), "level": LEVEL}, ()
        ),
        {"prob_b_better": ANY} | dict.fromkeys(("low", "high", "p"), NUMBER_OR_NULL),
        {"counts_a": [11, 2, 0, 1, 0], "counts_b": [3, 1, 4, 2, 1]},
        _ordinal,
        TWO_N,
    ),
    Method(
        "equivalence",
        "Whether mean b less mean a lies wholly between two margins",
        "two one-sided Welch tests (TOST); low90 and high90 bound the 1 - 2 alpha interval",
        "Schuirmann 1987, J. Pharmacokin. Biopharm. 15:657-680; Lakens 2017",
        ("answers are independent", "means are roughly normal", "the margins were chosen before looking"),
        record(
            {
                "a": SIDE,
                "b": SIDE,
                "margin_low": number(),
                "margin_high": number(),
                "alpha": between(0, 0.5, default=0.05),
            },
            ("a", "b", "margin_low", "margin_high"),
        ),
        {"diff": ANY}
        | dict.fromkeys(("low90", "high90", "df", "p"), NUMBER_OR_NULL)
        | {"equivalent": {"type": ["boolean", "null"]}},
        {"a": TOST_A, "b": TOST_B, "margin_low": -0.6, "margin_high": 0.6, "alpha": 0.05},
        _equivalence,
        TWO_N,
    ),
    Method(
        "rank_exact",
        "Wilcoxon's rank sum of a against b, exact",
        "exact distribution of the Mann-Whitney statistic over all splits of the (mid)ranks",
        "Hollander & Wolfe 1999, Nonparametric Statistical Methods, 4.1",
        ("answers are independent", "under the null both sides have the same distribution"),
        record(
            {
                "a": numbers(),
                "b": numbers(),
                "alternative": {
                    "type": "string",
                    "enum": ["two-sided", "greater", "less"],
                    "default": "two-sided",
                },
            },
            ("a", "b"),
        ),
        {"w": ANY, "p": ANY},
        {
            "a": [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
            "b": [1.15, 0.88, 0.90, 0.74, 1.21],
            "alternative": "greater",
        },
        _rank_exact,
        TWO_N,
    ),
)
