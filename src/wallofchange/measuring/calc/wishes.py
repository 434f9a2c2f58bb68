"""`kano`, `c_scale`: what people wish for, and what they compare with."""

from __future__ import annotations

from wallofchange.measuring.calc.beware import Warnings, small
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, Schema, count, number, numbers, record
from wallofchange.measuring.kano import CATEGORIES, Kano, kano
from wallofchange.measuring.vignettes import c_scale

ANSWER: Schema = {"type": "integer", "minimum": 1, "maximum": 5}
ESTIMATE = record(dict.fromkeys(("estimate", "low", "high"), NUMBER_OR_NULL))


def _kano(given: Values) -> Found:
    for place, pair in enumerate(given["pairs"]):
        if len(pair) != 2:
            rule = f"must hold two answers, with it and without it, not {len(pair)}"
            raise ImpossibleError(f"pairs[{place}]", pair, rule)
    found = kano(((with_it, without) for with_it, without in given["pairs"]), given.get("level", 0.95))
    figures = {
        "counts": dict(found.counts),
        "category": found.category,
        "better": found.better.as_dict(),
        "worse": found.worse.as_dict(),
    }
    return Found(figures, found.n, (*small(found.n), *_of(found)))


def _of(found: Kano) -> Warnings:
    warned: Warnings = ()
    if found.is_misunderstood:
        warned += (("KANO_Q", "More than 20 % of the pairs contradict themselves: the question is unclear."),)
    if found.category is None:
        warned += (("KANO_UNCLEAR", "The most frequent category does not lead clearly, so none is named."),)
    if found.close:
        text = "The category leads by Fong's rule, but not by the multinomial's 1.65 sqrt(a + b): take care."
        warned += (("KANO_CLOSE", text),)
    if found.better.estimate is None:
        warned += (("NO_SPREAD", "Nobody answered A, O, M or I, so better and worse are undefined."),)
    return warned


def _c_scale(given: Values) -> Found:
    low, high = c_scale(given["y"], given["z"])
    if low == high:
        return Found({"low": low, "high": high})
    text = "Vignettes were tied or put in another order, so that more than one place fits."
    return Found({"low": low, "high": high}, None, (("RANGE", text),))


METHODS = (
    Method(
        "kano",
        "The category of a feature, and what it adds with it (better) and costs without it (worse)",
        "Kano's table; most frequent category if it leads by Fong's rule; Wilson intervals",
        "Berger et al. 1993, CQM 2(4); Sauerwein, Bailom, Matzler & Hinterhuber 1996; Fong 1996, CQM 5(3)",
        (
            "answers are 1 like, 2 must be, 3 neutral, 4 can live with it, 5 dislike",
            "pairs are [with it, without it]",
            "answers are independent",
        ),
        record(
            {
                "pairs": {
                    "type": "array",
                    "items": {"type": "array", "items": ANSWER, "minItems": 1},
                    "minItems": 1,
                },
                "level": LEVEL,
            },
            ("pairs",),
        ),
        {
            "counts": record({category: count() for category in CATEGORIES}),
            "category": {"type": ["string", "null"]},
            "better": ESTIMATE,
            "worse": ESTIMATE,
        },
        {"pairs": [[1, 5]] * 6 + [[1, 3]] * 20 + [[3, 3]] * 4 + [[2, 5]] * 2},
        _kano,
        ONE_N,
    ),
    Method(
        "c_scale",
        "The place of a rating among the ratings of J vignettes, 1 to 2J + 1",
        "all places whose condition holds; low and high are the smallest and the largest",
        "King, Murray, Salomon & Tandon 2004, APSR 98:191-207; King & Wand 2007, Political Analysis 15:46-66",
        (
            "everybody understands a vignette alike",
            "vignettes are rated by the yardstick of the own rating",
        ),
        record({"y": number(), "z": numbers()}),
        {"low": {"type": "integer"}, "high": {"type": "integer"}},
        {"y": 3, "z": [2, 4]},
        _c_scale,
    ),
)
