"""Who asked for an answer got one: follow-ups and replies, except for the three who wait this morning."""

from datetime import datetime, timedelta
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from django.utils import timezone

from wallofchange.closing.models import FollowUp, Reply
from wallofchange.closing.models.follow_up import DUE
from wallofchange.closing.pull import STILL_WAITING
from wallofchange.house.demo import weeks
from wallofchange.house.demo.chance import stream
from wallofchange.house.demo.hearing import Heard
from wallofchange.house.demo.moving_in import Company
from wallofchange.house.demo.story.replies import REPLIES, THANKS
from wallofchange.listening.models import Signal
from wallofchange.people import working_hours
from wallofchange.people.models import User
from wallofchange.understanding.models import Gist

Draw: TypeAlias = npt.NDArray[np.float64]

AT_ONCE: Final = 2_000  # rows an insert
IN_TIME, IN_TIME_IN_THE_OUTAGE = 0.92, 0.71
WAITING: Final = ("waiting-1", "waiting-2", "waiting-3")
OUTAGE: Final = (weeks.moment_in(38, 0, "00:00"), weeks.moment_in(40, 0, "00:00"))
ANSWERERS: Final = {
    "service": ("sefa", "tom", "anna"),
    "field": ("dirk", "remco", "joke"),
    "digital": ("iris", "kwame", "bram"),
}


def answer(heard: Heard, company: Company, seed: int) -> int:
    """Write down who asked for an answer and what they got; return how many asked."""
    asking = _asking(heard)
    glad = {each.signal.pk for each in heard.said if each.is_glad}
    chance = stream(seed, "answers to customers")
    waiting = {heard.quotes[key].pk for key in WAITING}
    who = {
        company.teams[team].pk: [company.people[login] for login in logins]
        for team, logins in ANSWERERS.items()
    }
    draws = chance.random((len(asking), 4))
    follow_ups = [
        _follow_up(signal, None if signal.pk in waiting else who[signal.source.team_id], draw)
        for signal, draw in zip(asking, draws, strict=True)
    ]
    FollowUp.objects.bulk_create(follow_ups, AT_ONCE)
    Reply.objects.bulk_create(
        [
            _reply(follow_up, follow_up.signal.pk in glad, draw[3])
            for follow_up, draw in zip(follow_ups, draws, strict=True)
            if follow_up.closed_at
        ],
        AT_ONCE,
    )
    return len(follow_ups)


def _asking(heard: Heard) -> list[Signal]:
    """Who asks, as it was meant or as it was lately read: nobody is left waiting for a misreading."""
    lately = Gist.objects.filter(said_at__gte=weeks.TODAY - STILL_WAITING, asks_answer=True)
    read = set(lately.values_list("pk", flat=True))
    return [each.signal for each in heard.said if each.asks or each.signal.pk in read]


def _follow_up(signal: Signal, people: list[User] | None, draw: Draw) -> FollowUp:
    said_at = timezone.localtime(signal.said_at)
    due_at = working_hours.after(said_at, DUE)
    follow_up = FollowUp(signal=signal, team=signal.source.team, at=said_at, due_at=due_at)
    if people is None:
        return follow_up
    closed = min(_answered_at(said_at, draw), _last_chance(said_at, float(draw[1])))
    follow_up.owner = follow_up.closed_by = people[int(draw[2] * len(people))]
    follow_up.taken_at, follow_up.closed_at = said_at + (closed - said_at) * 0.6, closed
    return follow_up


def _answered_at(said_at: datetime, draw: Draw) -> datetime:
    """Mostly within the two working days that were promised; in the outage much less so."""
    share = IN_TIME_IN_THE_OUTAGE if OUTAGE[0] <= said_at < OUTAGE[1] else IN_TIME
    part = float(draw[0]) / share if draw[0] < share else 1.1 + 2 * float(draw[1])
    return working_hours.after(said_at, DUE * part)


def _last_chance(said_at: datetime, draw: float) -> datetime:
    """Nobody but the three waits this morning: the weekend's are answered at eight, Friday's on Friday."""
    friday = weeks.moment_in(78, 4, "15:10")
    if said_at < friday - timedelta(hours=1):
        return friday + timedelta(minutes=5 + 70 * draw)
    return max(weeks.moment_in(79, 0, "08:02"), said_at) + timedelta(minutes=20 * draw)


def _reply(follow_up: FollowUp, glad: bool, draw: float) -> Reply:
    signal = follow_up.signal
    words = (THANKS if glad else REPLIES)["en" if signal.language == "en" else "nl"]
    name = follow_up.closed_by.first_name if follow_up.closed_by else ""
    return Reply(
        follow_up=follow_up,
        words=words[int(draw * len(words))].format(name=name),
        channel=signal.channel,
        by=follow_up.closed_by,
        at=follow_up.closed_at or follow_up.at,
    )
