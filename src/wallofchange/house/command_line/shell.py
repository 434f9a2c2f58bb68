"""In which language the shell speaks."""

from __future__ import annotations

import os

from wallofchange.measuring.words import Language


def shell_language() -> Language:
    """The language of the machine, where that is Dutch; else English."""
    spoken = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return "nl" if spoken.startswith("nl") else "en"
