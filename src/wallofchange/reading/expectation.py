"""Was it below, as, or better than expected? Said in so many words, or not stated.

Most customers do not say: about one short text in sixty does. So the survey should ask, and this only adds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wallofchange.reading.phrase_list import phrases
from wallofchange.reading.words import Words, triggers_of


class Stated(NamedTuple):
    """What is stated, how often such a phrase is right (0 to 1), and the phrase itself."""

    expectation: str
    p: float
    phrase: str


NOT_STATED = Stated("not_stated", 1.0, "")
_SILENT, _MIXED = "silent", "mixed"
TORN = 0.5  # it states two things at once: a person should look


def expectation_of(words: Words, polarity: str = "neutral") -> Stated:
    """Return what the text states; "not_stated" when it says nothing or contradicts itself."""
    found = [_turned(stated, polarity) for stated in _stated(words)]
    said = [stated for stated in found if stated.expectation != _SILENT]
    if not said:
        return NOT_STATED
    if len({stated.expectation for stated in said}) > 1:
        return Stated("not_stated", TORN, "")
    return max(said, key=lambda stated: stated.p)


def _stated(words: Words) -> list[Stated]:
    """Walk the phrases from specific to general; what one has used the next cannot see."""
    found: list[Stated] = []
    if _TRIGGERS.isdisjoint(words.heads):
        return found
    left = words.plain
    for says, p, phrase in _LINES:
        if not phrase.may_be_in(words):
            continue
        for match in phrase.pattern.finditer(left):
            kept = _SILENT if _REPORTED.search(left[: match.start()]) else says
            found.append(Stated(kept, p, words.text[match.start() : match.end()].strip()))
        left = phrase.pattern.sub(lambda match: "\x00" * len(match[0]), left)
    return found


def _turned(stated: Stated, polarity: str) -> Stated:
    """The unforeseen is a gift or a blow, and only the feeling tells which."""
    if stated.expectation != _MIXED:
        return stated
    return stated._replace(expectation={"positive": "exceeded", "negative": "below"}.get(polarity, _SILENT))


_LINES = phrases("expectation")
_TRIGGERS = triggers_of([line.phrase for line in _LINES])
# somebody else's expectation, told on: "mijn buurvrouw zei dat het tegenviel"
_REPORTED = re.compile(
    r"(?:buur\w*|vriend\w*|collega\w*|zus\w*|broer\w*|moeder|vader|anderen|mensen|recensies?|reviews?|neighbou?r\w*|friends?|"
    r"colleagues?|sister|brother|others|people|he|she|they|hij|zij|ze)\s(?:\w+\s)?(?:zei|zeiden|zegt|zeggen|vertelde\w*|vond|vonden|"
    r"schreef|schrijven|said|says?|told|wrote|claims?|warned|mention\w*)\b[^.!?;]{0,50}$",
    re.I,
)
