"""What somebody can narrow a moment to: the units and channels that they hear from."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from wallofchange.learning.moments.asked import Asked
from wallofchange.listening.channel_names import channel_name
from wallofchange.people.models import User
from wallofchange.understanding.places import places_of


class Narrowing(NamedTuple):
    """One choice: its name in the address, what it is called, what is chosen, and (value, name) pairs."""

    name: str
    label: str
    chosen: str
    values: list[tuple[str, str]]


def places(user: User, asked: Asked) -> list[Narrowing]:
    found = places_of(user)
    channels = [(channel, channel_name(channel)) for channel in found.channels]
    return [
        Narrowing("unit", _("Unit"), asked.unit, [(unit, unit) for unit in found.units]),
        Narrowing("channel", _("Channel"), asked.channel, channels),
    ]
