"""Whether the reader here would take the place of the one that a home is read by."""

from __future__ import annotations

from wallofchange.understanding.house_reader import house_reader
from wallofchange.understanding.models import Bookmark, Gist


def takes_over() -> tuple[str, str] | None:
    """The kind that this home is read by and the kind that would read all of it anew; None where none would.

    A new version of our own reader, or one that people taught, is nobody's choice and takes over as it comes.
    """
    reads = Bookmark.objects.filter(current=True).first()
    if reads is None or not Gist.objects.filter(wordless=False).exists():
        return None
    here = house_reader()
    before, now = _choice(reads.reader, reads.version), _choice(here.name, here.version)
    return None if before == now else (before[0], now[0])


def _choice(name: str, version: str) -> tuple[str, str]:
    from wallofchange.reading.adapters.chosen import KINDS  # loads what is chosen

    return (name, version.partition("+")[0]) if name in KINDS else ("bundled", "")
