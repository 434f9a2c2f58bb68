"""The words of a gist as they are looked for; the store's own index follows every row of this table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db import models

from wallofchange.listening.models import Source
from wallofchange.understanding.models.at_once import insert, replacing
from wallofchange.understanding.search.stemming import kept

if TYPE_CHECKING:
    from wallofchange.understanding.models.gist import Gist

_SIGNALS = 2**29  # a place holds the second in which it was said, and below that the key of the signal
_LAST_SECOND = 2**33 - 1  # about the year 2242, and 1697 on the other side: beyond that the key alone tells

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Stems(models.Model):
    """A row for each gist with words. Newer ones have a higher place, so the index is in order of time."""

    place = models.BigIntegerField(primary_key=True)
    gist = models.OneToOneField("understanding.Gist", models.CASCADE, related_name="stems")
    source = models.ForeignKey(Source, models.CASCADE, related_name="+", db_index=False)
    stems = models.TextField()
    forms = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"stems of signal {self.gist_id}"

    @classmethod
    def follow(cls, gists: Sequence[Gist]) -> None:
        """Keep what these gists say now; one that says nothing any more is not found any more."""
        silent = [gist.pk for gist in gists if not gist.words]
        if silent:
            cls.objects.filter(gist__in=silent).delete()
        rows = [cls._of(gist) for gist in gists if gist.words]
        rows.sort(key=attrgetter("place"))  # FTS5 writes to disk at every step back
        insert(rows, replacing(cls))

    @classmethod
    def _of(cls, gist: Gist) -> Stems:
        found = kept(gist.words, gist.language)
        place = place_of(gist.said_at, gist.pk)
        return cls(
            place=place, gist_id=gist.pk, source_id=gist.source_id, stems=found.stems, forms=found.forms
        )


def place_of(said_at: datetime, signal: int) -> int:
    """Where a signal stands in the order of time; of one second the latest key comes last."""
    second = max(-_LAST_SECOND, min(_LAST_SECOND, int(said_at.timestamp() // 1)))
    return second * _SIGNALS + signal % _SIGNALS


def end_of_second(moment: datetime) -> int:
    """The last place of the second that this moment is in."""
    return place_of(moment, _SIGNALS - 1)


def signal_at(place: int) -> int:
    """The key of the signal that stands there."""
    return place % _SIGNALS


def said_at(place: int) -> datetime:
    """The second of that place."""
    return _EPOCH + timedelta(seconds=place // _SIGNALS)
