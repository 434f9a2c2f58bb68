"""A team's calendar as a file that other programs read (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Cycle, DayStart, Exemption
from wallofchange.deciding.models.hours import said
from wallofchange.people.models import Absence, Team, TeamDay
from wallofchange.people.presence import Presence

BEFORE, AHEAD = timedelta(days=31), timedelta(days=366)
MORNINGS = timedelta(days=14)  # ahead
USUAL_START = time(9)
LASTS = timedelta(minutes=15)


def written(team: Team, at: datetime) -> bytes:
    """Periods, mornings, who is away (never why), closed days, and when a broken reserve ends."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Wall of Change//calendar//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", team.name)
    here = timezone.localtime(at)
    for event in _events(team, here):
        event.add("dtstamp", at)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(team: Team, here: datetime) -> list[Any]:
    first, last = here.date() - BEFORE, here.date() + AHEAD
    cycles = Cycle.objects.filter(team=team, ends_on__gte=first, starts_on__lte=last)
    absences = Absence.objects.within(first, last).filter(user__memberships__team=team).select_related("user")
    broken = Exemption.objects.filter(cycle__team=team, until__range=(first, last)).select_related("by")
    closed = TeamDay.objects.filter(team=team, on__range=(first, last), works=False)
    return [
        *(_days(f"cycle-{each.pk}", _period(each), each.starts_on, each.ends_on) for each in cycles),
        *(_days(f"absence-{each.pk}", _away(each), each.first, each.last) for each in absences),
        *(_days(f"exemption-{each.pk}", _broken(each), each.until, each.until) for each in broken),
        *(_days(f"day-{each.pk}", each.words or _("Closed"), each.on, each.on) for each in closed),
        *_mornings(team, here),
    ]


def _mornings(team: Team, here: datetime) -> list[Any]:
    """Those of the coming two weeks, at the time of day of the last one."""
    held = DayStart.objects.filter(team=team).order_by("-on").first()
    starts = timezone.localtime(held.started_at).time() if held else USUAL_START
    presence = Presence([team], here.date(), here.date() + MORNINGS)
    days = (here.date() + timedelta(days=n) for n in range(MORNINGS.days + 1))
    found = []
    for day in days:
        if presence.works(team.pk, day):
            begins = datetime.combine(day, starts.replace(second=0, microsecond=0), here.tzinfo)
            found.append(_event(f"morning-{team.pk}-{day}", _("Day-start"), begins, begins + LASTS))
    return found


def _period(cycle: Cycle) -> str:
    return _("Period: %(hours)s hours of room") % {"hours": said(cycle.kept)}


def _away(absence: Absence) -> str:
    return _("%(name)s is away") % {"name": absence.user.name}


def _broken(exemption: Exemption) -> str:
    told = {"name": exemption.by.name, "hours": said(exemption.hours)}
    return _("Last day of %(hours)s hours out of the reserve, by %(name)s") % told


def _days(uid: str, words: str, first: date, last: date) -> Any:
    """Whole days; the end is the day after, and nobody's calendar is blocked by it."""
    event = _event(uid, words, first, last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _event(uid: str, words: str, begins: date, ends: date) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@wallofchange")
    event.add("summary", words)
    event.add("dtstart", begins)
    event.add("dtend", ends)
    return event
