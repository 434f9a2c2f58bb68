"""Whether a part of a moment may be shown: beside the whole, and beside what somebody saw before."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q

from wallofchange.learning import released
from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.counts import answers_of
from wallofchange.listening.models import Moment
from wallofchange.people.models import User


class Guarded(NamedTuple):
    """Of this stretch and of the other one."""

    now: released.Shown
    then: released.Shown

    @property
    def as_of(self) -> datetime | None:
        """Until when answers count, where what came since would give somebody away."""
        return min((each.as_of for each in self if each.as_of), default=None)


OPEN = Guarded(released.Shown(allowed=True), released.Shown(allowed=True))


def guarded(user: User, asked: Asked, moment: Moment, *, at: datetime) -> Guarded:
    """One unit or channel is judged together with the whole that it is a part of; the whole by its size."""
    if not asked.is_narrowed:
        return OPEN
    stretches: list[tuple[tuple[date, date], Q]] = [
        ((asked.since, asked.until), asked.within()),
        (asked.then, asked.within_then()),
    ]
    cells = {
        _name(part, moment, days): released.cell(
            _name(part, moment, days), answers_of(user, part, moment, within)
        )
        for part in (asked.whole, asked)
        for days, within in stretches
    }
    shown = released.guard(list(cells.values()), user=user, at=at, about="moments")
    return Guarded(*(shown[_name(asked, moment, days)] for days, _within in stretches))


def _name(asked: Asked, moment: Moment, days: tuple[date, date]) -> str:
    """One way to write a filter."""
    wanted = {"from": days[0].isoformat(), "until": days[1].isoformat()}
    wanted |= {name: value for name in ("unit", "channel") if (value := getattr(asked, name))}
    return f"moments/{moment.slug}?{urlencode(wanted)}"
