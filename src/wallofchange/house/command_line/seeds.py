"""What lots are drawn by."""

from __future__ import annotations

from argparse import ArgumentTypeError

from wallofchange.house.shell import _


def seed(said: str) -> int:
    """A whole number that is not negative."""
    if not said.isdecimal():
        raise ArgumentTypeError(_("{said} is no seed: give a whole number, 0 or more").format(said=said))
    return int(said)
