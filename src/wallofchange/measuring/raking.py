"""Weights that make answers look like the population, and what that does to the error of a figure.

Import where it is used: it loads numpy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import numpy as np

from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.quantiles import t_of

CLOSE = 1e-10  # of the last factor to 1
MOST_ROUNDS = 500


class NotRakedError(ValueError):
    """No weights fit: a category without answers, or totals that contradict each other."""

    def __init__(self, margin: str, rule: str) -> None:
        super().__init__(f"{margin}: {rule}")
        self.margin = margin
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Margin:
    """Which category each answer belongs to, and how many people there are in each category."""

    values: Sequence[str]
    totals: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A weighted figure with its linearised standard error; None where a single cluster tells nothing."""

    estimate: float
    se: float | None
    df: int

    def interval(self, level: float = 0.95) -> Estimate:
        """The t interval with one degree of freedom less than there are clusters (or answers)."""
        if self.se is None:
            return Estimate(self.estimate)
        reach = t_of(level, self.df) * self.se
        return Estimate(self.estimate, self.estimate - reach, self.estimate + reach)


@dataclass(frozen=True, slots=True)
class Raked:
    """Mean and total in the unit of y, the weights, and the rounds it took. Kish: n_eff = n / deff."""

    mean: Figure
    total: Figure
    weights: tuple[float, ...]
    rounds: int

    @property
    def n_eff(self) -> float:
        """(Σw)² / Σw²."""
        most = max(self.weights)
        parts = [weight / most for weight in self.weights]
        return float(sum(parts) ** 2 / sum(part * part for part in parts))

    @property
    def deff(self) -> float:
        """n Σw² / (Σw)² = 1 + cv²(w)."""
        return len(self.weights) / self.n_eff


def rake(
    y: Sequence[float],
    margins: Mapping[str, Margin],
    weight: Sequence[float] | None = None,
    cluster: Sequence[str] | None = None,
    fpc: float | None = None,
) -> Raked:
    """Weighted mean and total after iterative proportional fitting; one margin is post-stratification.

    Weights are multiplied by N_k / Σ_k w, margin by margin, until the largest factor of a round is 1 ± 1e-10.
    mean = Σwy / Σw. Its error: z = (y - mean) / Σw (for the total z = y), e = what the margins leave of z by
    least squares with the weights before raking, SE² = (1 - f) G/(G - 1) Σ(t_g - t̄)² with t_g = Σ w e in
    cluster g (or answer), f = G / fpc. Units: of y; fpc counts clusters where given, else answers.

    Raises:
        NotRakedError: when a category has no answers or no total, or the totals contradict each other.
        ValueError: when weights add up to nothing, or there are more clusters than fpc.

    Source: Deming & Stephan 1940; Deville & Särndal 1992, JASA 87:376-382; Lumley, Complex Surveys, 2010.

    >>> found = rake([7, 9, 4, 6], {"arm": Margin(["a", "a", "b", "b"], {"a": 30, "b": 10})})
    >>> found.mean.estimate, found.total.estimate, round(found.n_eff, 3)
    (7.25, 290.0, 3.2)
    """
    scores = np.asarray(y, float)
    base = np.ones(len(scores)) if weight is None else np.asarray(weight, float)
    if base.min() < 0 or not base.sum() > 0:
        raise ValueError("Weights are 0 or more, and not all 0.")
    unit, base = float(base.max()), base / base.max()
    places = {name: _places(name, margin, base) for name, margin in margins.items()}
    weights, rounds = _fitted(base, places) if places else (unit * base, 0)
    groups = np.unique(np.asarray(cluster), return_inverse=True)[1] if cluster is not None else None
    shares = weights / weights.sum()
    mean = float(shares @ scores)
    left = _unexplained(np.column_stack([scores - mean, scores]), base, places)
    sides = zip((shares, weights), left.T, strict=True)
    spread = [_error(side * column, groups, fpc) for side, column in sides]
    found = (mean, float(weights @ scores))
    figures = [Figure(value, se, df) for value, (se, df) in zip(found, spread, strict=True)]
    return Raked(figures[0], figures[1], tuple(weights.tolist()), rounds)


def _places(name: str, margin: Margin, base: Any) -> tuple[Any, Any]:
    """Of each answer the place of its category, and the wanted totals in that order."""
    order = {level: place for place, level in enumerate(margin.totals)}
    if unknown := [value for value in margin.values if value not in order]:
        raise NotRakedError(name, f"has no total for {unknown[0]!r}")
    places = np.array([order[value] for value in margin.values])
    held = np.bincount(places, base, len(order))
    for level, weight in zip(order, held, strict=True):
        if not weight > 0:
            raise NotRakedError(name, f"has no answers in {level!r}, so no weight can make them up")
    return places, np.array(list(margin.totals.values()), float)


def _fitted(base: Any, places: Mapping[str, tuple[Any, Any]]) -> tuple[Any, int]:
    weights = base.copy()
    for rounds in range(1, MOST_ROUNDS + 1):
        furthest = 0.0
        for place, totals in places.values():
            factors = totals / np.bincount(place, weights, len(totals))
            weights = weights * factors[place]
            furthest = max(furthest, float(np.abs(factors - 1).max()))
        if furthest < CLOSE:
            return weights, rounds
    rule = f"cannot be met together with the other margins ({MOST_ROUNDS} rounds did not settle)"
    raise NotRakedError(list(places)[-1], rule)


def _unexplained(columns: Any, base: Any, places: Mapping[str, tuple[Any, Any]]) -> Any:
    """What is left of each column when the margins have said theirs, by weighted least squares."""
    if not places:
        return columns
    marks = np.column_stack([np.eye(len(totals))[place] for place, totals in places.values()])
    products = marks.T @ (marks * base[:, None])
    slopes = np.linalg.pinv(products, rcond=1e-12, hermitian=True) @ (marks.T @ (columns * base[:, None]))
    return columns - marks @ slopes


def _error(pulls: Any, groups: Any, fpc: float | None) -> tuple[float | None, int]:
    sums = pulls if groups is None else np.bincount(groups, pulls)
    n = len(sums)
    if fpc is not None and fpc < n:
        raise ValueError(f"The population of {fpc} is smaller than the {n} that were drawn from it.")
    if n < 2:
        return None, 0
    spread = float(((sums - sums.mean()) ** 2).sum())
    return sqrt((1 - (n / fpc if fpc else 0)) * n / (n - 1) * spread), n - 1
