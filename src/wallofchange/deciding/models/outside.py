"""A refusal for what lies outside a mandate: it knows who is needed, by when, and which ways are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused

if TYPE_CHECKING:
    from wallofchange.deciding.mandates import Covered


class Outside(Refused):
    """Not by you alone. `covered` says who is needed, whether it was asked, and which free move is left."""

    def __init__(self, covered: Covered, act: str) -> None:
        remedy = _("Ask, or make it smaller.")
        if covered.asked:
            remedy = _("It has been asked already; meanwhile you can make it smaller.")
        elif covered.turn is None:
            remedy = _("Make it smaller, or ask the administrator to name somebody.")
        super().__init__(covered.why, remedy=remedy, code="outside")
        self.covered = covered
        self.act = act
