"""What a group of sentences could be called: the words that it has more of than the others (c-TF-IDF)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from math import log

from wallofchange.reading.dictionary import shipped
from wallofchange.reading.words import Words

WORDS = 2  # or pairs of words, in a name
LONGEST = 60  # characters of a name


class Namer:
    """Counts the words and pairs of all groups, and names each after what stands out in it.

    Weight of a word in a group: how often it says it, times log(1 + A / f), where f is how often all
    groups say it and A how many words a group has on average (Grootendorst 2022, c-TF-IDF).
    """

    def __init__(self, texts: Sequence[str], groups: Sequence[Sequence[int]]) -> None:
        self._counts = [
            Counter(term for member in group for term in set(_terms(texts[member]))) for group in groups
        ]
        self._everywhere = sum(self._counts, Counter[str]())
        self._average = sum(self._everywhere.values()) / max(len(groups), 1)

    def names(self, group: int, language: str) -> tuple[str, str]:
        """The Dutch and the English name; in the language that is not spoken as far as we know the words."""
        said = self._best(group)
        own = ", ".join(said)[:LONGEST]
        other = _in_other(own, language)
        return (own, other) if language == "nl" else (other, own)

    def _best(self, group: int) -> list[str]:
        """The terms that weigh most; a pair takes the place of its words, no word twice."""
        counts = self._counts[group]
        weights = {
            term: count * log(1 + self._average / self._everywhere[term]) * (1.3 if " " in term else 1)
            for term, count in counts.items()
            if count > 1 or len(counts) < 20
        }
        chosen: list[str] = []
        for term in sorted(weights, key=lambda term: (-weights[term], term)):
            if not any(
                _related(word, other) for word in term.split() for told in chosen for other in told.split()
            ):
                chosen.append(term)
            if len(chosen) == WORDS:
                break
        return chosen or ["?"]


def _terms(text: str) -> Iterator[str]:
    """The words that carry meaning, and pairs of such words that stand side by side."""
    before = ""
    for word in Words(text).lower:
        here = word if len(word) > 2 and not word.isdigit() and word not in _silent() else ""
        if here:
            yield here
        if here and before:
            yield f"{before} {here}"
        before = here


def _related(word: str, other: str) -> bool:
    """Whether two words begin alike, as "wacht" and "wachten" do."""
    return word[:4] == other[:4]


def _in_other(name: str, language: str) -> str:
    """The name in the other language; as it is said where our dictionary does not know every word of it."""
    twins = {
        word: shipped().twin(word) if language == "nl" else _dutch().get(word, word)
        for word in name.replace(",", " ").split()
    }
    if any(word == twin for word, twin in twins.items()):
        return name
    return re.sub(r"[^\s,]+", lambda word: twins[word[0]], name)


@lru_cache(maxsize=1)
def _dutch() -> dict[str, str]:
    """An English word and the first of its Dutch twins."""
    return {english: dutch for dutch, english in reversed(list(shipped().twins()))}


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    """Words that name nothing, in both languages."""
    text = files("wallofchange.reading").joinpath("data/silent.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
