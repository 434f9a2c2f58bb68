"""The first colleague of an empty home: whoever started the program holds the key."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wallofchange.diary.models import note
from wallofchange.diary.refused import Refused
from wallofchange.people.models import Team, User


def key() -> str:
    """The key of this home, kept in it until the first administrator is there."""
    path = _path()
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(18))
    return path.read_text()


def fits(given: str) -> bool:
    path = _path()
    return path.exists() and secrets.compare_digest(given, path.read_text())


def move_in(username: str, name: str, password: str, team: str, *, at: datetime) -> User:
    """Make the first administrator and the first team; only where nobody lives yet."""
    with transaction.atomic():
        if User.objects.exists():
            raise Refused(_("Somebody lives here already."), remedy=_("Log in instead."), code="taken")
        user = User.objects.welcome(username, name, password, role=User.Role.ADMINISTRATOR)
        first = Team.objects.first() or Team.objects.create(name=team.strip())
        first.name = team.strip() or first.name
        first.save()
        first.add(user, lead=True)
        note("moved in", user, by=user, at=at)
    _path().unlink(missing_ok=True)
    return user


def _path() -> Path:
    return Path(settings.HOME.folder) / "welcome.key"
