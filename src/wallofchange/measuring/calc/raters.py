"""`agreement`, `icc`: how far those who rate say the same."""

from __future__ import annotations

from typing import Any

from wallofchange.measuring.calc.beware import Warnings, no_spread
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, Schema, count, number, numbers, record
from wallofchange.measuring.icc import icc

RATING: Schema = number(type=["number", "string", "null"])
SIX = ("icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k")
FEWEST_UNITS = 30
MOST_RATINGS = 200_000
MOST_DRAWS = 20_000
CODERS = [
    [None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3],
    [1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None],
    [None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4],
]


def _agreement(given: Values) -> Found:
    from wallofchange.measuring.krippendorff import alpha

    ratings = given["ratings"]
    _alike(ratings, "ratings[0]")
    if len(ratings) * len(ratings[0]) > MOST_RATINGS:
        raise ImpossibleError("ratings", ratings, f"must hold at most {MOST_RATINGS} ratings")
    _on_scale(ratings, given["scale"])
    found = alpha(
        ratings,
        given["scale"],
        given.get("level", 0.95),
        seed=given.get("seed", 1),
        draws=given.get("draws", 2000),
    )
    figures = {"alpha": found.alpha, "low": found.low, "high": found.high}
    return Found(figures, found.n, _of_units(found.n, found.alpha))


def _of_units(n: int, alpha: float | None) -> Warnings:
    warned: Warnings = ()
    if n < FEWEST_UNITS:
        text = f"Fewer than {FEWEST_UNITS} units rated at least twice ({n}): the interval is rough."
        warned += (("T3", text),)
    if alpha is None:
        text = "No unit was rated twice, or all ratings are the same: agreement is undefined."
        warned += (("NO_SPREAD", text),)
    return warned


def _alike(ratings: list[list[Any]], first: str) -> None:
    for place, row in enumerate(ratings):
        if len(row) != len(ratings[0]):
            rule = f"must be as long as {first} ({len(ratings[0])}, not {len(row)})"
            raise ImpossibleError(f"ratings[{place}]", row, rule)


def _on_scale(ratings: list[list[Any]], scale: str) -> None:
    if scale == "nominal":
        return
    for rater, row in enumerate(ratings):
        for unit, one in enumerate(row):
            if isinstance(one, str):
                raise ImpossibleError(f"ratings[{rater}][{unit}]", one, f"must be a number on scale {scale}")
            if scale == "ratio" and one is not None and one < 0:
                raise ImpossibleError(f"ratings[{rater}][{unit}]", one, "must be at least 0 on scale ratio")


def _icc(given: Values) -> Found:
    ratings = given["ratings"]
    _alike(ratings, "ratings[0]")
    found = icc(ratings)
    figures = {name: getattr(found, name) for name in SIX}
    return Found(figures, len(ratings), no_spread() if None in figures.values() else ())


METHODS = (
    Method(
        "agreement",
        "Krippendorff's alpha of raters, at most 1; 0 is chance",
        "coincidences within units; percentile bootstrap over units rated at least twice",
        "Krippendorff 2004, Content Analysis, ch. 11; Hayes & Krippendorff 2007, CMM 1:77-89",
        ("raters do not confer", "units are drawn at random", "0.80 is reliable, 0.667 tentative"),
        record(
            {
                "ratings": {
                    "type": "array",
                    "items": {"type": "array", "items": RATING, "minItems": 1},
                    "minItems": 2,
                    "description": "a list for each rater, with a place for each unit; null is no rating",
                },
                "scale": {"type": "string", "enum": ["nominal", "ordinal", "interval", "ratio"]},
                "level": LEVEL,
                "seed": count() | {"default": 1},
                "draws": {"type": "integer", "minimum": 1, "maximum": MOST_DRAWS, "default": 2000},
            },
            ("ratings", "scale"),
        ),
        dict.fromkeys(("alpha", "low", "high"), NUMBER_OR_NULL),
        {"ratings": CODERS, "scale": "nominal"},
        _agreement,
        ONE_N,
    ),
    Method(
        "icc",
        "Intraclass correlations: one rating (1) or the mean of k; raters nested, random or fixed",
        "two-way analysis of variance, Shrout and Fleiss' six",
        "Shrout & Fleiss 1979, Psychological Bulletin 86:420-428",
        ("a list for each unit, rated as often as the others", "ratings are roughly normal"),
        record({"ratings": {"type": "array", "items": numbers(), "minItems": 1}}),
        dict.fromkeys(SIX, NUMBER_OR_NULL),
        {"ratings": [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]},
        _icc,
        ONE_N,
    ),
)
