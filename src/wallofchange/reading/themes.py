"""What a text is about: a list of themes that the product may edit, found by their phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from wallofchange.reading.record import Found
from wallofchange.reading.words import LONGEST_WORD, Words

LONGEST_PASSAGE = 240  # characters
SHORTEST_SENTENCE = 4
SHORTEST_CLAUSE = 8
MOST_SENTENCES = 100  # of one text

_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_TURN = re.compile(
    r"\s*(?:[,;:.!?…]+|\s[-–]\s|\b(?:en|maar|doch|echter|and|but|although)\b)\s*", re.IGNORECASE
)


@dataclass(frozen=True)
class Theme:
    """A theme with its names and the phrases that point to it.

    A phrase is one or more words, in either language; a word ending in * stands for all that begin like it.
    One that begins with - is something else: where it stands, its words point to no phrase of this theme.
    """

    slug: str
    nl: str
    en: str
    phrases: tuple[str, ...]


def themes_of(words: Words, index: Index) -> tuple[Found, ...]:
    """Return each theme that the text touches, in order of appearance, with the sentence that says so."""
    found: dict[str, int] = {}
    for slug, place in _hits(words, index):
        found.setdefault(slug, place)
    if not found:
        return ()
    starts, ends = words.starts, [end.span() for end in _END.finditer(words.text)]
    return tuple(Found(slug, _passage(words.text, starts[place], ends)) for slug, place in found.items())


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that say something; of a very long one the first 240 characters."""
    parts = (part.strip()[:LONGEST_PASSAGE].strip() for part in _END.split(text))
    return [part for part in parts if len(part) >= SHORTEST_SENTENCE][:MOST_SENTENCES]


def clauses_of(sentence: str) -> list[str]:
    """What stands between the commas and the "but" of a sentence; nothing where it says one thing."""
    parts = [part for part in _TURN.split(sentence) if len(part) >= SHORTEST_CLAUSE]
    return parts if len(parts) > 1 else []


class _Entry(NamedTuple):
    """A phrase behind its first word: the theme, the further words, whether the theme is not meant by it."""

    slug: str
    rest: tuple[str, ...]
    something_else: bool


class _Entries(NamedTuple):
    """The phrases that begin with a word; whether one has no further words; how the further ones begin."""

    entries: tuple[_Entry, ...]
    whole: bool
    seconds: tuple[str, ...]


class Index:
    """The phrases by their first word; each word is looked up once and remembered."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        self.known: dict[str, _Entries] = {}
        self._whole: dict[str, list[_Entry]] = {}
        self._begins: dict[str, list[_Entry]] = {}
        for theme in themes:
            for phrase in theme.phrases:
                first, *rest = phrase.lower().removeprefix("-").split()
                side = self._begins if first.endswith("*") else self._whole
                entry = _Entry(theme.slug, tuple(rest), phrase.startswith("-"))
                side.setdefault(first.rstrip("*"), []).append(entry)
        self._lengths = sorted({len(stem) for stem in self._begins})

    def starting_with(self, word: str) -> _Entries:
        """What is known of a word that was not met before; `known` has those that were."""
        stems = (self._begins.get(word[:length], ()) for length in self._lengths if length <= len(word))
        found = (*self._whole.get(word, ()), *(entry for entries in stems for entry in entries))
        entries = tuple(sorted(found, key=lambda entry: not entry.something_else))  # that comes first
        whole = not all(entry.rest for entry in entries)
        seconds = tuple({entry.rest[0].rstrip("*") for entry in entries if entry.rest})
        known = _Entries(entries, whole, seconds)
        # bounds, so that a file of noise cannot fill the memory
        if len(self.known) < 200_000 and len(word) <= LONGEST_WORD:
            self.known[word] = known
        return known


def index_of(themes: Sequence[Theme]) -> Index:
    """The index of a theme list; built once for the list that was used last."""
    return _index(themes if isinstance(themes, tuple) else tuple(themes))


@lru_cache(maxsize=16)
def _index(themes: tuple[Theme, ...]) -> Index:
    return Index(themes)


def _hits(words: Words, index: Index) -> Iterator[tuple[str, int]]:
    """Each theme with the place of the word, counted in words."""
    lower, known = words.lower, index.known
    taken: dict[str, int] = {}  # up to which word a theme hears something else
    for place, word in enumerate(lower):
        found = known.get(word) or index.starting_with(word)
        entries, whole, seconds = found
        if not entries or not (whole or (place + 1 < len(lower) and lower[place + 1].startswith(seconds))):
            continue
        for slug, rest, something_else in entries:
            if rest and not _follows(lower, place + 1, rest):
                continue
            if something_else:
                taken[slug] = max(taken.get(slug, 0), place + 1 + len(rest))
            elif place >= taken.get(slug, 0):
                yield slug, place


def _follows(words: list[str], place: int, rest: tuple[str, ...]) -> bool:
    here = words[place : place + len(rest)]
    return len(here) == len(rest) and all(
        word.startswith(want[:-1]) if want.endswith("*") else word == want
        for word, want in zip(here, rest, strict=True)
    )


def _passage(text: str, place: int, ends: Sequence[tuple[int, int]]) -> str:
    """The sentence around a place; of a very long one the words nearest to it."""
    start = max((after for _end, after in ends if after <= place), default=0)
    stop = next((end for end, _after in ends if end >= place), len(text))
    sentence = text[start:stop].strip()
    if len(sentence) <= LONGEST_PASSAGE:
        return sentence
    left = max(0, place - LONGEST_PASSAGE // 2)
    return text[left : left + LONGEST_PASSAGE].strip()
