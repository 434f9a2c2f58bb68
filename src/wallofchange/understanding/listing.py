"""A list of what was heard, the newest first, page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple

from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive

from wallofchange.people.models import User
from wallofchange.understanding.models import Gist
from wallofchange.understanding.models.gist import GistQuerySet, sources_of
from wallofchange.understanding.search.newest import Newest, newest
from wallofchange.understanding.sieve import MOST_FOUND, Sieve

FURTHER = 10  # times as far back, when a common word hardly ever goes with the facets that were chosen


class Place(NamedTuple):
    """Where a page goes on: after the signal that was said then and has this key."""

    said_at: datetime
    pk: int

    @classmethod
    def read(cls, written: str) -> Place | None:
        """As it stands in an address; none when it means no place."""
        said_at, _joint, pk = written.partition("_")
        try:
            moment = parse_datetime(said_at)
            if moment is None or is_naive(moment):
                return None
            moment = moment.astimezone(UTC)  # a time at the edge of the calendar has no place there
        except (ValueError, OverflowError):
            return None
        return cls(moment, int(pk)) if pk.isdecimal() and len(pk) < 19 else None

    def __str__(self) -> str:
        return f"{self.said_at.isoformat()}_{self.pk}"


@dataclass(frozen=True)
class Page:
    """Some rows of a list, and where the next ones begin; none: these were the last."""

    gists: list[Gist]
    after: Place | None


@dataclass(frozen=True)
class Listing:
    """What somebody hears through a sieve."""

    sieve: Sieve
    seen: GistQuerySet
    sources: list[int] | None  # none: all

    @classmethod
    def of(cls, sieve: Sieve, user: User) -> Listing:
        sources = None if user.sees_all_teams else list(sources_of(user))
        return cls(sieve, Gist.objects.seen_by(user), sources)

    def found(self, after: Place | None = None) -> Newest | None:
        """The newest signals with the words that are looked for; none when no words are."""
        return self._found(after, MOST_FOUND)

    def page(self, size: int, *, after: Place | None = None) -> Page:
        """The next rows. Whose words are rare among what was chosen may have to ask again, further back."""
        found = self.found(after)
        rows = self._rows(found, size, after)
        if found and found.more and len(rows) <= size:
            found = self._found(after, MOST_FOUND * FURTHER)
            rows = self._rows(found, size, after)
        if len(rows) > size:
            return Page(rows[:size], Place(rows[size - 1].said_at, rows[size - 1].pk))
        further = Place(*found.oldest) if found and found.more else None
        return Page(rows, further)

    def first_of(self, signals: list[int], size: int, *, more: bool) -> Page:
        """The first page, where the keys of the newest are known already."""
        if more and len(signals) <= size:
            return self.page(size)
        rows = list(_lines(Gist.objects.filter(pk__in=signals[:size])).newest_first())
        last = Place(rows[-1].said_at, rows[-1].pk) if len(signals) > size else None
        return Page(rows, last)

    def silent(self, most: int) -> int:
        """How many would pass who gave a score and wrote nothing; no more than `most` are counted."""
        spoken_or_not = replace(self.sieve, q="", silent="1").through(self.seen)
        return spoken_or_not.filter(wordless=True)[:most].count()

    def _found(self, after: Place | None, most: int) -> Newest | None:
        if not self.sieve.q:
            return None
        upto = after.said_at if after else self.sieve.over
        return newest(self.sieve.question, most=most, sources=self.sources, upto=upto)

    def _rows(self, found: Newest | None, size: int, after: Place | None) -> list[Gist]:
        gists = self.sieve.through(self.seen, found)
        if after:
            gists = gists.before(*after)
        return list(_lines(gists.newest_first())[: size + 1])


def _lines(gists: GistQuerySet) -> GistQuerySet:
    """With all that a line shows, and without the words that the gist has itself."""
    return gists.whole().defer("reading__words", "signal__words", "signal__extra")
