"""`sample_size`: how many answers an effect takes."""

from __future__ import annotations

from wallofchange.measuring.calc.groups import categories
from wallofchange.measuring.calc.method import Found, Method, Values
from wallofchange.measuring.calc.schema import (
    MISSING,
    ImpossibleError,
    Schema,
    between,
    counts,
    number,
    record,
)
from wallofchange.measuring.calc.shares import SPLIT, split_of
from wallofchange.measuring.nps import Split
from wallofchange.measuring.sample_size import for_mean, for_nps, for_ordinal, for_share

KINDS: Schema = {"type": "string", "enum": ["mean", "share", "nps", "ordinal"]}
PLAN: dict[str, Schema] = {
    "kind": KINDS,
    "effect": number(description="score points, share 0-1 or NPS points; b less a"),
    "sd": number(minimum=0),
    "p0": number(minimum=0, maximum=1),
    "counts": record(SPLIT),
    "counts_a": counts(),
    "counts_b": counts(),
    "alpha": between(0, 1, default=0.05),
    "power": between(0, 1, default=0.8),
    "deff": number(minimum=1e-6, default=1),
}
NEEDED = {
    "mean": ("effect", "sd"),
    "share": ("effect", "p0"),
    "nps": ("effect", "counts"),
    "ordinal": ("counts_a", "counts_b"),
}


def _sample_size(given: Values) -> Found:
    require_plan(given)
    alpha, power = given.get("alpha", 0.05), given.get("power", 0.8)
    if not alpha < power:
        raise ImpossibleError("power", power, f"must be above alpha, which is {alpha}")
    n = _SIZES[given["kind"]](given, alpha, power) * given.get("deff", 1)
    few = (
        (
            "T3",
            "Fewer than 30 answers a group: the approximation is rough, and no verdict is given below 30.",
        ),
    )
    return Found({"n_per_group": n, "n_total": 2 * n}, None, few if n < 30 else ())


def require_plan(given: Values) -> None:
    """The fields that a kind cannot do without, and an effect that is one."""
    kind = given["kind"]
    for name in NEEDED[kind]:
        if name not in given:
            raise ImpossibleError(name, MISSING, f"is required for kind {kind}")
    if "effect" in NEEDED[kind] and given["effect"] == 0:
        raise ImpossibleError("effect", given["effect"], "must not be 0: no number of answers would show it")


def _mean(given: Values, alpha: float, power: float) -> float:
    if not given["sd"] > 0:
        raise ImpossibleError("sd", given["sd"], "must be above 0")
    return for_mean(given["effect"], given["sd"], alpha, power)


def _share(given: Values, alpha: float, power: float) -> float:
    p1 = given["p0"] + given["effect"]
    if not 0 <= p1 <= 1:
        raise ImpossibleError(
            "effect", given["effect"], f"must leave p0 + effect between 0 and 1; it is {p1}"
        )
    return for_share(given["effect"], given["p0"], alpha, power)


def _nps(given: Values, alpha: float, power: float) -> float:
    return for_nps(given["effect"], today_of(given), alpha, power)


def today_of(given: Values) -> Split:
    """Today's split, with some spread and room for the effect."""
    today = split_of(given["counts"], "counts")
    if abs(100 * today.net + given["effect"]) > 100:
        rule = f"must leave the score between -100 and 100; today it is {100 * today.net:.4g}"
        raise ImpossibleError("effect", given["effect"], rule)
    if today.variance == 0:
        raise ImpossibleError("counts", dict(given["counts"]), "must hold at least two kinds of answer")
    return today


def _ordinal(given: Values, alpha: float, power: float) -> float:
    sides = categories(given)
    try:
        return for_ordinal(*sides, alpha, power)
    except ValueError:
        raise ImpossibleError(
            "counts_b", given["counts_b"], "must be better or worse than counts_a"
        ) from None


_SIZES = {"mean": _mean, "share": _share, "nps": _nps, "ordinal": _ordinal}

METHODS = (
    Method(
        "sample_size",
        "Answers a group to see an effect, two groups of equal size, two-sided",
        "mean and nps: noncentral t; share: power.prop.test; ordinal: rank test on the two distributions",
        "R power.t.test and power.prop.test; Happ, Bathke & Brunner 2019, Stat. in Med. 38:363-375",
        ("answers are independent, or deff says how far they are not", "groups of equal size"),
        record(PLAN, ("kind",)),
        {"n_per_group": {"type": "number"}, "n_total": {"type": "number"}},
        {"kind": "mean", "effect": 0.3, "sd": 2.2, "alpha": 0.05, "power": 0.8, "deff": 1},
        _sample_size,
    ),
)
