"""Which answers a page about moments looks at, and which stretch of time it sets them beside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.views.given import day
from wallofchange.diary.refused import Refused

QUARTER = 13  # whole weeks, up to the last Sunday
YEAR = 52  # weeks: the same days of the week again
LONGEST = 366 * 5  # days
LONGEST_NAME = 80


@dataclass(frozen=True)
class Asked:
    """A stretch of days, both included; empty names let every unit and channel through."""

    since: date
    until: date
    unit: str = ""
    channel: str = ""
    against: str = ""  # "year": the same weeks a year before; else the stretch just before
    is_usual: bool = True  # no days were asked for
    as_of: datetime | None = None  # only what was heard until then: what came since would give somebody away
    beside: tuple[date, date] | None = None  # the stretch it is set beside, where that could not be as long
    wanted: tuple[date, date] | None = None  # the days that were asked for, where others are shown

    @classmethod
    def of(cls, given: QueryDict, *, at: datetime) -> Asked:
        """Read an address; the last quarter of whole weeks when it names no days.

        Raises:
            Refused: for what is no day, an end before the beginning, or more than five years.
        """
        today = timezone.localdate(at)
        sunday = today - timedelta(days=today.isoweekday() % 7 or 7)
        until = day(given.get("until", ""), sunday)
        since = day(given.get("from", ""), until - timedelta(weeks=QUARTER) + timedelta(days=1))
        _check(since, until)
        unit, channel = (given.get(name, "").strip()[:LONGEST_NAME] for name in ("unit", "channel"))
        against = "year" if given.get("against") == "year" else ""
        is_usual = not (given.get("from") or given.get("until"))
        return cls(since, until, unit, channel, against, is_usual)

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    @property
    def then(self) -> tuple[date, date]:
        """The first and last day of the stretch that it is set beside; as long as this one if it may be."""
        if self.beside is not None:
            return self.beside
        a_year_back = self.against and self.days <= YEAR * 7  # two stretches never overlap
        back = timedelta(weeks=YEAR) if a_year_back else timedelta(days=self.days)
        return self.since - back, self.until - back

    @property
    def is_narrowed(self) -> bool:
        return bool(self.unit or self.channel)

    def within(self, field: str = "said_at") -> Q:
        """What was said in these days."""
        return said_in(self.since, self.until, field)

    def within_then(self, field: str = "said_at") -> Q:
        return said_in(*self.then, field)

    @property
    def narrowing(self) -> list[tuple[str, str]]:
        return [(name, value) for name in ("unit", "channel") if (value := getattr(self, name))]

    def narrowed(self) -> Q:
        """What was said in this unit, on this channel."""
        return Q(**dict(self.narrowing))

    @property
    def whole(self) -> Asked:
        """The same days in all units, on all channels."""
        return replace(self, unit="", channel="")

    def ending(self, last: date) -> Asked:
        """As many days, up to this one."""
        since = last - timedelta(days=self.days - 1)
        return replace(self, since=since, until=last, is_usual=False, beside=None, wanted=None)

    def over(self, since: date, until: date) -> Asked:
        """Other days, with the ones that were asked for beside them."""
        if (since, until) == (self.since, self.until):
            return self
        return replace(self, since=since, until=until, wanted=(self.since, self.until))

    @property
    def moved(self) -> str:
        """Why other days are shown than were asked for: "weeks", or "few" people; else empty."""
        if self.wanted is None:
            return ""
        since, until = self.wanted
        weeks = (since - timedelta(days=since.weekday()), until + timedelta(days=6 - until.weekday()))
        return "weeks" if weeks == (self.since, self.until) else "few"

    @property
    def address(self) -> str:
        """The query of an address that asks for this; empty for the usual."""
        wanted = {} if self.is_usual else {"from": self.since.isoformat(), "until": self.until.isoformat()}
        wanted |= {name: value for name in ("unit", "channel", "against") if (value := getattr(self, name))}
        return "?" + urlencode(wanted) if wanted else ""

    @property
    def beside_the_year(self) -> str:
        """The address of the same, set beside the other stretch."""
        return replace(self, against="" if self.against else "year").address or "?"


def said_in(first: date, last: date, field: str = "said_at") -> Q:
    return Q(**{f"{field}__gte": midnight(first), f"{field}__lt": midnight(last + timedelta(days=1))})


def midnight(of: date) -> datetime:
    return timezone.make_aware(datetime.combine(of, time.min))


def _check(since: date, until: date) -> None:
    if since > until:
        raise Refused(
            _("These days end before they begin."), remedy=_("Let the last day be the later one."), code="day"
        )
    if (until - since).days >= LONGEST:
        raise Refused(_("This is more than five years."), remedy=_("Choose fewer days."), code="day")
    if since.year < 1900 or until.year > 9000:
        raise Refused(
            _("There is nothing to count in those days."), remedy=_("Choose other days."), code="day"
        )
