"""What was measured beside the answers, put on the rows of the answers: minutes waited, on time or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from wallofchange.learning.parts.answers import Answer, Marks
from wallofchange.learning.parts.scope import Scope
from wallofchange.listening.models.measure import MORE_IS_BETTER, called
from wallofchange.listening.performance import facts_for, known_kinds


@dataclass(frozen=True, slots=True)
class Fact:
    """One kind of fact, row for row with the answers (None where it is not known)."""

    kind: str
    more_is_better: bool
    values: Marks

    @property
    def name(self) -> str:
        return called(self.kind)

    @property
    def known(self) -> int:
        return sum(value is not None for value in self.values)

    def marks(self) -> Marks:
        """-1 falls short, 0 as usual, 1 exceeds.

        Of two values the more frequent is what people are used to; an amount is cut at its quarters.
        """
        known = [value for value in self.values if value is not None]
        if len(set(known)) < 3:
            usual = Counter(known).most_common(1)[0][0] if known else 0.0
            return [None if value is None else self._side(value, usual, usual) for value in self.values]
        low, _middle, high = quantiles(known, n=4, method="inclusive")
        return [None if value is None else self._side(value, low, high) for value in self.values]

    def _side(self, value: float, low: float, high: float) -> float:
        place = (value > high) - (value < low)
        return float(place if self.more_is_better else -place)


def facts_of(scope: Scope, rows: Sequence[Answer]) -> list[Fact]:
    """Every kind of fact that is known of at least one of these answers."""
    found = facts_for(scope.scored()[0])
    kinds = sorted({kind for row in rows for kind in found.get(row.pk, ())})
    better = {known.kind: known.measure in MORE_IS_BETTER for known in known_kinds(scope.user)}
    return [
        Fact(kind, better[kind], [found.get(row.pk, {}).get(kind) for row in rows])
        for kind in kinds
        if kind in better
    ]
