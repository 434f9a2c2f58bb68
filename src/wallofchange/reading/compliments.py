"""A compliment to a team or department that is named; never a colleague's name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wallofchange.reading.phrase_list import Sieve, patterns, phrases
from wallofchange.reading.said import Sentence, feeling_after
from wallofchange.reading.words import Words, triggers_of


def compliment_to(words: Words, polarity: str = "neutral") -> str:
    """The team or department that is praised, as the customer calls it, in lower case; empty when none is.

    A team counts as praised when its sentence thanks or praises, or holds more good words than bad.
    """
    if polarity == "negative" or _TRIGGERS.isdisjoint(words.heads):
        return ""
    for line in _SIEVE.of(words.heads):
        for match in line.phrase.pattern.finditer(words.small):
            if _is_praised(words.plain, match):
                return _named(match[0])
    return ""


class _Heard(NamedTuple):
    """A sentence or a clause, without what only sounds like blame: "I can't praise them enough"."""

    said: str
    blames: bool
    praises: bool
    faint: bool


def _is_praised(text: str, match: re.Match[str]) -> bool:
    sentence = Sentence.around(text, match.start())
    whole = _heard(text[sentence.start : sentence.end])
    if whole.blames:
        return False
    clause = _heard(_clause(text, sentence, match))
    if clause.praises and not clause.faint:
        return True
    return not whole.faint and (whole.praises or feeling_after(whole.said, "neutral") > 0)


@lru_cache(maxsize=4)  # a sentence may name a thousand teams: it is heard once
def _heard(said: str) -> _Heard:
    meant = _PRAISE["no_blame"].sub("praise", said)
    return _Heard(meant, *(_PRAISE[name].search(meant) is not None for name in ("blame", "praise", "faint")))


def _clause(text: str, sentence: Sentence, match: re.Match[str]) -> str:
    """The part between two commas in which the team is named."""
    start = max(text.rfind(",", sentence.start, match.start()) + 1, sentence.start)
    end = text.find(",", match.end(), sentence.end)
    return text[start : end if end >= 0 else sentence.end]


def _named(mention: str) -> str:
    """The name without "the" or "your"."""
    return " ".join(_PRAISE["their"].sub("", mention.lower()).split())


_LINES = phrases("team")
_SIEVE = Sieve(_LINES)
_PRAISE = patterns("praise")
_TRIGGERS = triggers_of([line.phrase for line in _LINES])
