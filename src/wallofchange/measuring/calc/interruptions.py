"""`its`: did a series step when something changed?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wallofchange.measuring.calc.beware import Warnings, no_spread
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import ImpossibleError, Schema, columns, numbers, record
from wallofchange.measuring.calc.tables import INTERCEPT, as_long_as, design

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

FEWEST = 24
EXACT = 1e-20  # the dispersion of counts that their columns tell wholly
CROWDED = 1.5  # Pearson's X2 over its df, from where a Poisson interval is much too narrow
GAUSSIAN, POISSON, QUASI = "gaussian-ar1", "poisson", "quasipoisson"
COEFFICIENTS: Schema = {"type": "object", "additionalProperties": NUMBER_OR_NULL}

STEP = [0] * 12 + [1] * 12
TREND = list(range(1, 25))
SERIES = [
    6.9, 6.7, 6.8, 7.1, 7.0, 6.8, 6.9, 6.6, 6.7, 6.9, 7.0, 6.8,
    7.2, 7.3, 7.1, 7.0, 7.2, 7.4, 7.5, 7.2, 7.1, 7.3, 7.4, 7.2,
]  # fmt: skip


def _its(given: Values) -> Found:
    import numpy as np

    as_long_as(given, "y", "x", "offset")
    names = [INTERCEPT, *given["x"]]
    if given["effect"] not in names[1:]:
        raise ImpossibleError("effect", given["effect"], f"must be a column of x: {', '.join(given['x'])}")
    y, x = np.asarray(given["y"], dtype=float), design(given["x"], len(given["y"]))
    family = given.get("family", GAUSSIAN)
    figures, warned = (_gaussian if family == GAUSSIAN else _counts)(given, y, x, names)
    few = (("SHORT", f"Fewer than {FEWEST} points ({len(y)}): a step is hard to tell from chance."),)
    return Found(figures, len(y), (*(few if len(y) < FEWEST else ()), *warned))


def _gaussian(
    given: Values, y: NDArray[float64], x: NDArray[float64], names: list[str]
) -> tuple[dict[str, Any], Warnings]:
    from wallofchange.measuring.interrupted import interrupted

    if "offset" in given:
        raise ImpossibleError("offset", given["offset"], "must be left out: it belongs to counts")
    if len(y) < len(names) + 2:
        rule = f"must have at least {len(names) + 2} points for {len(names)} coefficients"
        raise ImpossibleError("y", given["y"], rule)
    found = interrupted(y, x, names.index(given["effect"]), given.get("level", 0.95))
    se = found.se or (None,) * len(names)
    figures = _about(names, found.coef, se) | {
        "df": found.df,
        "low": found.low,
        "high": found.high,
        "p": found.p,
        "rho": found.rho,
        "dispersion": None,
    }
    edge = (("RHO_AT_LIMIT", f"The correlation in time runs to its limit ({found.rho}): df is n - k."),)
    return figures, (*(no_spread() if found.se is None else ()), *(edge if found.at_limit else ()))


def _counts(
    given: Values, y: NDArray[float64], x: NDArray[float64], names: list[str]
) -> tuple[dict[str, Any], Warnings]:
    import numpy as np

    from wallofchange.measuring.counted import counted

    quasi = given["family"] == QUASI
    if y.min() < 0:
        raise ImpossibleError("y", given["y"], f"must hold counts of 0 or more for family {given['family']}")
    offset = np.asarray(given["offset"], dtype=float) if "offset" in given else None
    try:
        found = counted(y, x, names.index(given["effect"]), offset, given.get("level", 0.95), quasi=quasi)
    except ValueError as endless:
        rule = "must not be 0 wherever a column tells: that coefficient has no finite value"
        raise ImpossibleError("y", given["y"], rule) from endless
    figures = _about(names, found.coef, found.se) | {
        "df": None,
        "low": found.low,
        "high": found.high,
        "p": found.p,
        "rho": None,
        "dispersion": found.dispersion,
    }
    return figures, _crowding(found.dispersion, quasi=quasi)


def _about(names: list[str], coef: tuple[float, ...], se: tuple[float | None, ...]) -> dict[str, Any]:
    return {"coef": dict(zip(names, coef, strict=True)), "se": dict(zip(names, se, strict=True))}


def _crowding(dispersion: float | None, *, quasi: bool) -> Warnings:
    if dispersion is None or (quasi and dispersion <= EXACT):
        return no_spread()
    if quasi or dispersion <= CROWDED:
        return ()
    text = f"The counts vary {dispersion:.3g} times as much as Poisson counts: take family quasipoisson."
    return (("OVERDISPERSED", text),)


METHODS = (
    Method(
        "its",
        "Whether a series moved at a change, beside its trend and whatever else is in x",
        "gaussian-ar1: REML with Prais-Winsten whitening, t with Satterthwaite's df; "
        "poisson and quasipoisson: log link, z on the log scale",
        "Turner et al. 2021, BMC Med. Res. Methodol. 21:181; "
        "Lopez Bernal, Cummins & Gasparrini 2017, IJE 46:348-355",
        (
            "points lie at equal distances in time, none missing",
            "nothing else changed when the effect did",
            "what x holds is all the trend and season there is",
        ),
        record(
            {
                "y": numbers(),
                "x": columns(),
                "effect": {"type": "string", "description": "the column of x that is tested"},
                "family": {"type": "string", "enum": [GAUSSIAN, POISSON, QUASI], "default": GAUSSIAN},
                "offset": numbers() | {"description": "log of the exposure, for counts"},
                "level": LEVEL,
            },
            ("y", "x", "effect"),
        ),
        {"coef": COEFFICIENTS, "se": COEFFICIENTS}
        | dict.fromkeys(("df", "low", "high", "p", "rho", "dispersion"), NUMBER_OR_NULL),
        {"y": SERIES, "x": {"step": STEP, "trend": TREND}, "effect": "step", "family": GAUSSIAN},
        _its,
        ONE_N,
    ),
)
