"""Which column holds what: a guess with a confidence for each column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .profile import Profile
from .values import plain
from .vocabulary import FIELDS, PERSONAL, VOCABULARY

ACCEPTED = 0.4  # a guess below this is shown, and not used
_PREFERRED = ("overall", "totaal", "total", "eind", "nps", "recommend", "aanbeve")


class Guess(NamedTuple):
    """That this column holds this field, and how sure that is (0 to 1)."""

    column: str
    field: str
    confidence: float


class Column(NamedTuple):
    """A column as the guesser sees it; `label` is the question under its name, or ""."""

    name: str
    label: str
    profile: Profile


def guess(columns: Sequence[Column]) -> list[Guess]:
    """The best field for each column that has one, each field once, the surest first."""
    chances = sorted(
        (
            (_chance(field, column), -place, column.name, field)
            for place, column in enumerate(columns)
            for field in FIELDS
        ),
        reverse=True,
    )
    found: dict[str, Guess] = {}
    taken: set[str] = set()
    for confidence, _, name, field in chances:
        if confidence >= 0.2 and name not in found and field not in taken:
            found[name] = Guess(name, field, round(confidence, 2))
            taken.add(field)
    return sorted(found.values(), key=lambda guessed: -guessed.confidence)


def further_texts(columns: Sequence[Column], main: str) -> list[str]:
    """Other columns with answers in the customer's own words: an open question with sentences in it."""
    return [column.name for column in columns if column.name != main and _is_open_question(column)]


def worth_keeping(columns: Sequence[Column], used: set[str]) -> list[str]:
    """Columns that tell something without telling who: sub-scores, short kinds, yes and no."""
    return [
        column.name
        for column in columns
        if column.name not in used
        and column.profile.filled
        and not PERSONAL.search(plain(column.name))
        and (
            column.profile.scores > 0.95
            or (column.profile.distinct <= 60 and column.profile.distinct <= column.profile.filled / 3)
        )
        and column.profile.length <= 40
    ]


def _is_open_question(column: Column) -> bool:
    if _forbidden("text", plain(column.name)) or column.profile.fits("text") < 0.6:
        return False
    return any(
        "?" in words or _named("text", plain(words)) >= 0.8 for words in (column.name, column.label) if words
    )


def _chance(field: str, column: Column) -> float:
    header, label = plain(column.name), plain(column.label)
    if _forbidden(field, header):
        return 0.0
    by_name = max(_named(field, header), 0.9 * _named(field, label))
    if not by_name:
        return column.profile.speaks_for(field)
    if field == "score" and any(word in f"{header} {label}" for word in _PREFERRED):
        by_name += 0.02
    by_value = column.profile.fits(field)
    return by_name * (0.4 + 0.6 * by_value) if by_value else 0.0


def _forbidden(field: str, header: str) -> bool:
    words = VOCABULARY[field]
    if header in words.whole or (words.after_all and words.after_all.search(header)):
        return False
    return bool(words.never and words.never.search(header))


def _named(field: str, header: str) -> float:
    words = VOCABULARY[field]
    if header in words.whole:
        return 0.97
    return 0.8 if header and words.within and words.within.search(header) else 0.0
