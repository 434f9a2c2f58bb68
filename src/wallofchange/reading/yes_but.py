"""A worry about an idea, in a colleague's words: whether a line reads as a yes-but, and of which kind it is.

Nobody is asked for the kind: it is proposed from the words. A person may say otherwise, and then that holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wallofchange.reading.phrase_list import Line, phrases
from wallofchange.reading.words import Words

KINDS = (
    "size",
    "legacy",
    "shareholders",
    "cost",
    "rules",
    "capacity",
    "fine_already",
    "done_already",
    "different",
    "other",
)
SURE = 0.55  # from here on a line is called a yes-but; its writer has the last word
OTHER = "other"


@dataclass(frozen=True)
class YesBut:
    """How a line reads: the kind of worry it would be, and how sure (0 to 1) that it is one at all."""

    kind: str
    sure: float

    @property
    def is_one(self) -> bool:
        return self.sure >= SURE


def looks_like(texts: Sequence[str]) -> list[YesBut]:
    """Each line in Dutch or English, read as a yes-but or not; where it is none the kind says nothing."""
    return [_read(Words(text)) for text in texts]


def kind_of(text: str) -> str:
    """The kind of a line that is a yes-but, because its writer says so; `other` where no words tell."""
    return _read(Words(text)).kind


def _read(words: Words) -> YesBut:
    """Marks and kinds each add their own doubt, as independent chances."""
    calm, kinds = 1.0, dict.fromkeys(KINDS, 0.0)
    for line in _found(words):
        if line.says == "but":
            calm *= 1 - line.p
        else:
            kinds[line.says] = 1 - (1 - kinds[line.says]) * (1 - line.p)
    kind = max(KINDS, key=lambda name: kinds[name])
    if not kinds[kind]:
        kind = OTHER
    return YesBut(kind, round(1 - calm * (1 - HINT * kinds[kind]), 3))


def _found(words: Words) -> list[Line]:
    left, found = words.small, []
    for line in _LINES:
        if line.says == "silent":
            left = line.phrase.pattern.sub(lambda match: " " * len(match[0]), left)
        elif line.phrase.pattern.search(left):
            found.append(line)
    return found


HINT = 0.7  # how much a kind alone says that it is a worry at all: "too dear" may be about a customer's bill
_LINES = phrases("yes_but")
