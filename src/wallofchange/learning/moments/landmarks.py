"""What happened at a moment meanwhile: changes that went live, promises that began or ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wallofchange.deciding.models import Idea
from wallofchange.listening.models import Moment, Promise
from wallofchange.people.models import User


@dataclass(frozen=True)
class Landmark:
    """A day that the course of a score may be read beside; it explains nothing by itself."""

    day: date
    what: str
    name: str
    url: str = ""
    number: int = 0  # its place in a picture

    def as_dict(self) -> dict[str, Any]:
        return {"day": self.day.isoformat(), "what": self.what, "name": self.name}


def landmarks_of(moment: Moment, user: User) -> list[Landmark]:
    """All of a moment that this person may see; two queries."""
    return [*_changes(moment, user), *_promises(moment, user)]


def _changes(moment: Moment, user: User) -> list[Landmark]:
    live = Idea.objects.seen_by(user).filter(moment=moment, live_at__isnull=False).order_by("live_at")
    return [
        Landmark(
            timezone.localdate(idea.live_at),
            _("live"),
            idea.title,
            reverse("house:idea", args=[idea.pk]),
        )
        for idea in live
        if idea.live_at
    ]


def _promises(moment: Moment, user: User) -> list[Landmark]:
    found = []
    for promise in Promise.objects.seen_by(user).filter(moment=moment):
        found.append(Landmark(promise.starts_on, _("promised from here"), promise.text))
        if promise.ends_on:
            found.append(Landmark(promise.ends_on + timedelta(days=1), _("no longer promised"), promise.text))
    return found
