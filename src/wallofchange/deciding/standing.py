"""Where an idea stands with who may decide: for the page of one idea."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wallofchange.deciding import mandates
from wallofchange.deciding.asking import Waiting, seen_as
from wallofchange.deciding.models.ask import Ask
from wallofchange.deciding.models.idea import Idea
from wallofchange.deciding.models.sponsorship import Sponsorship
from wallofchange.deciding.models.stage import Stage
from wallofchange.people.models import User

TO_CHOOSE = (Stage.INVENTORY, Stage.NOT_NOW, Stage.NEVER_MIND)


@dataclass(frozen=True)
class Standing:
    """What may be decided about it by who looks, what was asked, and who stands behind it."""

    covered: mandates.Covered
    shown: bool  # whether there is anything to say about a mandate here
    asked: list[Waiting]
    sponsor: Sponsorship | None

    @property
    def words(self) -> str:
        return mandates.under_words(self.covered.under)

    @property
    def may_sponsor(self) -> bool:
        """Whether who looks has a mandate of their own to put behind it, and nobody did yet."""
        mine = self.covered.how == "manager" or bool(self.covered.mandate and self.covered.mandate.user_id)
        return self.shown and self.covered.allowed and mine and self.sponsor is None

    @classmethod
    def of(cls, idea: Idea, *, by: User, at: datetime) -> Standing:
        """In a constant number of queries."""
        covered = mandates.covering(idea, by=by, at=at)
        asked = seen_as(Ask.objects.open().filter(idea=idea, owned_no=None).with_all(), by, at)
        shown = covered.arranged and idea.stage in TO_CHOOSE
        return cls(covered, shown, asked, Sponsorship.of(idea))
