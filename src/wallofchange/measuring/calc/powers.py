"""`power`: what a number of answers can show."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

from wallofchange.measuring.calc.groups import categories
from wallofchange.measuring.calc.method import NUMBER_OR_NULL, Found, Method, Values
from wallofchange.measuring.calc.plans import PLAN, require_plan, today_of
from wallofchange.measuring.calc.schema import ImpossibleError, number, record
from wallofchange.measuring.sample_size import power_of_mean, power_of_ordinal, power_of_share

USUAL = 0.8


def _power(given: Values) -> Found:
    require_plan(given)
    n = given["n_per_group"] / given.get("deff", 1)
    if not n > 1:
        raise ImpossibleError("n_per_group", given["n_per_group"], "must be above 1 after division by deff")
    power, mde = _POWERS[given["kind"]](given, n, given.get("alpha", 0.05))
    few = (
        (
            "T3",
            "Fewer than 30 answers a group: the approximation is rough, and no verdict is given below 30.",
        ),
    )
    return Found({"power": power, "mde": mde}, None, few if n < 30 else ())


def _mean(given: Values, n: float, alpha: float) -> tuple[float, float | None]:
    return _of_mean(given["effect"], _spread(given["sd"]), n, alpha)


def _of_mean(effect: float, sd: float, n: float, alpha: float) -> tuple[float, float | None]:
    unit = sd * sqrt(2 / n)  # the standard error: the effect that is seen lies a few of these away
    mde = _least(lambda size: power_of_mean(n, size, sd, alpha), 0.0, 100 * unit)
    return power_of_mean(n, effect, sd, alpha), mde


def _share(given: Values, n: float, alpha: float) -> tuple[float, float | None]:
    p0, effect = given["p0"], given["effect"]
    if not 0 <= p0 + effect <= 1:
        raise ImpossibleError(
            "effect", effect, f"must leave p0 + effect between 0 and 1; it is {p0 + effect}"
        )
    up = effect > 0
    size = _least(lambda size: power_of_share(n, size if up else -size, p0, alpha), 0.0, 1 - p0 if up else p0)
    return power_of_share(n, effect, p0, alpha), size


def _nps(given: Values, n: float, alpha: float) -> tuple[float, float | None]:
    return _of_mean(given["effect"], 100 * sqrt(today_of(given).variance), n, alpha)


def _ordinal(given: Values, n: float, alpha: float) -> tuple[float, float | None]:
    return power_of_ordinal(n, *categories(given), alpha)


def _spread(sd: float) -> float:
    if not sd > 0:
        raise ImpossibleError("sd", sd, "must be above 0")
    return sd


def _least(power: Callable[[float], float], left: float, right: float) -> float | None:
    """The smallest effect that is seen four times in five; None where even the largest is not."""
    if power(right) < USUAL:
        return None
    for _ in range(100):
        middle = (left + right) / 2
        left, right = (middle, right) if power(middle) < USUAL else (left, middle)
    return right


_POWERS = {"mean": _mean, "share": _share, "nps": _nps, "ordinal": _ordinal}
_ASKED = {name: schema for name, schema in PLAN.items() if name != "power"} | {
    "n_per_group": number(exclusiveMinimum=1)
}

METHODS = (
    Method(
        "power",
        "The chance of seeing an effect with so many answers a group, and the smallest effect seen at 80 %",
        "mean and nps: noncentral t; share: power.prop.test; ordinal: rank test on the two distributions",
        "R power.t.test and power.prop.test; Happ, Bathke & Brunner 2019, Stat. in Med. 38:363-375",
        ("answers are independent, or deff says how far they are not", "groups of equal size, two-sided"),
        record(_ASKED, ("kind", "n_per_group")),
        {"power": {"type": "number"}, "mde": NUMBER_OR_NULL},
        {"kind": "mean", "effect": 1, "sd": 1, "n_per_group": 20, "alpha": 0.05},
        _power,
    ),
)
