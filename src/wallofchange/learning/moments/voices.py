"""What customers wrote at a moment: one that lifts and one that hurts, and how many a person read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Length

from wallofchange.learning.moments.asked import Asked
from wallofchange.learning.moments.side import FEWEST
from wallofchange.listening.models import ANSWERED, Expectation, Moment, Signal
from wallofchange.people.models import User
from wallofchange.understanding.models import Gist, Reading
from wallofchange.understanding.models.gist import GistQuerySet
from wallofchange.understanding.read_by_people import ReadByPeople

SHORTEST, LONGEST = 30, 200  # characters of a sentence that is read aloud

NOBODY = ReadByPeople(0, 0)


@dataclass(frozen=True)
class Voices:
    """Words as they may be shown; none where so few wrote that somebody might be recognised."""

    lifts: Gist | None = None
    hurts: Gist | None = None
    read: ReadByPeople = NOBODY


def voices(user: User, asked: Asked, moments: Iterable[Moment]) -> dict[int, Voices]:
    """By the moment's key; three queries."""
    heard = Gist.objects.seen_by(user).with_words().filter(asked.within(), asked.narrowed())
    keys = [moment.pk for moment in moments]
    read = _read(heard, keys)
    chosen = {
        key: ends for key, ends in _ends(heard, keys).items() if read.get(key, NOBODY).answers >= FEWEST
    }
    gists = Gist.objects.in_bulk([pk for ends in chosen.values() for pk in ends if pk])
    return {key: _voices(chosen.get(key, (None, None)), gists, read.get(key, NOBODY)) for key in keys}


SILENT = Voices()


class Last(NamedTuple):
    """When a score was last given at a moment, and when somebody was last asked what they had expected."""

    scored: datetime | None
    asked: datetime | None


NONE = Last(None, None)


def last_answers(user: User, moments: Iterable[Moment]) -> dict[int, Last]:
    """Of each of these moments; one query, none where there are none."""
    keys = [moment.pk for moment in moments]
    said = Signal.objects.seen_by(user).filter(moment=OuterRef("pk")).order_by("-said_at").values("said_at")
    found: Any = Moment.objects.filter(pk__in=keys).values_list("pk")
    rows = found.annotate(
        scored=Subquery(said.filter(score__isnull=False)[:1]),
        asked=Subquery(said.filter(expectation__in=ANSWERED)[:1]),
    )
    return {pk: Last(scored, asked) for pk, scored, asked in rows} if keys else {}


def _voices(ends: tuple[int | None, int | None], gists: dict[int, Gist], read: ReadByPeople) -> Voices:
    lifts, hurts = (gists.get(pk or 0) for pk in ends)
    return Voices(lifts, hurts, read)


def _read(heard: GistQuerySet, keys: list[int]) -> dict[int, ReadByPeople]:
    grouped: Any = heard.filter(moment__in=keys).values_list("moment_id").order_by()
    read = grouped.annotate(answers=Count("pk"), by_people=Count("pk", filter=Q(reviewed=True)))
    return {moment: ReadByPeople(answers, by_people) for moment, answers, by_people in read}


def _ends(heard: GistQuerySet, keys: list[int]) -> dict[int, tuple[int | None, int | None]]:
    """The newest of each that is long enough to be heard and short enough to be listened to."""
    fitting = heard.alias(length=Length("words")).filter(length__gte=SHORTEST, length__lte=LONGEST)
    there = fitting.filter(moment=OuterRef("pk")).newest_first().values("pk")
    glad = there.filter(expectation=Expectation.EXCEEDED, polarity=Reading.Polarity.POSITIVE)
    sore = there.filter(expectation=Expectation.BELOW, polarity=Reading.Polarity.NEGATIVE)
    found: Any = Moment.objects.filter(pk__in=keys).values_list("pk")
    rows = found.annotate(lifts=Subquery(glad[:1]), hurts=Subquery(sore[:1]))
    return {pk: (lifts, hurts) for pk, lifts, hurts in rows}
