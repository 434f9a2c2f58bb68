"""What a customer would like, fears, or needs to get on: the clause that says so, in their own words."""

from __future__ import annotations

import re

from wallofchange.reading.phrase_list import Sieve, phrases
from wallofchange.reading.said import Sentence
from wallofchange.reading.words import Words, triggers_of

LONGEST = 200  # characters of a clause
_BREAK = re.compile(r"[;(]\s|,\s(?=(?:maar|but|want|dus|so|because|although|hoewel)\b)|\s[-–—]\s|\s(?=but\s)")
_OPENING = re.compile(r"^(?:(?:en|maar|and|but|so|dus|want|because|also|ook)\s)+", re.I)


def wish_of(words: Words) -> str:
    """What they would like to be: the clause, at most `LONGEST` characters; empty when none is said."""
    return _clause_of(words, _WISH_SIEVE, _WISH_TRIGGERS)


def worry_of(words: Words) -> str:
    """What they fear: the clause, at most `LONGEST` characters; empty when none is said or it has passed."""
    return _clause_of(words, _WORRY_SIEVE, _WORRY_TRIGGERS)


def need_of(words: Words) -> str:
    """What they need to get on: the clause, at most `LONGEST` characters; empty when none is said."""
    return _clause_of(words, _NEED_SIEVE, _NEED_TRIGGERS)


def _clause_of(words: Words, sieve: Sieve, triggers: frozenset[str]) -> str:
    if triggers.isdisjoint(words.heads):
        return ""
    left, found = words.small, len(words.small)
    for says, _p, phrase in sieve.of(words.heads):
        if says == "silent":
            left = phrase.pattern.sub(lambda match: "\x00" * len(match[0]), left)
        elif match := phrase.pattern.search(left):
            found = min(found, match.start())
    return _clause(words, found) if found < len(words.plain) else ""


def _clause(words: Words, place: int) -> str:
    """The part of the sentence around a place, from one break to the next."""
    sentence = Sentence.around(words.plain, place)
    start = sentence.start
    for mark in _BREAK.finditer(words.plain, sentence.start, sentence.end):
        if mark.start() > place:
            return _trimmed(words.text[start : mark.start()], place - start)
        start = min(mark.end(), place)
    return _trimmed(words.text[start : sentence.end], place - start)


def _trimmed(clause: str, place: int) -> str:
    """The clause without its joints; of a very long one the part from the words that say so."""
    whole = _OPENING.sub("", clause.strip()).strip(" \t\n.,;:-–—")
    if len(whole) <= LONGEST:
        return whole
    rest = clause[place:].strip()
    return rest if len(rest) <= LONGEST else rest[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


_WISH, _WORRY, _NEED = phrases("wish"), phrases("worry"), phrases("need")
_WISH_SIEVE, _WORRY_SIEVE, _NEED_SIEVE = Sieve(_WISH), Sieve(_WORRY), Sieve(_NEED)
_WISH_TRIGGERS = triggers_of([line.phrase for line in _WISH if line.says != "silent"])
_WORRY_TRIGGERS = triggers_of([line.phrase for line in _WORRY if line.says != "silent"])
_NEED_TRIGGERS = triggers_of([line.phrase for line in _NEED if line.says != "silent"])
