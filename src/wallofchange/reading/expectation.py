"""Was it below, as, or better than expected? Said in so many words, or not stated.

Most customers do not say: about one short text in sixty does. So the survey should ask, and this only adds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from wallofchange.reading.expectation_phrases import BELOW, EXCEEDED, MIXED, PHRASES, SILENT


class Stated(NamedTuple):
    """What is stated, how often such a phrase is right (0 to 1), and the phrase itself."""

    expectation: str
    p: float
    phrase: str


NOT_STATED = Stated("not_stated", 1.0, "")


def expectation_of(text: str, polarity: str = "neutral") -> Stated:
    """Return what the text states; "not_stated" when it says nothing or contradicts itself."""
    if not _HINT.search(text):
        return NOT_STATED
    found = [_turned(stated, polarity) for stated in _stated(text)]
    said = [stated for stated in found if stated.expectation != SILENT]
    if len({stated.expectation for stated in said}) != 1:
        return NOT_STATED if not said else Stated("not_stated", 0.5, "")
    return max(said, key=lambda stated: stated.p)


def _stated(text: str) -> list[Stated]:
    """Walk the phrases from specific to general; what one has used the next cannot see."""
    found = []
    left = text.replace("’", "'")
    for expectation, p, pattern in _COMPILED:
        for match in pattern.finditer(left):
            kept = SILENT if _REPORTED.search(left[: match.start()]) else expectation
            found.append(Stated(kept, p, text[match.start() : match.end()].strip()))
        left = pattern.sub(lambda match: "\x00" * len(match[0]), left)
    return found


def _turned(stated: Stated, polarity: str) -> Stated:
    """The unforeseen is a gift or a blow, and only the feeling tells which."""
    if stated.expectation != MIXED:
        return stated
    return stated._replace(expectation={"positive": EXCEEDED, "negative": BELOW}.get(polarity, SILENT))


_COMPILED = tuple((kind, p, re.compile(rf"(?<!\w)(?:{pattern})", re.I)) for kind, p, pattern in PHRASES)
_HINT = re.compile(
    r"verwacht|teleur|tegen|mee|verras|verbaz|overtr|belo|afgespr|afspra|waar|gedacht|gehoopt|gewend|peil|voldo|kermis|"
    r"afknap|klachten|stapje|beetje extra|hoort|moet (?:het|dat)|precies|niveau|de maat|zo (?:erg|slecht|duur|lang|druk)|"
    r"expect|disappoint|let|surpris|advertis|promis|descri|exceed|surpass|outperf|beyond|extra mile|blown|hope|thought|"
    r"anticip|imagin|feared|live|short|par\b|standard|complaints|what (?:i|we|you) wanted|should be|agreed|used to better|kept|keeps",
    re.I,
)
# somebody else's expectation, told on: "mijn buurvrouw zei dat het tegenviel"
_REPORTED = re.compile(
    r"(?:buur\w*|vriend\w*|collega\w*|zus\w*|broer\w*|moeder|vader|anderen|mensen|recensies?|reviews?|neighbou?r\w*|friends?|"
    r"colleagues?|sister|brother|others|people|he|she|they|hij|zij|ze)\s(?:\w+\s)?(?:zei|zeiden|zegt|zeggen|vertelde\w*|vond|vonden|"
    r"schreef|schrijven|said|says?|told|wrote|claims?|warned|mention\w*)\b[^.!?;]{0,50}$",
    re.I,
)
