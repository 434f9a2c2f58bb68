"""The one clock. A demo's story plays on one day: there the clock starts that morning and never leaves it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The time at which something happens in this home."""
    real = timezone.now()
    if (begins := story_begins()) is None:
        return real
    passed = real - datetime.fromtimestamp(_path().stat().st_mtime, tz=real.tzinfo)
    return min(begins + passed, _end_of_day(begins))


def story_begins() -> datetime | None:
    """When the story of a demo home begins; None in a home that is lived in."""
    try:
        return datetime.fromisoformat(_path().read_text().strip())
    except FileNotFoundError:
        return None


def tell_story_from(moment: datetime) -> None:
    """Make this home a demo whose clock starts at this moment, now."""
    fresh = _path().with_suffix(".new")
    fresh.write_text(moment.isoformat())
    fresh.replace(_path())  # whoever asks the time meanwhile finds the one or the other


def _end_of_day(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(hour=23, minute=59, second=0, microsecond=0)


def _path() -> Path:
    return Path(settings.HOME.folder) / "demo.clock"
