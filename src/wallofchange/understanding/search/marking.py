"""Which part of somebody's words to show, and where in it the search hit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from wallofchange.understanding.search.pictures import sign_of
from wallofchange.understanding.search.question import Question, Term
from wallofchange.understanding.search.stemming import dutch, english, words

LONGEST = 240  # signs of one line; what is longer is cut, and says so
LEAD = 60  # signs before a hit
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_WITH_SIGN = "[\ufe0f\U0001f3fb-\U0001f3ff]*"  # its colour, which is not looked for
_SPACE = re.compile(r"\s+")


class Bit(NamedTuple):
    """A piece of a sentence; `hit` when it is what was looked for."""

    text: str
    hit: bool = False


class _Word(NamedTuple):
    start: int
    end: int
    forms: frozenset[str]  # the ways in which it may have been looked for


def bits(text: str, question: Question | None = None, longest: int = LONGEST) -> list[Bit]:
    """The words on one line with what was looked for marked; cut around the first hit when they are long."""
    line = _SPACE.sub(" ", normalize("NFC", text)).strip()
    hits = _merged(_hits(line, question)) if question else []
    start, end = _window(line, hits[0][0] if hits else 0, longest)
    return list(_pieces(line, hits, start, end))


def _hits(line: str, question: Question) -> Iterator[tuple[int, int]]:
    """Where a term of the question begins and ends."""
    spoken = [_read(found) for found in _WORD.finditer(line)]
    for term in question.terms:
        if sign := sign_of(term.words[0]):
            yield from ((found.start(), found.end()) for found in re.finditer(sign + _WITH_SIGN, line))
        ways = [term.words] if term.begins else term.spellings
        for place in range(len(spoken) - len(term.words) + 1):
            part = spoken[place : place + len(term.words)]
            if any(_fits(part, way, term) for way in ways):
                yield part[0].start, part[-1].end


def _read(found: re.Match[str]) -> _Word:
    plain = "".join(words(found[0]))
    return _Word(found.start(), found.end(), frozenset((plain, dutch(plain), english(plain))))


def _fits(part: list[_Word], way: tuple[str, ...], term: Term) -> bool:
    *first, last = zip(part, way, strict=True)
    if any(form not in word.forms for word, form in first):
        return False
    word, form = last
    return any(one.startswith(form) for one in word.forms) if term.begins else form in word.forms


def _merged(hits: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """In their order, without one that lies in another."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(hits):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _window(line: str, hit: int, longest: int) -> tuple[int, int]:
    """The part to show: whole words, from a little before the hit."""
    if len(line) <= longest:
        return 0, len(line)
    start = 0 if hit <= longest - LEAD else line.rfind(" ", 0, hit - LEAD) + 1
    if len(line) - start <= longest:
        start = line.find(" ", len(line) - longest) + 1
        return start, len(line)
    end = line.rfind(" ", start, start + longest)
    return start, end if end > start else start + longest


def _pieces(line: str, hits: list[tuple[int, int]], start: int, end: int) -> Iterator[Bit]:
    if start:
        yield Bit("… ")
    place = start
    for first, last in hits:
        if first < start or last > end:
            continue
        if first > place:
            yield Bit(line[place:first])
        yield Bit(line[first:last], hit=True)
        place = last
    if place < end:
        yield Bit(line[place:end])
    if end < len(line):
        yield Bit(" …")
