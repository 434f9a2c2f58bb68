"""What other rooms put in front of a team this morning: one or two of each, and only when there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Q, QuerySet, When

from wallofchange.deciding import room
from wallofchange.deciding.ageing import fading
from wallofchange.deciding.asking import Waiting, seen_as
from wallofchange.deciding.models import Ask, Cycle, Idea, OwnedNo
from wallofchange.deciding.never_minds import never_minds
from wallofchange.learning.models import LookedAgain
from wallofchange.learning.ordinary import to_tell
from wallofchange.learning.portfolio import Grey, grey
from wallofchange.people.models import Team, User

AT_ONCE = 2


@dataclass(frozen=True)
class Others:
    """Taken down after a yes-but, about to fade, asked of somebody, a no to hear; room left, and the rest."""

    never_minds: list[Idea] = field(default_factory=list)
    never_minds_more: int = 0  # hang on the shelf of that name
    fading: list[Idea] = field(default_factory=list)
    fading_more: list[Idea] = field(default_factory=list)  # only named
    asked: list[Waiting] = field(default_factory=list)
    to_hear: list[OwnedNo] = field(default_factory=list)
    room_left: Cycle | None = None
    ordinary: list[LookedAgain] = field(default_factory=list)
    grey: Grey | None = None

    @property
    def to_choose(self) -> bool:
        """Whether there is something of it to decide."""
        return bool(self.never_minds or self.fading or self.asked or self.to_hear)


def others(team: Team, user: User, since: datetime, at: datetime) -> Others:
    """In a constant number of queries, each from its own room.

    `since`: when the last day-start began, for what was taken down while everybody stood there is shown at
    the next one as well.
    """
    taken_down, fades = never_minds(team, since), fading(team, at)
    return Others(
        never_minds=taken_down[:AT_ONCE],
        never_minds_more=max(len(taken_down) - AT_ONCE, 0),
        fading=fades[:AT_ONCE],
        fading_more=fades[AT_ONCE:],
        asked=seen_as(_asked(team, user), user, at),
        to_hear=list(OwnedNo.objects.to_be_heard_by(user).filter(objection__idea__team=team)[:AT_ONCE]),
        room_left=room.left_to_ask(team, at),
        ordinary=to_tell(team, at)[:1],
        grey=_of_this_team(grey(team, at), team),
    )


def _asked(team: Team, user: User) -> QuerySet[Ask]:
    """What this team asked or is asked, and what who looks must answer: theirs first, then by the clock."""
    mine = Q(of_whom=user) | Q(for_whom=user)
    asks = Ask.objects.open().filter(Q(team=team) | mine).with_all()
    return asks.order_by(Case(When(mine, then=0), default=1), "steps_up_at", "pk")[:AT_ONCE]


def _of_this_team(found: Grey | None, team: Team) -> Grey | None:
    """The grey of the whole house is told on its own page, not to every team every morning."""
    return found if found and found.team == team else None
