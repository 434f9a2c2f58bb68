"""`local_level`, `proportional_odds`, `mixed`: levels beneath noise, ordered answers, answers in teams."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wallofchange.measuring.calc.beware import Warnings, no_spread
from wallofchange.measuring.calc.method import LEVEL, NUMBER_OR_NULL, ONE_N, Found, Method, Values
from wallofchange.measuring.calc.schema import (
    ImpossibleError,
    Schema,
    columns,
    gapped,
    labels,
    number,
    numbers,
    record,
)
from wallofchange.measuring.calc.tables import INTERCEPT, as_long_as, design

ANY = {"type": "number"}
NAMED: Schema = {"type": "object", "additionalProperties": ANY}
MANY: Schema = {"type": "array", "items": NUMBER_OR_NULL}
FEW_POINTS, FEW_GROUPS, FEW_ANSWERS = 12, 20, 30
UNEQUAL = 0.05  # p of equal slopes, below which one odds ratio is not enough


def _local_level(given: Values) -> Found:
    from wallofchange.measuring.local_level import local_level

    as_long_as(given, "y", "obs_var")
    y, known = given["y"], given.get("obs_var")
    seen = sum(value is not None for value in y)
    fewest = 3 if known is None else 2
    if seen < fewest:
        raise ImpossibleError("y", y, f"must hold at least {fewest} figures beside the gaps")
    for at, (value, noise) in enumerate(zip(y, known or [], strict=False)):
        if value is not None and noise is None:
            raise ImpossibleError(f"obs_var[{at}]", None, "must be a number where y is one")
    found = local_level(y, known, given.get("level", 0.95))
    figures = {
        "sigma2_level": found.sigma2_level,
        "sigma2_obs": found.sigma2_obs,
        "level": list(found.level),
        "low": list(found.low),
        "high": list(found.high),
        "loglik": found.loglik,
    }
    return Found(figures, seen, _about_level(seen, found.loglik, found.sigma2_level, found.sigma2_obs))


def _about_level(seen: int, loglik: float | None, drift: float, noise: float | None) -> Warnings:
    if loglik is None:
        return no_spread()
    warned: list[tuple[str, str]] = []
    if seen < FEW_POINTS:
        warned.append(("SHORT", f"Only {seen} figures: the two variances are hardly known."))
    if drift == 0:
        warned.append(("NO_DRIFT_SEEN", "All that moves can be noise, so the level is shown as one."))
    if noise == 0:
        warned.append(("NO_NOISE_SEEN", "All that moves can be the level, so the interval has no width."))
    return tuple(warned)


def _proportional_odds(given: Values) -> Found:
    import numpy as np

    from wallofchange.measuring.climbing import EndlessError
    from wallofchange.measuring.proportional_odds import proportional_odds

    as_long_as(given, "y", "x", "count")
    seen = [weight > 0 for weight in given.get("count", [1] * len(given["y"]))]
    if len({value for value, kept in zip(given["y"], seen, strict=True) if kept}) < 2:
        raise ImpossibleError("y", given["y"], "must hold at least two different answers")
    x = {name: _kept(values, seen) for name, values in given["x"].items()}
    y, count = (np.asarray(_kept(given.get(name, seen), seen), dtype=float) for name in ("y", "count"))
    try:
        found = proportional_odds(y, design(x, len(y))[:, 1:], count)
    except EndlessError as endless:
        rule = "must leave each coefficient a finite value: a column parts low answers from high ones wholly"
        raise ImpossibleError("x", given["x"], rule) from endless
    figures: dict[str, Any] = {
        "coef": dict(zip(x, found.coef, strict=True)),
        "se": dict(zip(x, found.se, strict=True)),
        "cuts": list(found.cuts),
        "deviance": found.deviance,
    }
    n = float(count.sum())
    few = (("T3", f"Fewer than {FEW_ANSWERS} answers ({n:g}): normal errors are rough."),)
    return Found(
        figures, int(n), (*(few if n < FEW_ANSWERS else ()), *_apart(y, design(x, len(y))[:, 1:], count))
    )


def _apart(y: Any, x: Any, count: Any) -> tuple[tuple[str, str], ...]:
    """Brant's test: whether the columns weigh the same at every cut."""
    from wallofchange.measuring.brant import brant

    found = brant(y, x, count)
    if found is None or found.p >= UNEQUAL:
        return ()
    text = (
        f"The columns do not weigh the same at every cut (Brant, p = {found.p:.3g}): one odds ratio misleads."
    )
    return (("BRANT", text),)


def _kept(values: list[Any], seen: list[bool]) -> list[Any]:
    return [value for value, kept in zip(values, seen, strict=True) if kept]


def _mixed(given: Values) -> Found:
    import numpy as np

    from wallofchange.measuring.mixed import mixed

    as_long_as(given, "y", "x", "group")
    names = [INTERCEPT, *given["x"]]
    random = [0, *_slopes(given.get("random_slope", []), given["x"])]
    groups, n = len(set(given["group"])), len(given["y"])
    if groups < 2:
        raise ImpossibleError("group", given["group"], "must hold at least two groups")
    if groups * len(random) >= n:
        rule = f"must leave more answers ({n}) than random effects ({groups} groups x {len(random)})"
        raise ImpossibleError("group", given["group"], rule)
    x = design(given["x"], n)
    marks = {name: at for at, name in enumerate(dict.fromkeys(given["group"]))}
    group = np.array([marks[name] for name in given["group"]])
    try:
        found = mixed(np.asarray(given["y"], dtype=float), x, group, random)
    except ValueError as told:
        rule = "must vary within groups beyond what x and the groups tell"
        raise ImpossibleError("y", given["y"], rule) from told
    figures: dict[str, Any] = {
        "coef": dict(zip(names, found.coef, strict=True)),
        "se": dict(zip(names, found.se, strict=True)),
        "sd": dict(zip([names[at] for at in random], found.sd, strict=True)),
        "residual_sd": found.residual_sd,
        "loglik": found.loglik,
    }
    return Found(figures, n, _about_groups(groups, singular=found.singular, converged=found.converged))


