"""`shares`, `multiplicity`: many figures that must hold at the same time."""

from __future__ import annotations

from wallofchange.measuring.calc.beware import Warnings, small
from wallofchange.measuring.calc.method import LEVEL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, Schema, between, counts, record
from wallofchange.measuring.multiplicity import adjusted

PART: Schema = {"type": "number", "minimum": 0, "maximum": 1}
PARTS: Schema = {"type": "array", "items": PART, "minItems": 1}
FEWEST = 5  # answers a category: below it the normal approximations are thin


def _shares(given: Values) -> Found:
    from wallofchange.measuring.simultaneous import goodman, sison_glaz

    n = sum(given["counts"])
    if not n:
        raise ImpossibleError("counts", given["counts"], "must add up to at least 1 answer")
    ways = {"sison-glaz": sison_glaz, "goodman": goodman}
    found = ways[given.get("interval", "sison-glaz")](given["counts"], given.get("level", 0.95))
    figures = {"p": list(found.p), "low": list(found.low), "high": list(found.high)}
    return Found(figures, n, (*small(n), *_thin(given["counts"])))


def _thin(answers: list[int]) -> Warnings:
    if min(answers) >= FEWEST:
        return ()
    return (("T3", f"A category has fewer than {FEWEST} answers: simultaneous intervals are rough there."),)


def _multiplicity(given: Values) -> Found:
    found = adjusted(given["p"], given.get("adjust", "bh"), given.get("alpha", 0.05))
    return Found({"adjusted": list(found.adjusted), "rejected": list(found.rejected)}, len(given["p"]))


METHODS = (
    Method(
        "shares",
        "Shares of all categories, with intervals that hold at the same time",
        "sison-glaz: Poisson variables given their sum, Edgeworth; goodman: Wilson at 1 - (1 - level)/k",
        "Sison & Glaz 1995, JASA 90:366-369; May & Johnson 2000, J. Stat. Softw. 5(6); Goodman 1965",
        ("answers are independent", "each answer lies in one category"),
        record(
            {
                "counts": counts(),
                "interval": {
                    "type": "string",
                    "enum": ["sison-glaz", "goodman"],
                    "default": "sison-glaz",
                },
                "level": LEVEL,
            },
            ("counts",),
        ),
        {"p": PARTS, "low": PARTS, "high": PARTS},
        {"counts": [56, 72, 73, 59, 62, 87, 58], "interval": "sison-glaz"},
        _shares,
        ONE_N,
    ),
    Method(
        "multiplicity",
        "p values of many tests, adjusted for being many; in the order given",
        "bh: false discovery rate, step-up; holm: step-down; bonferroni: times the number of tests",
        "Benjamini & Hochberg 1995, JRSS B 57:289-300; Holm 1979, Scand. J. Stat. 6:65-70",
        ("bh: tests are independent or positively dependent", "all tests that were made are given"),
        record(
            {
                "p": PARTS,
                "adjust": {"type": "string", "enum": ["bh", "holm", "bonferroni"], "default": "bh"},
                "alpha": between(0, 1, default=0.05),
            },
            ("p",),
        ),
        {"adjusted": PARTS, "rejected": {"type": "array", "items": {"type": "boolean"}}},
        {
            "p": [
                *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459),
                *(0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1),
            ],
            "adjust": "bh",
            "alpha": 0.05,
        },
        _multiplicity,
        ONE_N,
    ),
)
