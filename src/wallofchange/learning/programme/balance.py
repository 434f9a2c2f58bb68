"""The balance of the wall: what was meant as it should be or never expected, and how customers found it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wallofchange.deciding.models import Idea, Stage
from wallofchange.deciding.models.stage import Kind

REALISED = Q(stage__in=(Stage.EVALUATION, Stage.LEARNED, Stage.DONE_AT_ONCE))
ROWS = (Kind.NINE, Kind.SEVEN, "")


@dataclass(frozen=True)
class Balance:
    """Changes by how they were meant and how customers found them; "" where nobody said."""

    counts: dict[tuple[str, str], int]

    @property
    def n(self) -> int:
        return sum(self.counts.values())

    @property
    def nine(self) -> int:
        """Meant as never expected."""
        return self.meant(Kind.NINE)

    @property
    def nine_found(self) -> int:
        """Of those, how many customers had not expected either."""
        return self.counts.get((Kind.NINE, Kind.NINE), 0)

    @property
    def rows(self) -> list[tuple[str, list[int]]]:
        """By how they were meant, how many customers found of each kind."""
        return [(str(meant), [self.counts.get((meant, found), 0) for found in ROWS]) for meant in ROWS]

    @property
    def portfolio(self) -> tuple[int, int, int]:
        """As customers found them: never expected, as it should be, not known yet."""
        never, should, unknown = (
            sum(n for (_meant, found), n in self.counts.items() if found == kind) for kind in ROWS
        )
        return never, should, unknown

    def meant(self, kind: str) -> int:
        return sum(n for (meant, _found), n in self.counts.items() if meant == kind)


def balance_of(ideas: QuerySet[Idea]) -> Balance | None:
    """The balance of what customers can notice by now; None where that is nothing."""
    pairs: Iterable[tuple[str, str]] = ideas.filter(REALISED).order_by().values_list("kind", "kind_found")
    counted = Counter(pairs)
    return Balance(dict(counted)) if counted else None
