"""The people every test knows, and makers that fill in what a test does not care about.

Anna leads Service, Bram owns the product (IT), Mirjam is the CX manager, Chantal may see neither team.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from wallofchange.deciding.models import Idea, Objection
from wallofchange.listening.models import Moment, Signal, Source
from wallofchange.people.models import Team, User
from wallofchange.understanding.models import Gist, Reading

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=AMSTERDAM)
TUESDAY = MONDAY + timedelta(days=1)
FRIDAY = MONDAY + timedelta(days=4)
PASSWORD = "a warm house in winter"
_numbers = count(1)


def anna() -> User:
    return _person("anna", "Anna Wiersma", lead_of="Service")


def sefa() -> User:
    return _person("sefa", "Sefa Yildiz", member_of="Service")


def bram() -> User:
    return _person("bram", "Bram Oldenhof", lead_of="IT")


def mirjam() -> User:
    return _person("mirjam", "Mirjam Kuiper", role=User.Role.MANAGER)


def admin() -> User:
    return _person("admin", "Ada Beheer", role=User.Role.ADMINISTRATOR)


def chantal() -> User:
    """Works for a housing association: belongs to no team."""
    return _person("chantal", "Chantal Baars")


def team(name: str = "Service") -> Team:
    return Team.objects.get_or_create(name=name)[0]


def source(name: str = "Survey after a visit", *, of: str = "Service") -> Source:
    return Source.objects.get_or_create(team=team(of), name=name, defaults={"at": MONDAY})[0]


def moment(slug: str = "engineer") -> Moment:
    names = {"name_nl": "monteur aan huis", "name_en": "engineer at the door"}
    return Moment.objects.get_or_create(slug=slug, defaults=names)[0]


def signal(words: str = "I had to ring three times", *, of: str = "Service", **more: Any) -> Signal:
    more = {
        "said_at": MONDAY,
        "heard_at": MONDAY,
        "channel": "survey",
        "fingerprint": f"s{next(_numbers)}",
    } | more
    return Signal.objects.create(source=source(of=of), words=words, **more)


def read(signal: Signal, *, polarity: str = "negative", expectation: str = "below", **more: Any) -> Gist:
    """A signal with a reading of it, as the reader would leave it."""
    reading = Reading.objects.create(
        signal=signal,
        reader="test",
        version="1",
        at=signal.heard_at,
        language="en",
        words=signal.words,
        polarity=polarity,
        polarity_p=0.9,
        expectation=expectation,
        expectation_p=0.9,
        threshold=0.5,
        confidence=0.9,
    )
    return Gist.objects.create(
        signal=signal,
        reading=reading,
        said_at=signal.said_at,
        language="en",
        words=signal.words,
        polarity=polarity,
        expectation=expectation,
        confidence=0.9,
        **more,
    )


def heard(words: str = "I had to ring three times", **more: Any) -> Signal:
    """A signal that has been read as well."""
    spoken = signal(words, **more)
    read(spoken)
    return spoken


def idea(title: str = "Call back before the customer does", *, of: str = "Service", **more: Any) -> Idea:
    by = more.pop("by", None) or (anna() if of == "Service" else bram())
    return Idea.pin(title, team=team(of), by=by, at=more.pop("at", MONDAY), **more)


def objection(words: str = "Yes, but that is six hours of calling a day", **more: Any) -> Objection:
    on = more.pop("idea", None) or idea()
    return on.yes_but(words, by=more.pop("by", None) or sefa(), at=more.pop("at", MONDAY), **more)


def _person(username: str, name: str, *, lead_of: str = "", member_of: str = "", **more: Any) -> User:
    found = User.objects.filter(username=username).first()
    if found:
        return found
    user = User.objects.welcome(username, name, PASSWORD, **more)
    if lead_of or member_of:
        team(lead_of or member_of).add(user, lead=bool(lead_of))
    return user
