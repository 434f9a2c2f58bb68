"""A text as a row of words with their capitals, and what stands between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from wallofchange.reading.redacting.span import COVER

# "v.d. Berg" and "v/d Berg" hold one word that is shortened, "van de"
_SHORT = r"(?<![^\W_])[vV] ?[./] ?[dh]\.?(?=\s)"
WORD = re.compile(rf"{_SHORT}|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+")
_SHORT_SIGNS = re.compile(r"[ ./]")
_ENDS = re.compile(r"[.!?:;\n\r\"“”()\[\]•*|]|\s-\s|[\u2013\u2014]|" + COVER)


class Token(NamedTuple):
    """One word: where it stands, how it reads in lower case, and what came before it."""

    start: int
    end: int
    text: str
    low: str  # without a possessive 's
    gap: str  # the signs between the word before it and this one

    @property
    def titled(self) -> bool:
        """With a capital and then small letters: "Anna", "O'Neill", "McDonald"."""
        return self.text[0].isupper() and not self.text.isupper()

    @property
    def initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @property
    def opens(self) -> bool:
        """Whether a sentence begins here."""
        return self.start == 0 or bool(_ENDS.search(self.gap))


def tokens_of(text: str) -> list[Token]:
    """The words and numbers of a text, in order."""
    row, last = [], 0
    for match in WORD.finditer(text):
        start, end = match.span()
        word, low = unowned(match[0])
        row.append(Token(start, start + len(word), word, low, text[last:start]))
        last = end
    return row


def unowned(word: str) -> tuple[str, str]:
    """A word without a possessive 's, as it is written and in lower case."""
    low = word.lower().replace("’", "'")  # as lists of names have it
    if "." in low or "/" in low:
        return word, _SHORT_SIGNS.sub("", low)
    if len(word) > 3 and low[-2] == "'" and low[-1] == "s":
        return word[:-2], low[:-2]
    return word, low
