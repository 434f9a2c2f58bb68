"""To where a card is moved, with what belongs to that place: one way for the page and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Decision, Idea, Stage, ToTell
from wallofchange.diary.refused import Refused
from wallofchange.people.models import User


@dataclass(frozen=True)
class Move:
    """Where to; `expected` is where it hung on the screen, and the rest belongs to some places only."""

    to: str
    expected: str = ""
    why: str = ""
    look_again_on: date | None = None  # of 'Not now'; a quarter of a year unless said
    without_prediction: bool = False  # of going live
    line: str = ""  # of what was done at once, and whether whoever said it hears of it
    tell: bool = False

    def make(self, idea: Idea, *, by: User, at: datetime) -> Decision:
        """The verb of that place.

        Raises:
            Refused: where there is no such place, and where the verb says no.
        """
        if self.to not in Stage.values:
            raise Refused(
                _("There is no such place on the wall."), remedy=_("Choose one of the columns."), code="stage"
            )
        if self.to == Stage.DONE_AT_ONCE:
            return self._finish(idea, by=by, at=at)
        if self.to == Stage.EVALUATION and self.without_prediction:
            return idea.go_live(by=by, at=at, expected=self.expected, without_prediction=True)
        if self.to == Stage.NOT_NOW:
            return idea.put_aside(
                by=by, at=at, look_again_on=self.look_again_on, why=self.why.strip(), expected=self.expected
            )
        if self.to == Stage.NEVER_MIND:
            return idea.take_down(by=by, at=at, why=self.why.strip(), expected=self.expected)
        return idea.move(self.to, by=by, at=at, expected=self.expected)

    def _finish(self, idea: Idea, *, by: User, at: datetime) -> Decision:
        """Done, and perhaps: let the customer know."""
        with transaction.atomic():
            decision = idea.finish_at_once(self.line, by=by, at=at, expected=self.expected)
            if self.tell:
                ToTell.wish(idea, idea.closing_line, by=by, at=at)
        return decision
