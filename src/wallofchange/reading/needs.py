"""Is it about the outcome, about how the customer was treated or felt, about both or neither: two scores.

Each score is a logistic line over counts of words from `data/phrases/needs.txt`, fitted on sentences of our
own by `training/needs.py`. The same text always gets the same scores.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from operator import mul
from typing import NamedTuple

from wallofchange.reading.record import Found
from wallofchange.reading.words import Words

KINDS = ("thing", "step", "treated", "person", "felt", "flaw", "thanks", "trip", "me")
FEATURES = (*KINDS, "felt by me", "person judged", "long", "theme of things", "theme of treatment")
_TREATMENT = frozenset({"listening", "people", "cold-and-worry"})
LONG = 12  # words; beyond this, length says nothing more
_LEAN = 1.4  # how far a certain emotion, or a certain lack of it, moves the emotional line
ROOM = 100_000  # words that are remembered, so that a file of noise cannot fill the memory
MOST = 60  # of a kind that are counted
_DAMPENED = tuple(math.log1p(count) for count in range(MOST + 1))
_KNOWN: dict[str, tuple[int, ...]] = {}


class Needs(NamedTuple):
    """How far a text is about the outcome or the process, and about treatment or feeling; each 0 to 1."""

    functional: float
    emotional: float


def needs_of(words: Words, themes: Sequence[Found] = (), felt: float | None = None) -> Needs:
    """Both scores; `felt` is the probability of any emotion at all, where a reader gave one."""
    if not words.lower:
        return Needs(0.0, 0.0)
    features = features_of(words, themes)
    return Needs(
        _score("functional", features),
        _score("emotional", features, _LEAN * ((0.5 if felt is None else felt) - 0.5)),
    )


def functional_of(words: Words, themes: Sequence[Found] = (), felt: float | None = None) -> float:
    """How far the text is about the outcome or the process, 0 to 1; `felt` does not count here."""
    return needs_of(words, themes, felt).functional


def emotional_of(words: Words, themes: Sequence[Found] = (), felt: float | None = None) -> float:
    """How far it is about how the customer was treated or felt, 0 to 1."""
    return needs_of(words, themes, felt).emotional


def features_of(words: Words, themes: Sequence[Found] = ()) -> tuple[float, ...]:
    """What the scores look at, in the order of `FEATURES`: dampened counts, and which meet in one text."""
    counts = [0] * len(KINDS)
    for word in words.lower:
        places = _KNOWN.get(word)
        for place in _looked_up(word) if places is None else places:
            counts[place] += 1
    _thing, _step, treated, person, felt, flaw, _thanks, _trip, me = counts
    names = {found.name for found in themes}
    return (
        *[_DAMPENED[min(count, MOST)] for count in counts],
        1.0 if felt and me else 0.0,
        1.0 if person and (flaw or treated) else 0.0,
        _DAMPENED[min(len(words.lower), LONG)],
        1.0 if names - _TREATMENT else 0.0,
        1.0 if names & _TREATMENT else 0.0,
    )


def _score(of: str, features: tuple[float, ...], lean: float = 0.0) -> float:
    base, *weights = _lines()[of]
    total = base + lean + sum(map(mul, weights, features))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)


def _looked_up(word: str) -> tuple[int, ...]:
    """The places of a word's kinds; remembered, as far as there is room."""
    whole, begins, lengths = _lists()
    stems = (begins.get(word[:length], ()) for length in lengths if length <= len(word))
    kinds = (*whole.get(word, ()), *(kind for kinds in stems for kind in kinds))
    places = tuple(sorted({KINDS.index(kind) for kind in kinds}))
    if len(_KNOWN) < ROOM:
        _KNOWN[word] = places
    return places


_Kinds = dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _lists() -> tuple[_Kinds, _Kinds, tuple[int, ...]]:
    """The kinds of whole words, those of words by how they begin, and how long such beginnings are."""
    whole: _Kinds = {}
    begins: _Kinds = {}
    for word, kind in _entries():
        side = begins if word.endswith("*") else whole
        side[word.rstrip("*")] = (*side.get(word.rstrip("*"), ()), kind)
    return whole, begins, tuple(sorted({len(stem) for stem in begins}))


def _entries() -> Iterator[tuple[str, str]]:
    """Each word or stem with its kind."""
    text = files("wallofchange.reading").joinpath("data/phrases/needs.txt").read_text("utf-8")
    kind = ""
    for word in re.sub(r"(?m)^#.*$", "", text).split():
        if word.endswith(":"):
            kind = word[:-1]
        else:
            yield word, kind


@lru_cache(maxsize=1)
def _lines() -> dict[str, list[float]]:
    text = files("wallofchange.reading").joinpath("data/needs.json").read_text("utf-8")
    lines: dict[str, list[float]] = json.loads(text)
    return lines
