"""What undoing a move means beyond the move: whatever that move brought along goes back as well."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from wallofchange.deciding import mandates
from wallofchange.deciding.models.merger import undo_merger
from wallofchange.deciding.models.stage import Stage
from wallofchange.deciding.models.to_tell import ToTell

if TYPE_CHECKING:
    from wallofchange.deciding.models.decision import Decision
    from wallofchange.deciding.models.idea import Idea
    from wallofchange.people.models import User


def undo_what_came_along(idea: Idea, last: Decision, *, by: User, at: datetime) -> None:
    """No longer live, apart again, asked no more, and nobody is told of what is not so."""
    if last.came_from == Stage.REALISATION:
        type(idea).objects.filter(pk=idea.pk).update(live_at=None)
    undo_merger(idea, last, by=by, at=at)
    if last.stage == Stage.NO:
        mandates.settle(idea, by=by, at=at)
    ToTell.take_back(idea, since=last.at, by=by, at=at)
