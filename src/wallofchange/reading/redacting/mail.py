"""E-mail addresses, also those that are spelt out to hide them from machines."""

from __future__ import annotations

import re

from wallofchange.reading.redacting import handles
from wallofchange.reading.redacting.forms import Form
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words

_BEFORE_AT = ("_", ".", "+", "%", "-")
_SPELT_HOSTS = frozenset(
    (
        "gmai", "hotm", "zigg", "kpnm", "yaho", "iclo", "xs4a", "upcm", "case", "hetn", "home", "live",
        "plan", "outl",
    )
)  # fmt: skip
_SPELT_HINTS = _SPELT_HOSTS | {"apen", "apes"}
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_AT = r"\s?(?:\(at\)|\[at\]|@)\s?|\s(?:apenstaartje|apestaartje)\s"
_DOT = r"\s?(?:\(dot\)|\[dot\])\s?|\s(?:punt|dot)\s|\."
_ENDS = r"(?:nl|com|org|net|eu|be|de|uk|info|frl|online)"
_HOSTS = r"(?:gmail|hotmail|ziggo|kpnmail|yahoo|icloud|xs4all|upcmail|casema|hetnet)"
_SPELT_EMAIL = re.compile(
    rf"\b[\w.+%-]+(?:\s(?:punt|dot|underscore|streepje)\s(?:(?:van|de|der|den)\s){{0,2}}[\w.+%-]+)*"
    rf"(?:(?:{_AT})[\w-]+(?:(?:{_DOT})[\w-]+)*?(?:{_DOT}){_ENDS}|"
    rf"\sat\s(?:{_HOSTS}(?:(?:{_DOT}){_ENDS})?|(?:home|live|planet|outlook)(?:{_DOT}){_ENDS}))\b",
    re.I,
)
_SPELT_AT = re.compile(
    rf"@\s|[(\[]at[)\]]|ap(?:en|e)staart|\sat\s(?:{_HOSTS}|home|live|planet|outlook)", re.I
)
_MAIL, _SPELT = Form("email", _EMAIL), Form("email", _SPELT_EMAIL)


def find(words: Words, found: Found) -> None:
    """Add e-mail addresses, and accounts such as @name, which begin with the same sign."""
    text = words.text
    if "@" not in text and "at)" not in text and "at]" not in text and _SPELT_HINTS.isdisjoint(words.heads):
        return
    pieces = text.split("@")
    if any(piece[-1:].isalnum() or piece.endswith(_BEFORE_AT) for piece in pieces[:-1]):
        found.add("email", _MAIL.places(found.rest))
    spaced = any(piece[:1].isspace() for piece in pieces[1:])
    if (spaced or _may_be_spelt(words)) and _SPELT_AT.search(text):
        found.add("email", _SPELT.places(found.rest))
    found.add("handle", handles.places(found.rest))


def _may_be_spelt(words: Words) -> bool:
    if not _SPELT_HOSTS.isdisjoint(words.heads):
        return True
    return any(sign in words.small for sign in ("at)", "at]", "staart"))
