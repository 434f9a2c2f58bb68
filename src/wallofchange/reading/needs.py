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
from typing import NamedTuple

from wallofchange.reading.record import Found
from wallofchange.reading.words import Words

KINDS = ("thing", "step", "treated", "person", "felt", "flaw", "thanks", "trip", "me")
FEATURES = (*KINDS, "felt by me", "person judged", "long", "theme of things", "theme of treatment")
_TREATMENT = frozenset({"listening", "people", "cold-and-worry"})
LONG = 12  # words; beyond this, length says nothing more
_LEAN = 1.4  # how far a certain emotion, or a certain lack of it, moves the emotional line
KNOWN = 100_000  # words that are remembered, so that a file of noise cannot fill the memory


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
    counts = dict.fromkeys(KINDS, 0)
    for word in words.lower:
        for kind in _kinds_of(word):
            counts[kind] += 1
    names = {found.name for found in themes}
    return (
        *(math.log1p(counts[kind]) for kind in KINDS),
        float(bool(counts["felt"] and counts["me"])),
        float(bool(counts["person"] and (counts["flaw"] or counts["treated"]))),
        math.log1p(min(len(words.lower), LONG)),
        float(bool(names - _TREATMENT)),
        float(bool(names & _TREATMENT)),
    )


def _score(of: str, features: tuple[float, ...], lean: float = 0.0) -> float:
    base, *weights = _lines()[of]
    total = base + lean + sum([weight * value for weight, value in zip(weights, features, strict=True)])
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 3)


@lru_cache(maxsize=KNOWN)
def _kinds_of(word: str) -> tuple[str, ...]:
    whole, begins, lengths = _lists()
    stems = (begins.get(word[:length], ()) for length in lengths if length <= len(word))
    return tuple(dict.fromkeys((*whole.get(word, ()), *(kind for kinds in stems for kind in kinds))))


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
