"""The methods of `wallofchange calc`, by name: JSON values in, JSON values out."""

from wallofchange.measuring.calc import groups, plans, powers, shares
from wallofchange.measuring.calc.method import Method
from wallofchange.measuring.calc.schema import ImpossibleError

METHODS: dict[str, Method] = {
    method.name: method for method in (*shares.METHODS, *groups.METHODS, *plans.METHODS, *powers.METHODS)
}

__all__ = ["METHODS", "ImpossibleError", "Method"]
