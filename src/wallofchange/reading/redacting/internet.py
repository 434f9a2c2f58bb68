"""Links and IP addresses."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import Form, Match
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words

_LINK_END = re.compile(r"\.(?:nl|com|org|net|eu|be|ly|co|me|uk|de)\b")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+[^\s.,;:!?)\]'\"]"
    r"|\b(?:[a-z0-9-]+\.)+(?:nl|com|org|net|eu|be|co\.uk)/\S*[^\s.,;:!?)]\b"  # "bol.com" alone is a shop
    r"|\b(?:bit\.ly|t\.co|wa\.me|linkedin\.\w+)/\S*[^\s.,;:!?)]",
    re.I,
)
_IP = re.compile(r"(?<![\w.])(?<!ersie )(?<!ersion )(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_IP6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b|"
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,6}(?::[0-9a-f]{1,4}){1,5}\b",
    re.I,
)


def _ip(match: Match) -> bool:
    return all(int(part) < 256 for part in match[0].split("."))


def find_links(words: Words, found: Found) -> None:
    """Add links."""
    if "." in words.text and (
        any(begin in words.small for begin in _BEGINS) or _LINK_END.search(words.small)
    ):
        found.add("link", _LINKS.places(found.rest))


_BEGINS = ("http:", "https:", "www.")
_LINKS = Form("link", _LINK)
FORMS = (
    Form("ip", _IP, 4, _ip),
    Form("ip", _IP6, 5),
)
