"""Read what customers said: signals without a reading by today's reader are the queue."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from wallofchange import reading
from wallofchange.listening.models import Expectation, NumberPattern, Signal
from wallofchange.listening.models.sealed import Locked, WrongKey
from wallofchange.people.models import User
from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.feeling import Feeler, at_once
from wallofchange.understanding.lessons import reader_today
from wallofchange.understanding.models import Bookmark, Correction, Gist, Reading, Theme
from wallofchange.understanding.models.at_once import insert
from wallofchange.understanding.models.reading import by_or_for, standing_in
from wallofchange.understanding.re_reading import find_themes_again, keep_what_stays
from wallofchange.understanding.teaching import current_finder

log = logging.getLogger(__name__)
STEP = 1_000  # in one round: the other rooms are not kept waiting, and the pages show that it goes on


def pull(limit: int = STEP, *, at: datetime) -> int:
    """Read the signals that today's reader has not read yet; return how many.

    What nobody read comes first; after a change of reader history follows calmly. May run twice, and in two
    workers at once: a reading is kept once, whoever was first.
    """
    reader = reader_today()
    limit = at_once(reader, limit)  # who is asked over a line keeps nobody waiting
    unread = unread_by(reader.name, reader.version)
    bookmark = Bookmark.of(reader.name, reader.version)
    furthest = Bookmark.furthest()
    fresh = list(unread.filter(pk__gt=furthest)[:limit])
    if fresh and furthest > bookmark.upto:
        _read_and_keep(fresh, reader, at=at)
        return len(fresh)
    left = fresh or list(unread.filter(pk__gt=bookmark.upto)[:limit])
    if left:
        _read_and_keep(left, reader, at=at)
    bookmark.move(left[-1].pk if len(left) == limit else None, at=at)
    return len(left)


def _read_and_keep(signals: Sequence[Signal], reader: Feeler, *, at: datetime) -> None:
    """Those whose words are locked keep what was read of them before the key was lost.

    What this reader read before another one did is not read again: it holds again.
    """
    signals = _without_those_read_before(signals, (reader.name, reader.version), at)
    legible = [signal for signal in signals if not isinstance(signal.words, Locked)]
    if len(legible) < len(signals):
        log.warning("%s signals were not read: %s", len(signals) - len(legible), WrongKey())
    if legible:
        keep(legible, read_each(legible, reader), at=at, today=(reader.name, reader.version))


def _without_those_read_before(
    signals: Sequence[Signal], today: tuple[str, str], at: datetime
) -> Sequence[Signal]:
    own = Reading.objects.filter(by_or_for(*today), signal__in=[signal.pk for signal in signals])
    before = {reading.signal_id: reading for reading in own.select_related("signal")}
    if not before:
        return signals
    with transaction.atomic():
        keep_what_stays(list(before.values()))
        Gist.objects.project(before.values())
        find_themes_again(before, at=at)
    return [signal for signal in signals if signal.pk not in before]


def current_reader() -> tuple[str, str]:
    """The name and version of the reader that reads today."""
    reader = reader_today()
    return reader.name, reader.version


def unread_by(reader: str, version: str) -> QuerySet[Signal]:
    """Signals that count of which neither this reader's nor a stand-in's reading holds, the first first."""
    holds = Gist.objects.filter(by_or_for(reader, version, "reading__"), pk=OuterRef("pk"))
    return Signal.objects.heard().filter(~Exists(holds)).order_by("pk")


def keep(
    signals: Sequence[Signal],
    readings: Sequence[reading.Reading],
    *,
    at: datetime,
    today: tuple[str, str] | None = None,
) -> None:
    """Write down what was read of each signal, and what therefore holds for it now.

    Where today's reader (its name and version) could not be asked, another stood in: the version says so.
    """
    span = (signals[0].pk, signals[-1].pk)  # they come in the order of their keys
    with transaction.atomic():
        there = set(
            Signal.objects.heard().filter(pk__range=span).values_list("pk", flat=True)
        )  # an undo may be first
        rows = [
            _row(signal, read, at, today)
            for signal, read in zip(signals, readings, strict=True)
            if signal.pk in there
        ]
        if not rows:
            return
        insert(rows)
        by_us = Reading.objects.filter(version__in={row.version for row in rows})
        there_now = by_us.filter(signal__gte=span[0], signal__lte=span[1])
        kept = {tuple(key): pk for pk, *key in there_now.values_list("pk", "signal", "reader", "version")}
        for row in rows:
            row.pk = kept[row.signal_id, row.reader, row.version]
        keep_what_stays(rows)
        Gist.objects.project(rows)


def read_words(signals: Sequence[Signal], reader: Feeler | None = None) -> list[reading.Reading]:
    """What is read of these signals now; nothing is kept."""
    themes = tuple(theme.known for theme in Theme.objects.of_this_home())
    words, languages = [s.words for s in signals], [s.language or None for s in signals]
    may_stay = User.objects.names_that_may_stay()
    return reading.read(
        words,
        languages,
        themes=themes,
        theme_head=current_finder(),
        reader=reader or reader_today(),
        patterns=NumberPattern.objects.known(),
        may_stay=may_stay,
        praised=praised(signals) if may_stay else (),
    )


# Who ticked that it was better than expected pays a compliment, whatever the words are taken for.
_TICKED = {str(Expectation.EXCEEDED): True, str(Expectation.BELOW): False}


def read_each(signals: Sequence[Signal], reader: Feeler) -> list[reading.Reading]:
    """The same, where no words keep the others waiting for ever: what cannot be read says nothing."""
    try:
        return read_words(signals, reader)
    except (DatabaseError, ReaderTrouble):
        raise
    except Exception as trouble:
        reading.read([_ORDINARY], reader=reader)  # who cannot read this either is no matter of the words
        if len(signals) > 1:
            half = len(signals) // 2
            return [*read_each(signals[:half], reader), *read_each(signals[half:], reader)]
        log.error("Signal %s cannot be read: %s", signals[0].pk, type(trouble).__name__)
        return reading.read([None], reader=reader)


_ORDINARY = "De monteur was vriendelijk en snel."


def praised(signals: Sequence[Signal]) -> list[bool | None]:
    """Whether each is a compliment, as a person or the customer said; None where only a reader did."""
    keys = [signal.pk for signal in signals if signal.pk]  # a demo reads before it writes down
    said = Correction.objects.said_within((min(keys), max(keys))) if keys else {}
    return [_is_praise(signal, said.get(signal.pk, {})) for signal in signals]


def _is_praise(signal: Signal, said: Mapping[str, Any]) -> bool | None:
    if polarity := said.get(Correction.Field.POLARITY):
        return bool(polarity == Reading.Polarity.POSITIVE)
    return _TICKED.get(signal.expectation)


def _row(signal: Signal, read: reading.Reading, at: datetime, today: tuple[str, str] | None) -> Reading:
    version = read.version
    if today and (read.reader, version) != today:
        version = standing_in(version, *today)
    themes: list[dict[str, Any]] = [{"theme": found.name, "passage": found.passage} for found in read.themes]
    return Reading(
        signal=signal,
        reader=read.reader,
        version=version,
        at=at,
        language=read.language,
        words=read.words,
        polarity=read.polarity,
        polarity_p=read.polarity_p,
        emotions=[{"emotion": felt.name, "p": felt.p} for felt in read.emotions],
        functional=read.functional,
        emotional=read.emotional,
        wish=read.wish[:300],
        worry=read.worry[:300],
        need=read.need[:300],
        urgency=read.urgency,
        compliment_to=read.compliment_to[:80],
        expectation=read.expectation,
        expectation_p=read.expectation_p,
        expectation_phrase=read.expectation_phrase[:200],
        compared_with=read.compared_with,
        themes=themes,
        asks_answer=read.asks_answer,
        threshold=read.threshold,
        confidence=read.confidence,
    )
