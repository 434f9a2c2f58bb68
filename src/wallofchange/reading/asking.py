"""Does a text ask for an answer: a question to us, a request to be called, something still open."""

from __future__ import annotations

from wallofchange.reading.phrase_list import phrases
from wallofchange.reading.words import Phrase, Words, triggers_of

_LINES = phrases("asking")
_ASKING = [line.phrase for line in _LINES if line.says == "asks"]
_QUESTIONS = [line.phrase for line in _LINES if line.says == "question"]
_RHETORICAL = [line.phrase for line in _LINES if line.says == "rhetorical"]
_TRIGGERS = triggers_of(_ASKING)


def asks_answer(words: Words) -> bool:
    """Whether the writer waits for one of us to say something back."""
    asked = "?" in words.text
    if not asked and _TRIGGERS.isdisjoint(words.heads):
        return False
    left = _without(words, _RHETORICAL) if asked else words.small
    if any(phrase.may_be_in(words) and phrase.pattern.search(left) for phrase in _ASKING):
        return True
    return "?" in left and any(
        phrase.may_be_in(words) and phrase.pattern.search(left) for phrase in _QUESTIONS
    )


def _without(words: Words, phrases: list[Phrase]) -> str:
    """The text without the questions that want no answer."""
    left = words.small
    for phrase in phrases:
        if phrase.may_be_in(words):
            left = phrase.pattern.sub(".", left)
    return left
