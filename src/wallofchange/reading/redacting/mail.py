"""E-mail addresses, also those that are spelt out to hide them from machines."""

from __future__ import annotations

import re

from wallofchange.reading.redacting import handles
from wallofchange.reading.redacting.forms import Form, Match
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words

_BEFORE_AT = ('"', "_", ".", "+", "%", "-", "'", "’")
_SPELT_HOSTS = frozenset(
    (
        "gmai", "hotm", "zigg", "kpnm", "yaho", "iclo", "xs4a", "upcm", "case", "hetn", "home", "live",
        "plan", "outl", "prot", "goog", "btin", "telf", "quic",
    )
)  # fmt: skip
_SPELT_HINTS = _SPELT_HOSTS | {"apen", "apes", "dot", "punt"}
_ENDS = (
    r"(?:nl|com|org|net|eu|be|de|uk|fr|es|it|pl|ie|us|ch|at|io|me|info|biz|app|dev|nu|tv|frl|online|"
    r"amsterdam|"
    r"shop|site|email)"
)
_HOST = r"[\w-]{1,63}"
# it begins where a row of its signs begins and gives none of them back: the time keeps step with the text
_LOCAL = r"(?<![\w.+%'’#&~-])['’]?(?:[\w.+%-]{1,40}[(\[](?:punt|dot)[)\]]){0,3}[\w.+%'’#&~-]{1,64}+"
_PROVIDERS = (
    r"(?:gmail|hotmail|ziggo|kpnmail|yahoo|icloud|xs4all|upcmail|casema|hetnet|outlook|planet|telfort|proton|"
    r"protonmail|gmx|aol|btinternet|googlemail|live|home|quicknet|chello|onsbrabantnet)"
)
# an end is missing or badly typed: "@gmail", "@ziggo nl", "@home,nl"
_EMAIL = re.compile(
    rf"(?:{_LOCAL}|\"[\w.+%&~ -]{{1,64}}\")@"
    rf"(?:{_HOST}(?:(?:\.{{1,2}}{_HOST})+|,{_ENDS}\b)|{_PROVIDERS}(?:[ .]?{_ENDS})?(?![\w@]))",
    re.I,
)
_SAID_AT = r"\s(?:apenstaartje|apestaartje|at sign)\s"
_AT = rf"\s?(?:[(\[{{](?:at|apenstaartje)[)\]}}]|@)\s?|{_SAID_AT}"
_SAID_DOT = r"\s?(?:\(dot\)|\[dot\]|\(punt\)|\[punt\])\s?|\s(?:punt|dot|\.)\s"
_DOT = rf"(?:{_SAID_DOT}|\.)"
_HOSTS = (
    r"(?:gmail|hotmail|ziggo|kpnmail|yahoo|icloud|xs4all|upcmail|casema|hetnet|protonmail|googlemail|"
    r"btinternet|gmx|aol|telfort|quicknet)"
)
_SPELT_EMAIL = re.compile(
    rf"(?<![\w.+%-])(?P<local>[\w.+%-]{{1,64}}+"
    r"(?:\s(?:punt|dot|underscore|streepje)\s(?:(?:van|de|der|den)\s){0,2}[\w.+%-]{1,64}+){0,3})"
    rf"(?:(?:{_AT}){_HOST}(?:{_DOT}{_HOST}){{0,3}}?{_DOT}{_ENDS}(?:{_SAID_DOT}{_ENDS})?"
    rf"|\sat\s{_HOST}(?:{_DOT}{_HOST}){{0,3}}?(?:{_SAID_DOT}){_ENDS}(?:{_SAID_DOT}{_ENDS})?"
    rf"|\sat\s(?:{_HOSTS}(?:{_DOT}{_ENDS})?|(?:home|live|planet|outlook){_DOT}{_ENDS})"
    rf"|(?P<plain>\sat\s){_HOST}(?:\.{_HOST}){{0,3}}?\.{_ENDS})\b",
    re.I,
)
_SPELT_AT = re.compile(r"@\s|[(\[{]at[)\]}]|ap(?:en|e)staart|\sat\s", re.I)


def _spelt(match: Match) -> bool:
    """Who only says "at" before a host is not looking at a site: the part before it is no plain word."""
    return match["plain"] is None or not match["local"].isalpha()


# as a link writes it: "?q=jan%40ziggo.nl"
_ENCODED = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}%40{_HOST}(?:\.{_HOST})+", re.I)
_MAIL, _SPELT = Form("email", _EMAIL), Form("email", _SPELT_EMAIL, judge=_spelt)
_LINKED = Form("email", _ENCODED)


def find(words: Words, found: Found) -> None:
    """Add e-mail addresses, and accounts such as @name, which begin with the same sign."""
    text = words.text
    if "@" in text:
        pieces = text.split("@")
        if any(piece[-1:].isalnum() or piece.endswith(_BEFORE_AT) for piece in pieces[:-1]):
            found.add("email", _MAIL.places(found.rest))
    if _may_be_spelt(words) and _SPELT_AT.search(text):
        found.add("email", _SPELT.places(found.rest))
    if "@" in text:
        found.add("handle", handles.places(found.rest))


def find_encoded(words: Words, found: Found) -> None:
    """Add addresses whose sign is written as links write it, where no link holds them."""
    if "%40" in words.text:
        found.add("email", _LINKED.places(found.rest))


def _may_be_spelt(words: Words) -> bool:
    if not _SPELT_HINTS.isdisjoint(words.heads) or "@ " in words.text:
        return True
    if "at" in words.lower and _SITE.search(words.small):
        return True
    small = words.small
    return "at)" in small or "at]" in small or "at}" in small or "staart" in small


_SITE = re.compile(rf" at [\w.-]{{1,80}}\.{_ENDS}\b")
