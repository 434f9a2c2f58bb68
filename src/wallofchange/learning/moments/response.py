"""How many of those who were asked about a moment answered, and whether that changed too much to compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wallofchange.diary.tongue import in_our_tongue
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.written import written
from wallofchange.listening.models import Moment, Performance, Signal
from wallofchange.listening.response import Response, asking_at, coming_through, response_of
from wallofchange.measuring.share import Share, share
from wallofchange.measuring.traps import Trap, fewer_answered
from wallofchange.people.models import User


@dataclass(frozen=True)
class Responded:
    """Of this stretch, and of the other one where that is known too."""

    now: Response
    then: Response | None

    @cached_property
    def trap(self) -> Trap | None:
        """T5: the response moved by five points or more, and chance does not explain it."""
        return fewer_answered(self.then.counts, self.now.counts) if self.then else None

    @property
    def sentence(self) -> str:
        said = _("Of %(asked)s who were asked %(now)s in 100 answered (%(low)s to %(high)s)") % (
            _ends(self.now) | {"asked": written(self.now.invited)}
        )
        if self.then is None:
            return said + "."
        return said + _("; before it was %(now)s (%(low)s to %(high)s).") % _ends(self.then)

    @property
    def warning(self) -> str:
        """What it means for the figures, where it moved."""
        if self.trap is None:
            return ""
        return _("Who answers is not the same as before: part of a move may come of that.")

    def as_dict(self) -> dict[str, Any]:
        trap = self.trap
        return {
            "now": _as_dict(self.now),
            "then": _as_dict(self.then) if self.then else None,
            "trap": {"code": trap.code, "text": in_our_tongue(trap.text)} if trap else None,
        }


def responded(moment: Moment, asked: Asked, user: User) -> Responded | None:
    """None where nobody knows how many were asked.

    Within a channel it is known of sources through which nothing else comes in: it is not told by channel.
    """
    now, then = (_in(moment, asked, user, days) for days in ((asked.since, asked.until), asked.then))
    return Responded(now, then) if now else None


def _in(moment: Moment, asked: Asked, user: User, days: tuple[date, date]) -> Response | None:
    facts = asking_at(Performance.objects.seen_by(user), moment)
    facts = facts.filter(unit=asked.unit) if asked.unit else facts
    facts = coming_through([asked.channel] if asked.channel else [], facts)
    return response_of(facts, Signal.objects.seen_by(user).counted(), *days)


def _share(found: Response) -> Share:
    return share(found.answered, found.invited)


def _ends(found: Response) -> dict[str, str]:
    rate = _share(found)
    ends = {"now": rate.p, "low": rate.low, "high": rate.high}
    return {name: written(100 * value) for name, value in ends.items()}


def _as_dict(found: Response) -> dict[str, Any]:
    rate = _share(found)
    counts = {"answered": found.answered, "asked": found.invited, "days": found.days}
    return counts | {"estimate": rate.p, "low": rate.low, "high": rate.high}
