"""How something is said: in which sentence, denied, told of others, in irony, with which feeling."""

from __future__ import annotations

import re
from typing import NamedTuple

from wallofchange.reading.dictionary import shipped
from wallofchange.reading.phrase_list import patterns

_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


class Sentence(NamedTuple):
    """Where a sentence starts and ends in its text, as places of characters."""

    start: int
    end: int

    @classmethod
    def around(cls, text: str, place: int) -> Sentence:
        start = 0
        for mark in _END.finditer(text):
            if mark.end() > place:
                return cls(start, mark.start())
            start = mark.end()
        return cls(start, len(text))


def is_denied(before: str) -> bool:
    """Whether the clause up to a phrase says no to it: "does not last as long | as advertised"."""
    return _SAID["denied"].search(before) is not None


def is_refused(before: str) -> bool:
    """Whether the word before a phrase says no to it: "not | better than expected"."""
    return _SAID["refused"].search(before) is not None


def is_of_others(before: str, phrase: str) -> bool:
    """Whether a phrase tells what somebody else expected, said or may come to feel."""
    if _SAID["reported"].search(before):
        return True
    return _SAID["felt"].match(phrase) is not None and _SAID["others"].search(before) is not None


def is_ironic(text: str) -> bool:
    """Whether a text itself makes plain that its praise is not meant."""
    return _SAID["irony"].search(text) is not None


def is_glad(text: str) -> bool:
    """Whether a text holds more good words than bad, besides those that only ask: "would love to see"."""
    return feeling_after(_SAID["asked"].sub(" ", text), "neutral") > 0


def feeling_after(after: str, polarity: str) -> int:
    """The feeling of the words that follow: 1, -1 or 0; without any, that of the whole text."""
    feeling, sign = 0, 1
    dictionary = shipped()
    lacking = False
    for word in _WORD.findall(_SAID["turn"].split(after.lower(), maxsplit=1)[0])[:40]:
        if word in _NO or word.endswith("n't"):
            sign, lacking = -1, True
            continue
        felt = dictionary.feeling(word)
        if felt:
            feeling += sign * felt
            sign = 1
    if feeling:
        return 1 if feeling > 0 else -1
    if lacking and polarity != "positive":
        return -1
    return {"positive": 1, "negative": -1}.get(polarity, 0)


_SAID = patterns("said")
_NO = frozenset(
    [
        *(
            "not",
            "no",
            "nothing",
            "nobody",
            "none",
            "never",
            "without",
            "lack",
            "lacking",
            "little",
            "few",
            "hardly",
        ),
        *("niet", "geen", "niets", "niemand", "nooit", "zonder", "gebrek", "weinig", "nauwelijks", "cannot"),
    ]
)
