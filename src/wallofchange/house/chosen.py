"""What whoever installs this chose in the environment; what cannot be is refused, and nothing is touched."""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode
from collections.abc import Collection
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from wallofchange.diary.refused import Refused
from wallofchange.house.shell import _

KEY_BYTES = 32
FEWEST = 5  # people of whom a figure may ever be shown


def one_of(name: str, known: Collection[str], otherwise: str) -> str:
    """The choice under this name, which is one of those known.

    Raises:
        Refused: when it is not; as do all of these.
    """
    given = os.environ.get(name) or otherwise
    if given not in known:
        raise Refused(
            _("{name} is {given}.").format(name=name, given=given),
            remedy=_("Choose one of: {known}.").format(known=", ".join(known)),
        )
    return given


def time_zone(name: str, otherwise: str) -> str:
    """A time zone as the world names them."""
    given = os.environ.get(name) or otherwise
    try:
        ZoneInfo(given)
    except (KeyError, ValueError, OSError) as trouble:  # unknown, no name at all, or a folder of zones
        raise Refused(
            _("{name} is {given}, which is no time zone.").format(name=name, given=given),
            remedy=_("Write it as in Europe/Amsterdam."),
        ) from trouble
    return given


def people(name: str, otherwise: int) -> int:
    """A number of people, never below what keeps one of them out of sight."""
    given = os.environ.get(name, "").strip()
    if given and not given.isdecimal():
        raise Refused(
            _("{name} is {given}.").format(name=name, given=given), remedy=_("Give a whole number.")
        )
    return max(FEWEST, int(given)) if given else otherwise


def address(name: str) -> str:
    """An address on the web; nothing where none was chosen."""
    given = os.environ.get(name, "")
    parts = urlsplit(given)
    if given and not (parts.scheme in ("http", "https") and parts.hostname):
        raise Refused(
            _("{name} is {given}.").format(name=name, given=given),
            remedy=_("Write it as in https://wall.example.org."),
        )
    return given


def key(name: str) -> str:
    """A key of 32 bytes; it is never shown, also where it is refused."""
    given = os.environ.get(name, "")
    try:
        right = len(urlsafe_b64decode(given)) == KEY_BYTES
    except ValueError:
        right = False
    if given and not right:
        raise Refused(
            _("{name} is no key.").format(name=name),
            remedy=_("It is 32 bytes in URL-safe base64. Look up the one this home was begun with."),
        )
    return given
