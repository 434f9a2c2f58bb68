"""Does a text ask for an answer: a question to us, a request to be called, something still open."""

from __future__ import annotations

from wallofchange.reading.phrase_list import phrases
from wallofchange.reading.words import Words, triggers_of

_LINES = phrases("asking")
_ASKING = [line.phrase for line in _LINES if line.says == "asks"]
_QUESTIONS = [line.phrase for line in _LINES if line.says == "question"]
_TRIGGERS = triggers_of(_ASKING)


def asks_answer(words: Words) -> bool:
    """Whether the writer waits for one of us to say something back."""
    if not _TRIGGERS.isdisjoint(words.heads) and any(phrase.is_in(words) for phrase in _ASKING):
        return True
    return "?" in words.text and any(phrase.is_in(words) for phrase in _QUESTIONS)
