"""From guesses to a column map: what the source is known for, and the rest by name and by value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .column_map import ColumnMap
from .columns import ACCEPTED, Column, Guess, further_texts, guess, worth_keeping
from .presets import Preset
from .values import plain

_ASKED = (
    "score",
    "text",
    "expectation",
    "unit",
    "moment",
    "channel",
)  # what a survey's own questions may hold


def guesses_for(source: Preset, columns: Sequence[Column]) -> list[Guess]:
    """What each column holds: certain for the columns this source always has, guessed for the others."""
    names = [column.label if source.names_below else column.name for column in columns]
    known = source.known([column.name for column in columns], names)
    found = [Guess(column, field, 1.0) for field, places in known.items() for column in places]
    if source.signs and not source.survey:
        return found
    others = [column for column in columns if not _is_about_the_form(source, column, known)]
    more = guess(others)
    if source.survey:
        more = [guessed for guessed in more if guessed.field in _ASKED and guessed.field not in known]
        more += _by_values_alone(others, more)
    return found + more


def settle(source: Preset, columns: Sequence[Column], guesses: Sequence[Guess]) -> ColumnMap:
    """The map that follows from the guesses that are sure enough."""
    fields: dict[str, tuple[str, ...]] = {}
    for guessed in guesses:
        if guessed.confidence >= ACCEPTED:
            fields[guessed.field] = (*fields.get(guessed.field, ()), guessed.column)
    if fields.get("text"):
        taken = {column for places in fields.values() for column in places}
        others = [column for column in columns if column.name not in taken and not _skipped(source, column)]
        fields["text"] = (*fields["text"], *further_texts(others, fields["text"][0]))
    used = {column for places in fields.values() for column in places}
    keep = worth_keeping([column for column in columns if not _skipped(source, column)], used)
    chosen = ColumnMap(fields, tuple(keep), source.name, source.scale, channel=source.channel)
    return replace(chosen, timezone=source.zone) if source.zone else chosen


def _by_values_alone(columns: Sequence[Column], found: Sequence[Guess]) -> list[Guess]:
    """Questions are often called Q1 and Q2: then the values must tell the score and the words."""
    has = {guessed.field for guessed in found if guessed.confidence >= ACCEPTED}
    taken = {guessed.column for guessed in found if guessed.confidence >= ACCEPTED}
    free = [column for column in columns if column.name not in taken and column.profile.filled]
    more: list[Guess] = []
    scores = [column for column in free if column.profile.fits("score") > 0.95 and column.profile.length <= 4]
    if "score" not in has and scores:
        more.append(Guess(scores[0].name, "score", 0.6 if len(scores) == 1 else 0.45))
    texts = [
        column for column in free if column.profile.fits("text") >= 0.6 and column.profile.expectations < 0.6
    ]
    if "text" not in has and texts:
        longest = max(texts, key=lambda column: column.profile.length * column.profile.share_filled)
        more.append(Guess(longest.name, "text", 0.6 if len(texts) == 1 else 0.5))
    return more


def _is_about_the_form(source: Preset, column: Column, known: dict[str, tuple[str, ...]]) -> bool:
    return _skipped(source, column) or any(column.name in places for places in known.values())


def _skipped(source: Preset, column: Column) -> bool:
    return plain(column.label if source.names_below else column.name) in source.skip
