"""The methods of `wallofchange calc`, by name: JSON values in, JSON values out."""

from wallofchange.measuring.calc import (
    choices,
    constructs,
    designs,
    drivers,
    durations,
    groups,
    interruptions,
    many,
    models,
    one_after_another,
    periods,
    plans,
    powers,
    raters,
    shares,
    tabled,
    watching,
    weights,
    wishes,
)
from wallofchange.measuring.calc.method import Method
from wallofchange.measuring.calc.schema import ImpossibleError

METHODS: dict[str, Method] = {
    method.name: method
    for module in (
        shares,
        groups,
        plans,
        powers,
        interruptions,
        designs,
        one_after_another,
        models,
        durations,
        drivers,
        periods,
        weights,
        choices,
        constructs,
        many,
        raters,
        tabled,
        watching,
        wishes,
    )
    for method in module.METHODS
}

__all__ = ["METHODS", "ImpossibleError", "Method"]
