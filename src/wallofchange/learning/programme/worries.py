"""Yes-buts, counted: what became of them, and what was feared beside what was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from wallofchange.deciding.models import Idea, Objection

MOST_PAIRS = 50


@dataclass(frozen=True)
class Worries:
    """All yes-buts on some ideas by what became of them, and those of which fear and fact are both known."""

    became: dict[str, int]  # open, yes_if (not met yet), yes (met), no, withdrawn, lapsed
    right: int
    compared: list[Objection]

    @property
    def n(self) -> int:
        return sum(self.became.values())

    @property
    def yes_if(self) -> int:
        """All that became a yes-if, met or not."""
        return self.became.get("yes_if", 0) + self.became.get("yes", 0)


def worries_of(ideas: QuerySet[Idea]) -> Worries | None:
    """The yes-buts on these ideas; None where nobody said one."""
    found = list(
        Objection.objects.filter(idea__in=ideas.values("pk"))
        .select_related("idea", "condition", "owned_no")
        .order_by("-pk")
    )
    if not found:
        return None
    compared = [each for each in found if _both_known(each)]
    return Worries(
        dict(Counter(each.state for each in found)),
        sum(each.proved_right_at is not None for each in found),
        compared[:MOST_PAIRS],
    )


def _both_known(objection: Objection) -> bool:
    return bool(objection.feared and objection.found)
