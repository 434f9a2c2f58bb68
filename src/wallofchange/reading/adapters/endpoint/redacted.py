"""The only form in which words may leave: redacted, whatever was done to them before."""

from __future__ import annotations

import re
import unicodedata

from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.redaction import redact
from wallofchange.reading.words import Words

LONGEST = 4_000  # signs of a text that are sent
_LEFT = re.compile(r"\w@\w|\b[A-Z]{2}\d{2}[A-Z0-9]{10,}\b|\d{9,}")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def stays_here(words: str) -> str:
    """Why a text may not leave; nothing when it may."""
    try:
        Redacted(words)
    except ReaderTrouble as trouble:
        return trouble.message
    return ""


class Redacted:
    """A text that may leave. It can only be made by redacting; it never shows itself in a log."""

    __slots__ = ("text",)

    def __init__(self, words: str) -> None:
        seen = _UNSEEN.sub(
            "", words.encode("utf-8", "replace").decode("utf-8")
        )  # they hide an address from us
        bare = _CONTROL.sub(" ", unicodedata.normalize("NFKC", seen))
        for language in ("nl", "en"):
            bare = redact(Words(bare), language)
        if _LEFT.search(bare):
            raise ReaderTrouble("A text still seems to hold an address or a number: it stays here.")
        self.text = bare[:LONGEST]

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return f"<{len(self.text)} redacted signs>"
