"""What somebody would decide: about an idea, or about the reserve of a period; and how much of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wallofchange.deciding.models.cycle import Cycle
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.people.models import Team


@dataclass(frozen=True)
class Matter:
    """As a mandate looks at it: for which team, what, and for how many hours and euros."""

    team: Team
    act: str
    hours: Decimal
    money: Decimal
    idea: Idea | None = None
    cycle: Cycle | None = None

    @classmethod
    def of(cls, about: Idea | Cycle, act: str, hours: Decimal | None, money: Decimal | int | None) -> Matter:
        """Hours and money are the idea's, unless they are given."""
        from wallofchange.deciding.models.idea import Idea  # it is decided about under what is read here

        if not isinstance(about, Idea):
            return cls(about.team, act, hours or Decimal(0), Decimal(0), cycle=about)
        spent = about.money if money is None else Decimal(money)
        return cls(about.team, act, about.hours if hours is None else hours, spent, idea=about)

    @property
    def weight(self) -> Decimal:
        """The hours a mandate must reach: of a reserve, with what was broken of it before in this period."""
        return self.hours + self.cycle.exempted if self.cycle else self.hours
