"""What looks just like something that was found: the second of two orders, the right one after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_lowercase, ascii_uppercase, digits

from wallofchange.reading.redacting.number_words import behind_a_thing
from wallofchange.reading.redacting.span import Found

_KINDS = frozenset(("number", "plate", "phone", "ip", "document", "bsn", "iban", "card"))
_MOST = 8  # shapes that are looked for in one text
_SHAPE = str.maketrans(digits + ascii_uppercase + ascii_lowercase, "0" * 10 + "A" * 26 + "a" * 26)
_DATED = re.compile(
    r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,3}(?:[. ]\d{3})+|\d{1,2}[.:]\d\d"
)
_FIGURE = re.compile(r"\d")


def find(text: str, found: Found) -> None:
    """Add what has the same figures, letters and signs in the same places."""
    if not _FIGURE.search(found.rest):
        return
    kinds: dict[str, str] = {}
    for span in found.spans:
        if span.kind in _KINDS and len(kinds) < _MOST:
            written = text[span.start : span.end]
            if _telling(written):
                kinds.setdefault(written.translate(_SHAPE), span.kind)
    for shape, kind in kinds.items():
        found.add(kind, list(_places(shape, found.rest)))


def _telling(written: str) -> bool:
    """Long enough that nothing else looks like it: no amount, no time, no year."""
    if len(written) > 30 or not written.isascii() or _DATED.fullmatch(written):
        return False
    figures = sum(map(str.isdigit, written))
    letters = sum(map(str.isalpha, written))
    return figures >= 6 or (figures >= 3 and 0 < letters <= 6 and figures + letters >= 6)


def _places(shape: str, text: str) -> Iterator[tuple[int, int]]:
    shapes = text.translate(_SHAPE)
    at = shapes.find(shape)
    while at >= 0:
        end = at + len(shape)
        if _stands_alone(shapes, at, end) and not behind_a_thing(text, at):
            yield at, end
        at = shapes.find(shape, end)


def _stands_alone(shapes: str, start: int, end: int) -> bool:
    """Neither a part of a longer number or word, nor an amount."""
    before, after = shapes[max(0, start - 2) : start], shapes[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    if before[-1:] in (".", ",", "/", "-") and before[:1] == "0":
        return False
    if after[:1] in (".", ",", "/", "-") and after[1:] == "0":
        return False
    return not before.strip().endswith(("€", "$", "£"))
