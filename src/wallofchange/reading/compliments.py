"""A compliment to a team or department that is named; never a colleague's name."""

from __future__ import annotations

import re

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


def _is_praised(text: str, match: re.Match[str]) -> bool:
    sentence = Sentence.around(text, match.start())
    said = _meant(text[sentence.start : sentence.end])
    if _PRAISE["blame"].search(said):
        return False
    clause = _meant(_clause(text, sentence, match))
    if _PRAISE["praise"].search(clause) and not _PRAISE["faint"].search(clause):
        return True
    if _PRAISE["faint"].search(said):
        return False
    return _PRAISE["praise"].search(said) is not None or feeling_after(said, "neutral") > 0


def _meant(said: str) -> str:
    """Without what only sounds like blame: "I can't praise them enough"."""
    return _PRAISE["no_blame"].sub("praise", said)


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
