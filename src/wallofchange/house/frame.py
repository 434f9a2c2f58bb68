"""What the frame around every page shows: where one can go, who one is, which clock runs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from wallofchange.diary.clock import story_begins


def frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "menu": SimpleLazyObject(lambda: menu(request)),
        "theme": getattr(request, "theme", ""),
        "demo_line": SimpleLazyObject(demo_line),
        "notes_of": SimpleLazyObject(lambda: mark_of(getattr(request, "user", None))),
    }


def mark_of(user: Any) -> str:
    """By which a browser knows whose note it keeps, without saying who that is; "" for nobody."""
    if user is None or not user.is_authenticated:
        return ""
    return salted_hmac("wallofchange.hear", str(user.pk)).hexdigest()[:20]


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The rooms one can walk into, none for whoever has not logged in."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    doors = [
        ("house:today", _("Today"), "today"),
        ("house:wall", _("Wall"), "wall"),
        ("house:signals", _("Heard"), "heard"),
        ("closing:follow-ups", _("Who waits for us"), "waiting"),
        ("learning:moments", _("Moments"), "moments"),
        ("learning:learning", _("Learned"), "learned"),
        ("listening:import", _("Import"), "import"),
    ]
    if user.sees_all_teams:  # goals are off the teams' daily pages; others come to them from an idea
        doors.append(("house:goals", _("Goals"), "up"))
    if user.administers:
        doors.append(("house:people", _("Colleagues"), "person"))
    return [_door(request, *door) for door in doors]


def _door(request: HttpRequest, name: str, label: str, icon: str) -> dict[str, Any]:
    url = reverse(name)
    current = request.path == url or (url != "/" and request.path.startswith(url))
    return {"url": url, "label": label, "icon": icon, "current": current}


def demo_line() -> str:
    """One line on top of a demo: its story has a day of its own."""
    begins = story_begins()
    if begins is None:
        return ""
    return _("This demo plays on %(day)s.") % {"day": date_format(timezone.localtime(begins), "l j F Y")}
