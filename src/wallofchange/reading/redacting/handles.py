"""Accounts on social media: those of persons go, those of companies and public services stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from wallofchange.reading.redacting.forms import Form, Match, Together, begins
from wallofchange.reading.redacting.name_lists import lines_of
from wallofchange.reading.words import Words

_HANDLE = re.compile(
    r"@(?:\d{1,4}(?=[A-Za-z_]{3}))?([A-Za-z_.][A-Za-z0-9_.-]{1,29}\w)"
)  # it begins with a sign, so it is found fast
_COMPANY = re.compile(
    r"air|jet|bank|help|care|support|service|klant|team|nl$|_nl|uk$|_uk|us$|usa|hq$|official|online|"
    r"store|shop|hotel|"
    r"rail|bus|metro|energ|water|telecom|mobile|news|nieuws|gemeente|politie|police|city|airport|"
    r"museum|post|parcel|fly|bellen|group|app$|corp",
    re.I,
)
# without its sign, behind where it is: "insta: jayden_010", "username henk_1962", "discord bram#4471"
_PLATFORMS = (
    "insta instagram ig twitter tiktok snap snapchat telegram discord skype twitch pinterest threads "
    "bluesky mastodon fb facebook reddit yt steam psn gamertag xbox youtube marktplaats vinted strava"
)
_USER = (
    r"(?:gebruikers?|user|inlog|login|account|profiel|profile|screen|nick)[ -]?(?:naam|name|id)|"
    r"account(?=\s(?:is|heet)\s|:)|login|"
    r"inlog|nickname|username|user|gebruiker"
)
_SAID = re.compile(
    rf"\b(?:{_USER}|{'|'.join(_PLATFORMS.split())})(?![a-z])"
    r"(?:\s?[:=(]|\s(?:is|was|heet|ik|ben|i|am|i'm|me|mij|my|mijn|naam|name|account|handle|als|as|on|op|"
    r"onder|under|van|"
    r"of|user|gebruiker)(?![\w.]))*\s{0,2}['\"]?"
    r"(?P<secret>(?:@ ?|u/)?[a-z][\w.-]{2,28}\w(?:#\d{3,5})?)(?![\w@/]|\.\w)",
    re.I,
)
# and before it: "jayden_010 op insta"
_SAID_AFTER = re.compile(
    rf"(?<![\w@/.-])(?P<secret>@?[a-z][\w.]{{1,28}}\w)\s?(?:\(|-\s|op\s|on\s|via\s|is\s(?=my|mijn))"
    rf"\s?(?:my\s|mijn\s)?(?:{'|'.join(_PLATFORMS.split())})(?![a-z])",
    re.I,
)
_SITE = re.compile(r"\.(?:nl|com|org|net|be|eu|io|co|uk|tv|app)$", re.I)
_KNOWN = frozenset(" ".join(lines_of("handles")).split())


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where accounts of persons stand: all that do not look like a company's."""
    last = -1
    for match in _HANDLE.finditer(text):
        start, end = match.span()
        beside, last = text[start - 1 : start] == "/" and start - 1 == last, end
        inside = start > 0 and not beside and (text[start - 1].isalnum() or text[start - 1] in "_@./")
        if not inside and not _is_company(match[1].lower()):
            yield start, end


def _said(match: Match) -> bool:
    """An account has a figure, a line or a dot within; a site and a company's account stay."""
    name = match["secret"].lstrip("@ ").lower()
    if not any(sign.isdigit() or sign in "_.#" for sign in name):
        return False
    return not _SITE.search(name) and not _is_company(name)


@lru_cache(maxsize=10_000)
def _is_company(name: str) -> bool:
    return name.rstrip("_") in _KNOWN or _COMPANY.search(name) is not None


def _may_be(words: Words, digits: int) -> bool:
    return _HEADS(words, digits) and (
        digits > 0 or "_" in words.text or _WITHIN.search(words.text) is not None
    )


_WITHIN = re.compile(r"[a-z]\.[a-z]", re.I)
_HEADS = begins(
    f"{_PLATFORMS} gebruikersnaam username user login inlognaam inlog nickname account profielnaam"
)
SAID = Together((Form("handle", _SAID, 0, _said), Form("handle", _SAID_AFTER, 0, _said)), 0, _may_be)