def _slopes(wanted: list[str], x: Mapping[str, object]) -> list[int]:
    for at, name in enumerate(wanted):
        if name not in x:
            raise ImpossibleError(f"random_slope[{at}]", name, f"must be a column of x: {', '.join(x)}")
        if name in wanted[:at]:
            raise ImpossibleError(f"random_slope[{at}]", name, "must be named once")
    return [1 + list(x).index(name) for name in wanted]


def _about_groups(groups: int, *, singular: bool, converged: bool) -> Warnings:
    warned: list[tuple[str, str]] = []
    if groups < FEW_GROUPS:
        warned.append(("FEW_GROUPS", f"{groups} groups: the spread between them takes {FEW_GROUPS} or more."))
    if singular:
        text = "A spread between groups is nought, or goes together wholly with another: leave one out."
        warned.append(("SINGULAR", text))
    if not converged:
        warned.append(("NOT_CONVERGED", "The spreads did not settle: read the figures with care."))
    return tuple(warned)


METHODS = (
    Method(
        "local_level",
        "Where a tracked score stands at every point, beneath the noise of each",
        "local level model, variances by maximum likelihood, exact diffuse start (the first observation "
        "is in the likelihood), fixed-interval smoothing",
        "Durbin & Koopman 2012, ch. 2 and 5; Jackman 2005, Pooling the polls",
        (
            "points lie at equal distances in time; null is a gap",
            "the level moves by independent steps of one size",
            "the interval takes the variances as known, so with few points it is too narrow",
        ),
        record(
            {
                "y": gapped(),
                "obs_var": {
                    "type": ["array", "null"],
                    "items": number(type=["number", "null"], minimum=0),
                    "minItems": 1,
                    "default": None,
                    "description": "the known variance of each figure, as s²/n of a survey",
                },
                "level": LEVEL,
            },
            ("y",),
        ),
        {
            "sigma2_level": ANY,
            "sigma2_obs": NUMBER_OR_NULL,
            "level": {"type": "array", "items": ANY},
            "low": MANY,
            "high": MANY,
            "loglik": NUMBER_OR_NULL,
        },
        {
            "y": [6.8, 7.1, 6.9, None, 7.2, 7.0, 7.4, 7.3, 7.5, 7.2, 7.6, 7.4, 7.7],
            "obs_var": [0.04, 0.05, 0.04, None, 0.06, 0.04, 0.05, 0.04, 0.04, 0.05, 0.04, 0.04, 0.05],
        },
        _local_level,
        ONE_N,
    ),
    Method(
        "proportional_odds",
        "Log odds of a higher answer per unit of each column, answers being ordered only",
        "cumulative logit, logit P(y <= k) = cut_k - xb, by maximum likelihood; errors from the Hessian",
        "McCullagh 1980, JRSS B 42:109-142; Venables & Ripley, Modern Applied Statistics with S, 7.3",
        ("each column shifts all cuts by the same log odds", "answers are independent"),
        record(
            {"y": numbers(), "x": columns(), "count": numbers() | {"items": number(minimum=0)}}, ("y", "x")
        ),
        {"coef": NAMED, "se": NAMED, "cuts": {"type": "array", "items": ANY}, "deviance": ANY},
        {
            "y": [1, 2, 3, 1, 2, 3],
            "x": {"fixed_in_one_go": [0, 0, 0, 1, 1, 1]},
            "count": [30, 50, 20, 15, 45, 40],
        },
        _proportional_odds,
        ONE_N,
    ),
    Method(
        "mixed",
        "What goes together with a score when answers sit in groups of their own level (and slopes)",
        "linear mixed model by REML, random intercept and slopes with a full covariance; loglik as lme4",
        "Laird & Ware 1982, Biometrics 38:963-974; Bates et al. 2015, JSS 67/1",
        (
            "groups are independent, answers within a group once its effects are known",
            "effects of groups and residuals are roughly normal",
        ),
        record(
            {
                "y": numbers(),
                "x": columns(),
                "group": labels(),
                "random_slope": {"type": "array", "items": {"type": "string"}, "minItems": 0},
            },
            ("y", "x", "group"),
        ),
        {"coef": NAMED, "se": NAMED, "sd": NAMED, "residual_sd": ANY, "loglik": ANY},
        {
            "y": [7.0, 7.3, 7.9, 8.1, 6.1, 6.0, 6.4, 6.9, 7.4, 7.9, 8.0, 8.8, 5.9, 6.6, 6.5, 7.0],
            "x": {"able": [1, 2, 3, 4] * 4},
            "group": ["north"] * 4 + ["south"] * 4 + ["east"] * 4 + ["west"] * 4,
            "random_slope": [],
        },
        _mixed,
        ONE_N,
    ),
)
