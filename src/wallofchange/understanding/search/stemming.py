"""Words as they are looked for: folded, and brought back to their stem in Dutch or English.

The stems are Snowball's, by way of PyStemmer. Dutch keeps two spellings of one verb apart (levert,
leveren, geleverd), so what its two stemmers leave is folded once more; no reader ever sees a stem.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from threading import Lock
from typing import Any, NamedTuple
from unicodedata import combining, normalize

from wallofchange.understanding.search.pictures import pictures

LONGEST_WORD = 64  # characters; what is longer is no word
MOST_WORDS = 5_000  # of one text; nobody searches for what comes later
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")
_TWICE = re.compile(r"(.)\1")
_HARD = {"v": "f", "z": "s"}
_REMEMBERED = 100_000  # different words whose stem is at hand
_LOCK = Lock()  # a stemmer is for one thread at a time


class Kept(NamedTuple):
    """What is kept of a text: its stems in their order; words that are not their own stem, and pictures."""

    stems: str
    forms: str


def kept(text: str, language: str) -> Kept:
    """Bring a text back to what a search looks in; what is not known to be English is taken for Dutch."""
    found = words(text)[:MOST_WORDS]
    of = english if language == "en" else dutch
    stems = [of(word) for word in found]
    forms = {word for word, stem in zip(found, stems, strict=True) if word != stem}
    return Kept(" ".join(stems), " ".join(sorted(forms.union(pictures(text)))))


def words(text: str) -> list[str]:
    """The words of a text, folded: no capitals, no accents, no apostrophes."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(_APOSTROPHE.sub("", fold(text)))]


def fold(text: str) -> str:
    """Without capitals and accents."""
    if text.isascii():
        return text.lower()
    return "".join(sign for sign in normalize("NFKD", text).casefold() if not combining(sign))


@lru_cache(_REMEMBERED)
def english(word: str) -> str:
    return _stem("english", word)


@lru_cache(_REMEMBERED)
def dutch(word: str) -> str:
    """The stem by two stemmers, one after the other, with double letters and endings made alike."""
    stem = _TWICE.sub(r"\1", _stem("dutch_porter", _stem("dutch", word)))
    bent = len(stem) > 5 and stem[-1] in "dt"  # beloofd and beloof, levert and lever
    many = len(stem) > 4 and stem[-1] == "s" and stem[-2] in "aou"  # foto's and foto
    if bent or many:
        stem = stem[:-1]
    return stem[:-1] + _HARD.get(stem[-1], stem[-1]) if stem else word


def _stem(language: str, word: str) -> str:
    with _LOCK:
        stem: str = _stemmer(language).stemWord(word)
    return stem


@cache
def _stemmer(language: str) -> Any:
    import Stemmer  # only where something is looked for or kept

    return Stemmer.Stemmer(language)
