"""Saying who is away: in one line, or by handing over a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from wallofchange.people import absence_line, calendar_file
from wallofchange.people.calendar_file import MOST_BYTES, Span
from wallofchange.people.models import Absence, Team, User
from wallofchange.people.models.absence import leads

__all__ = ["MOST_BYTES", "Brought", "bring", "say"]

BEFORE, AHEAD = timedelta(days=31), timedelta(days=400)


@dataclass(frozen=True)
class Brought:
    """What came of a calendar: absences that are new, known, no longer there, and events that are none."""

    new: int
    known: int
    gone: int
    left_out: int
    unreadable: int


def say(line: str, team: Team, *, by: User, at: datetime) -> Absence:
    """Enter "2-6 nov" for oneself, or "Sefa 2-6 nov" for somebody of a team one leads."""
    names = _names(team.members.all())
    away = absence_line.read(line, timezone.localdate(at), names)
    who = names.get(away.who, by)
    return Absence.enter(who, away.first, away.last, hours=away.hours, by=by, at=at)


def bring(file: bytes, team: Team, *, by: User, at: datetime) -> Brought:
    """Enter what a calendar says; the same calendar again changes nothing, a changed one changes that.

    An event that names one colleague is about them, where `by` leads the team; any other is about `by`.
    """
    today = timezone.localdate(at)
    held = calendar_file.read(file, timezone.get_current_timezone(), today - BEFORE, today + AHEAD)
    colleagues = [each for each in team.members.filter(is_active=True) if leads(by, each)]
    counts = {"new": 0, "known": 0, "gone": 0}
    with transaction.atomic():
        for span in held.spans:
            counts[_enter(span, _about(span, colleagues) or by, by=by, at=at)] += 1
    return Brought(**counts, left_out=held.left_out, unreadable=held.unreadable)


def _enter(span: Span, who: User, *, by: User, at: datetime) -> str:
    """Say what it was: new, known, or gone."""
    standing = Absence.objects.standing().filter(user=who, uid=span.uid)
    same = standing.filter(first=span.first, last=span.last, hours=span.hours).first()
    for other in standing:
        if span.cancelled or other != same:
            other.withdraw(by=by, at=at)
    if span.cancelled:
        return "gone"
    if same:
        return "known"
    Absence.enter(who, span.first, span.last, hours=span.hours, uid=span.uid, by=by, at=at)
    return "new"


def _about(span: Span, colleagues: list[User]) -> User | None:
    """The one colleague whose name or address stands in it."""
    found = [
        each
        for each in colleagues
        if each.name.lower() in span.about or (each.email and each.email.lower() in span.about)
    ]
    return found[0] if len(found) == 1 else None


def _names(members: Iterable[User]) -> dict[str, User]:
    """Whole names, and first names that only one of them has."""
    known = list(members)
    first = [each.first_name.lower() for each in known]
    names = {each.first_name.lower(): each for each in known if first.count(each.first_name.lower()) == 1}
    return names | {each.name.lower(): each for each in known}
