"""A row of mornings: which one was before, which comes next, who leads them, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import ngettext

from wallofchange.deciding.models import DayStart, Lead
from wallofchange.deciding.models.leading import whose_turn
from wallofchange.people.models import Team, User
from wallofchange.people.presence import Presence

LONGEST_BREAK = timedelta(days=30)  # nobody is closed longer, and then it is simply the next day


@dataclass(frozen=True)
class Leaders:
    """Who leads today and the next morning; nobody in a team without members."""

    today: User | None
    next: User | None
    next_on: date


@dataclass(frozen=True)
class Rhythm:
    """How many mornings of a month were held, and how long they took. Counts, nobody's attendance."""

    mornings: int
    minutes: int

    def __str__(self) -> str:
        said = ngettext(
            "This month %(n)s morning, %(minutes)s minutes on average.",
            "This month %(n)s mornings, %(minutes)s minutes on average.",
            self.mornings,
        )
        return said % {"n": self.mornings, "minutes": self.minutes}


class Calendar:
    """The days around a morning: on which of them the team works, and who is in. Four queries."""

    def __init__(self, team: Team, on: date) -> None:
        self.team, self.on = team, on
        self._presence = Presence([team], on - LONGEST_BREAK, on + LONGEST_BREAK)

    @property
    def next(self) -> date:
        """The next day on which the team works."""
        return self._first_working(1)

    @property
    def before(self) -> date:
        """The last day on which the team worked."""
        return self._first_working(-1)

    def people(self, on: date) -> list[User]:
        """Who is in on one of these days, by name; everybody, where the team stands on a day it is closed."""
        return self._presence.people(self.team.pk, on) or self.members

    @cached_property
    def members(self) -> list[User]:
        """Everybody in the team, by name."""
        return list(self.team.members.filter(is_active=True).order_by("name"))

    def _first_working(self, step: int) -> date:
        days = (self.on + timedelta(days=step * passed) for passed in range(1, LONGEST_BREAK.days))
        works = (day for day in days if self._presence.works(self.team.pk, day))
        return next(works, self.on + timedelta(days=step))


def leaders(calendar: Calendar, held: DayStart | None) -> Leaders:
    """In turn, and whoever is away is skipped; unless somebody took the morning. Two queries."""
    team, on, following = calendar.team, calendar.on, calendar.next
    taken = Lead.taken(team, (on, following))
    last = DayStart.last_led(team)
    today = held.leader if held else taken.get(on) or whose_turn(calendar.people(on), last)
    if today:
        last[today.pk] = max(last.values(), default=0) + 1
    return Leaders(today, taken.get(following) or whose_turn(calendar.people(following), last), following)


def missed(calendar: Calendar) -> date | None:
    """The morning before, when there was no day-start on it and there had been one earlier. No mark."""
    before = calendar.before
    earlier = DayStart.objects.filter(team=calendar.team, on__lt=calendar.on).order_by("-on")
    last = earlier.values_list("on", flat=True).first()
    return before if last and last < before else None


def rhythm(team: Team, on: date) -> Rhythm:
    """This month's mornings up to this day, those that were closed."""
    held = list(
        DayStart.objects.filter(team=team, on__gte=on.replace(day=1), on__lte=on).exclude(closed_at=None)
    )
    minutes = [day_start.minutes for day_start in held]
    return Rhythm(len(minutes), round(sum(minutes) / len(minutes)) if minutes else 0)


def of_all(team: Team, until: date) -> tuple[int, int]:
    """How many day-starts were held, of how many working mornings since the first one; until, left out."""
    days = list(DayStart.objects.filter(team=team, on__lt=until).values_list("on", flat=True))
    if not days:
        return 0, 0
    presence = Presence([team], days[0], until)
    passed = (days[0] + timedelta(days=n) for n in range((until - days[0]).days))
    return len(days), sum(presence.works(team.pk, day) for day in passed)
