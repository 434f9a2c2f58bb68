"""Does a text ask for an answer: a question to us, a request to be called, something still open."""

from __future__ import annotations

from wallofchange.reading.phrase_list import Sieve, phrases
from wallofchange.reading.words import Words

_LINES = phrases("asking")
_ASKING, _QUESTIONS, _RHETORICAL = (
    Sieve(line for line in _LINES if line.says == says) for says in ("asks", "question", "rhetorical")
)


def asks_answer(words: Words) -> bool:
    """Whether the writer waits for one of us to say something back."""
    left = _meant(words) if "?" in words.text else words.small
    return _says(_ASKING, words, left) or ("?" in left and _says(_QUESTIONS, words, left))


def _says(sieve: Sieve, words: Words, left: str) -> bool:
    return any(line.phrase.pattern.search(left) for line in sieve.of(words.heads))


def _meant(words: Words) -> str:
    """The text without the questions that want no answer."""
    left = words.small
    for line in _RHETORICAL.of(words.heads):
        left = line.phrase.pattern.sub(".", left)
    return left
