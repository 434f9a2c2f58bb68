"""What people write in a cell: numbers, scores, dates and answers about expectation."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NOTHING: Final = frozenset(
    {"-", "--", ".", "?", "na", "n/a", "n.a.", "n.v.t.", "nvt", "null", "none", "nan", "#n/a", "geen"}
    | {"weet niet", "weet ik niet", "geen mening", "geen antwoord", "niet van toepassing"}
    | {"don't know", "don’t know", "no answer", "no opinion", "not applicable"}
)


class Unreadable(ValueError):
    """A cell is filled, yet not what its column promises."""


def plain(text: str) -> str:
    """Small letters without accents, and spaces for all that is no letter or figure."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    bare = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", bare)
    return " ".join(re.sub(r"[^0-9a-z]+", " ", bare.casefold()).split())


def text_of(cell: object) -> str:
    """A cell as words: 12.0 from a sheet is "12", nothing is ""."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float):
        return "" if cell != cell else str(int(cell)) if cell.is_integer() else str(cell)
    return str(cell)


_EXPECTED: Final = {
    answer: re.compile(rf"\b(?:{starts})")
    for answer, starts in {
        "below": "minder|slechter|lager|tegen|viel tegen|onder|niet voldaan|niet zoals|less|worse|below|lower"
        "|not met|did not meet|fell short|disappoint",
        "exceeded": "beter|meer|boven|overtr|hoger|viel mee|better|more|above|exceed|surpass",
        "met": "zoals|volgens|conform|voldaan|gelijk|as (?:i |we )?expected|met$|met (?:my|our|the|expect)"
        "|meets|about what|equal",
    }.items()
}


def read_expectation(cell: object) -> str:
    """One of "below", "met" and "exceeded" from an answer in Dutch or English; "" when the cell is empty.

    Raises:
        Unreadable: when something else stands there.
    """
    given = text_of(cell)
    words = plain(given)
    if not words or given.casefold() in NOTHING or words in ("not stated", "niet genoemd"):
        return ""
    for answer, starts in _EXPECTED.items():
        if starts.search(words):
            return answer
    raise Unreadable(words)
