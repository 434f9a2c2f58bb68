"""How something is said: in which sentence, denied, told of others, in irony, with which feeling."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from wallofchange.reading.dictionary import shipped
from wallofchange.reading.phrase_list import patterns

_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NEAR, _FAR = 300, 1_000  # characters before a phrase, and of the forty words behind it


class Sentence(NamedTuple):
    """Where a sentence starts and ends in its text, as places of characters."""

    start: int
    end: int

    @classmethod
    def around(cls, text: str, place: int) -> Sentence:
        starts, ends = _breaks(text)
        at = bisect_right(ends, place)
        return cls(ends[at - 1] if at else 0, starts[at] if at < len(starts) else len(text))


@lru_cache(maxsize=4)  # a long text may state a thousand things: it is cut up once
def _breaks(text: str) -> tuple[list[int], list[int]]:
    """Where the breaks between sentences start and end."""
    marks = list(_END.finditer(text))
    return [mark.start() for mark in marks], [mark.end() for mark in marks]


def is_denied(before: str) -> bool:
    """Whether the clause up to a phrase says no to it: "does not last as long | as advertised"."""
    return _ends_on("denied", before)


def is_refused(before: str) -> bool:
    """Whether the word before a phrase says no to it: "not | better than expected"."""
    return _ends_on("refused", before)


def is_of_others(before: str, phrase: str) -> bool:
    """Whether a phrase tells what somebody else expected, said or may come to feel."""
    if _ends_on("reported", before):
        return True
    return _SAID["felt"].match(phrase) is not None and _ends_on("others", before)


def _ends_on(name: str, before: str) -> bool:
    """Whether the last words before a phrase are such; none of these patterns reaches farther back."""
    return _SAID[name].search(before, max(0, len(before) - _NEAR)) is not None


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
    for word in _WORD.findall(_SAID["turn"].split(after[:_FAR].lower(), maxsplit=1)[0])[:40]:
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
