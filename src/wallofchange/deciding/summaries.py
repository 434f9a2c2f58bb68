"""What this room has not told yet: day-starts that were closed, to the letterbox of their team."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wallofchange.deciding.minutes import closing_line, minutes
from wallofchange.deciding.models import DayStart
from wallofchange.deciding.mornings import Calendar, leaders
from wallofchange.people.models import Letterbox, Notice

IN_CASE = timedelta(seconds=20)  # closed by mistake: it can be opened again before anything goes out
NEWS = timedelta(hours=18)  # what is older is no news: a letterbox that opens today gets nothing of last week
MOST = 20  # lines


def pull(at: datetime) -> int:
    """Put the summary of what was closed in its letterbox; return how many. Twice tells nothing twice."""
    closed = DayStart.objects.filter(told_at=None, closed_at__lte=at - IN_CASE, closed_at__gte=at - NEWS)
    boxes = Letterbox.objects.filter(team__in=closed.values("team")).select_related("team")
    by_team = {box.team_id: box for box in boxes if box.is_open}
    return sum(_tell(day_start, by_team.get(day_start.team_id), at) for day_start in closed)


def summary(day_start: DayStart) -> str:
    """The morning in words: no customer's sentence is among them, only what colleagues decided.

    A mail cannot be taken back when a customer asks to be forgotten; the page of minutes can.
    """
    who = leaders(Calendar(day_start.team, day_start.on), day_start)
    said = [f"- {line}" for line in minutes(day_start)]
    lines = [closing_line(day_start, who.next, who.next_on)]
    if said:
        more = _("and %(n)s more") % {"n": len(said) - MOST}
        lines += ["", *said[:MOST], *([f"- {more}"] if len(said) > MOST else [])]
    if settings.ADDRESS:
        lines += ["", f"{settings.ADDRESS.rstrip('/')}/day-starts/{day_start.pk}/"]
    return "\n".join(lines)


def subject(day_start: DayStart) -> str:
    """Klantenservice, Monday 26 October."""
    return f"{day_start.team}, {date_format(day_start.on, 'l j F')}"


def _tell(day_start: DayStart, box: Letterbox | None, at: datetime) -> int:
    with transaction.atomic():
        if not DayStart.objects.filter(pk=day_start.pk, told_at=None).update(told_at=at) or box is None:
            return 0
        with translation.override(box.language):
            title, text = subject(day_start), summary(day_start)
        Notice.objects.bulk_create(_notices(day_start, box, title, text, at), ignore_conflicts=True)
    return 1


def _notices(day_start: DayStart, box: Letterbox, title: str, text: str, at: datetime) -> list[Notice]:
    """One for the chat, and one for everybody in the team who has an address."""
    made = []
    key = f"day-start {day_start.pk}"
    common: dict[str, Any] = {"team": box.team, "subject": title, "at": at, "next_try_at": at}
    if box.chat_url:
        chat = f"{title}\n{text}"
        made.append(Notice(kind=Notice.Kind.CHAT, key=f"{key} chat", to=box.chat_url, text=chat, **common))
    if box.by_mail:
        people = box.team.members.filter(is_active=True).exclude(email="")
        made += [
            Notice(kind=Notice.Kind.MAIL, key=f"{key} mail {who.pk}", to=who.email, text=text, **common)
            for who in people
        ]
    return made
