"""Where an answer may be put, looked at before any work is done."""

from __future__ import annotations

import os
from pathlib import Path

from wallofchange.diary.refused import Refused
from wallofchange.house.shell import _


def check_place(out: Path) -> None:
    """Refuse a folder, and a place in a folder that is not there or closed."""
    if not out.parent.is_dir():
        raise Refused(
            _("There is no folder {folder}.").format(folder=out.parent),
            remedy=_("Make it first, or choose another place."),
        )
    if out.is_dir():
        raise Refused(
            _("{place} is a folder.").format(place=out), remedy=_("Name the file that goes into it.")
        )
    if not os.access(out.parent, os.W_OK):
        raise Refused(
            _("Nothing may be written in {folder}.").format(folder=out.parent),
            remedy=_("Choose another place."),
        )
