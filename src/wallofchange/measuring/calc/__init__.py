"""The methods of `wallofchange calc`, by name: JSON values in, JSON values out."""

from wallofchange.measuring.calc import (
    choices,
    drivers,
    groups,
    interruptions,
    periods,
    plans,
    powers,
    shares,
    weights,
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
        drivers,
        periods,
        weights,
        choices,
    )
    for method in module.METHODS
}

__all__ = ["METHODS", "ImpossibleError", "Method"]
