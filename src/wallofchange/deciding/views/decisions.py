"""A move on the wall is a new decision; withdrawing it leaves both on record."""

from __future__ import annotations

from datetime import date

from wallofchange.deciding.models import Idea
from wallofchange.deciding.moves import Move
from wallofchange.deciding.views.answer import verb
from wallofchange.deciding.views.given import day
from wallofchange.diary.clock import now
from wallofchange.people.requests import KnownRequest


@verb()
def decisions(request: KnownRequest, idea: Idea) -> None:
    """Move it: `to` is the stage, `from` the one that was on the screen."""
    given = request.POST
    Move(
        given.get("to", ""),
        expected=given.get("from", ""),
        why=given.get("why", ""),
        look_again_on=_again(given.get("look_again_on", "")),
        without_prediction=bool(given.get("without_prediction")),
        line=given.get("line", ""),
        tell=bool(given.get("tell")),
    ).make(idea, by=request.user, at=now())


@verb("POST", "DELETE")
def undo(request: KnownRequest, idea: Idea) -> None:
    """Withdraw the last decision."""
    idea.undo(by=request.user, at=now())


def _again(text: str) -> date | None:
    """The day to look again, where one was chosen."""
    return day(text, date.min) if text.strip() else None
