"""Which days of a moment may be shown, and whether a part of it may, beside what was seen before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from wallofchange.learning import released, stretches
from wallofchange.learning.moments.asked import Asked, said_in
from wallofchange.learning.moments.counts import answers_among
from wallofchange.learning.stretches import Days, Stretch
from wallofchange.listening.models import Moment, Signal
from wallofchange.people.models import User

Narrowing = Sequence[tuple[str, str]]  # what a part is narrowed to: ("unit", "Kampen")
OPEN = released.Shown(allowed=True)


@dataclass(frozen=True)
class Guarded:
    """The days that are shown, and of them and of the other stretch what may be."""

    asked: Asked
    now: released.Shown = OPEN
    then: released.Shown = OPEN
    kinds: tuple[frozenset[str], frozenset[str]] | None = None  # of answers; none: all of them

    @property
    def as_of(self) -> datetime | None:
        """Until when answers count, where what came since would give somebody away."""
        return min((each.as_of for each in (self.now, self.then) if each.as_of), default=None)


def all_guarded(user: User, asked: Asked, moments: Iterable[Moment], *, at: datetime) -> dict[int, Guarded]:
    """By the key of each moment the stretches that may be seen of the whole."""
    moments = list(moments)
    now = stretches.apart(user, moments, [(asked.since, asked.until)], at=at)
    days = {moment.pk: asked.over(*now[moment.pk][0].days) for moment in moments}
    before: dict[Days, list[Moment]] = {}
    for moment in moments:
        before.setdefault(days[moment.pk].then, []).append(moment)
    then: dict[int, Stretch] = {}
    for other, those in before.items():
        found = stretches.apart(user, those, [other], at=at)
        then |= {pk: each for pk, (each,) in found.items()}
    return {pk: _guarded(days[pk], now[pk][0], then[pk]) for pk in days}


def guarded(user: User, asked: Asked, moment: Moment, *, at: datetime) -> Guarded:
    """One unit or channel is judged together with the whole that it is a part of; the whole by its days."""
    found = all_guarded(user, asked, [moment], at=at)[moment.pk]
    if not asked.is_narrowed:
        return found
    part = found.asked
    both = [(part.since, part.until), part.then]
    now, then = parts_guarded(user, moment, part.narrowing, both, at=at)
    return replace(found, now=now, then=then)


def parts_guarded(
    user: User, moment: Moment, narrowing: Narrowing, both: Sequence[Days], *, at: datetime
) -> list[released.Shown]:
    """Whether a part may be shown in each of these stretches, beside all that is known of the whole."""
    part = [_cell(user, moment, narrowing, days) for days in both]
    whole = [_cell(user, moment, (), days) for days in both]
    known = [_cell(user, moment, (), days) for days in stretches.between(user, moment, both, at=at)]
    shown = released.guard([*whole, *part], user=user, at=at, about="moments", beside=known)
    return [shown[each.name] for each in part]


def _guarded(asked: Asked, now: Stretch, then: Stretch) -> Guarded:
    beside = None if then.days == asked.then else then.days
    return Guarded(replace(asked, beside=beside), kinds=(now.kinds, then.kinds))


def _cell(user: User, moment: Moment, narrowing: Narrowing, days: Days) -> released.Cell:
    """Named in one way to write a filter."""
    wanted = [("from", days[0].isoformat()), ("until", days[1].isoformat()), *narrowing]
    values: dict[str, list[str]] = {}
    for name, value in narrowing:
        values.setdefault(name, []).append(value)
    heard = Signal.objects.seen_by(user).counted().filter(said_in(*days), moment=moment)
    heard = heard.filter(**{f"{name}__in": those for name, those in values.items()})
    return released.cell(f"moments/{moment.slug}?{urlencode(wanted)}", answers_among(heard))
