"""How a text is cut for the fast tier, and what small words do to those that follow."""

from __future__ import annotations

import re
import unicodedata

NEGATORS = frozenset(
    [
        "niet",
        "geen",
        "nooit",
        "niks",
        "niets",
        "nergens",
        "zonder",
        "amper",
        "nauwelijks",
        "niemand",
        "noch",
        "nie",
        "evenmin",
        "not",
        "no",
        "never",
        "n't",
        "nothing",
        "without",
        "hardly",
        "nobody",
        "cannot",
        "neither",
        "nor",
        "none",
        "barely",
    ]
)
BREAKS = frozenset(["maar", "but", "echter", "however", "!", "?", "en", "and", "want"])
STRONG = frozenset(
    [
        "heel",
        "erg",
        "zeer",
        "echt",
        "super",
        "zo",
        "enorm",
        "ontzettend",
        "ongelooflijk",
        "very",
        "really",
        "so",
        "extremely",
        "absolutely",
        "incredibly",
    ]
)

_TOKEN = re.compile(r"\w+(?:'\w+)*|@\w+|[!?]+|[:;]-?[()DP/]|[\u2600-\u27bf\U0001f300-\U0001faff]")
_MARKS = re.compile(r"\[[\w -]{2,16}\]|https?://\S+")


def tokens_of(text: str) -> list[str]:
    """Lower-case words, numbers, handles, emoticons and emoji; labels of redaction and links are left out."""
    if "[" in text or "http" in text:
        text = _MARKS.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("’", "'")
    return _TOKEN.findall(text.lower())


def negates(token: str) -> bool:
    return token in NEGATORS or token.endswith("n't")


def breaks(token: str) -> bool:
    return token in BREAKS or token[0] in "!?"
