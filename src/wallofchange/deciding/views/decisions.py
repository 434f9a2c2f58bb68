"""A move on the wall is a new decision; withdrawing it leaves both on record."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea, Stage
from wallofchange.deciding.views.answer import verb
from wallofchange.deciding.views.given import day
from wallofchange.diary.clock import now
from wallofchange.diary.refused import Refused
from wallofchange.people.requests import KnownRequest

NOT_NOW_WEEKS = 13  # a quarter of a year until it is looked at again, unless somebody says otherwise


@verb()
def decisions(request: KnownRequest, idea: Idea) -> None:
    """Move it: `to` is the stage, `from` the one that was on the screen."""
    at, given = now(), request.POST
    to, expected = given.get("to", ""), given.get("from", "")
    if to not in Stage.values:
        raise Refused(
            _("There is no such place on the wall."), remedy=_("Choose one of the columns."), code="stage"
        )
    if to == Stage.DONE_AT_ONCE:
        idea.finish_at_once(given.get("line", ""), by=request.user, at=at, expected=expected)
    elif to == Stage.EVALUATION and given.get("without_prediction"):
        idea.go_live(by=request.user, at=at, expected=expected, without_prediction=True)
    elif to == Stage.NOT_NOW:
        again = day(
            given.get("look_again_on", ""), timezone.localtime(at).date() + timedelta(weeks=NOT_NOW_WEEKS)
        )
        idea.put_aside(
            by=request.user, at=at, look_again_on=again, why=given.get("why", "").strip(), expected=expected
        )
    elif to == Stage.NEVER_MIND:
        idea.take_down(by=request.user, at=at, why=given.get("why", "").strip(), expected=expected)
    else:
        idea.move(to, by=request.user, at=at, expected=expected)


@verb("POST", "DELETE")
def undo(request: KnownRequest, idea: Idea) -> None:
    """Withdraw the last decision."""
    idea.undo(by=request.user, at=now())
