"""Licence plates that show themselves by their form."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import ORDINARY, Form, Match
from wallofchange.reading.words import Words

# no end of a British plate, in a text in capitals
_SHOUTED = frozenset(
    (
        "aan", "all", "als", "and", "any", "are", "bij", "but", "can", "dat", "did", "die", "een", "for",
        "get", "got", "had", "has", "her", "het", "hij", "his", "how", "its", "jij", "kan", "let", "met",
        "mij", "nog", "not", "now", "old", "one", "ons", "our", "put", "see", "the", "too", "two", "use",
        "van", "via", "was", "wel", "who", "yet", "you", "zij",
    )
)  # fmt: skip
_NUMBER_AND_LETTER = re.compile(r"\d [A-Z]")
_PLATE = re.compile(
    r"\b(?:[A-Z]{2}-\d{2}-[A-Z\d]{2}|\d{2}-[A-Z]{2}-[A-Z\d]{2}|\d{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}"
    r"|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2,3}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]"
    r"|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d|\d-[A-Z]{3}-\d{2})\b"
    r"|\b(?:\d{2} [A-Z]{3} \d|[A-Z]{2} \d{3} [A-Z]|[A-Z] \d{3} [A-Z]{2}|\d [A-Z]{3} \d{2})\b"
    r"|\b(?:[a-z]{2}-\d{3}-[a-z]|[a-z]-\d{3}-[a-z]{2}|\d{2}-[a-z]{3}-\d|\d-[a-z]{3}-\d{2}|"
    r"[a-z]{2}-\d{2}-[a-z]{2})\b"
)
_BRITISH_PLATE = re.compile(r"\b[A-Z]{2}[0-7]\d\s?(?P<last>[A-HJ-PR-Z]{3})\b")


def _plate(match: Match) -> bool:
    letters = "".join(filter(str.isalpha, match[0])).lower()
    return letters not in ORDINARY


def _british_plate(match: Match) -> bool:
    return match["last"].lower() not in _SHOUTED and match["last"].lower() not in ORDINARY


def _may_be(words: Words, _digits: int) -> bool:
    return "-" in words.text or _NUMBER_AND_LETTER.search(words.text) is not None


FORMS = (
    Form("plate", _PLATE, 2, _plate, _may_be),
    Form("plate", _BRITISH_PLATE, 2, _british_plate),
)
