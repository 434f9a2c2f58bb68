"""Postcodes in small letters, with gaps or joined to a number, where a word says that it is one."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import UNITS, Form, Match, begins
from wallofchange.reading.redacting.streets import CALLED, HOUSE
from wallofchange.reading.words import Words

_SAID = r"(?:post ?codes?|pc|postal code|post code|zip(?: ?code)?|pstcd)"
_DUTCH = r"[1-9]\d{3}[ .,-]{0,3}[a-z](?: ?[a-z])(?![a-z])"
_BRITISH = r"[a-z]{1,2}\d[a-z\d]?[ -]{0,2}\d[abd-hjlnp-uw-z]{2}(?![a-z\d])"
_HOUSE = (
    rf"(?:[\s,./-]{{0,3}}(?:(?:en|and|met|with|op|at)\s(?:het\s|"
    rf"the\s)?)?(?:{CALLED})?(?:\sis)?[\s,:./-]{{0,2}}{HOUSE}(?![\w€]))"
)
_ANNOUNCED = re.compile(
    rf"(?P<secret>(?<![\w-])(?:{CALLED}\s?\d{{1,4}}[a-z]?[\s,/]{{1,3}}(?:en\s|and\s|met\s|with\s)?)?\b{_SAID}"
    rf"(?:\s?(?:is|was|:|=|\(|van|of|\?))?\s{{0,2}}(?:{_DUTCH}{_HOUSE}?|{_BRITISH}|"
    rf"\d{{5}}(?:-\d{{4}})?(?![\w-])|(?:B-)?\d{{4}}(?![\w./-])(?=\s*(?:[,;)\n]|$|(?-i:[A-Z])))))",
    re.I,
)
# the house first: "no. 43, 7322 kb"; with dots or dashes all through: "7322-KB-43"
_AROUND = re.compile(
    rf"\b(?:{CALLED}\s?\d{{1,4}}[a-z]?|(?<![\d.,-])\d{{1,4}}[a-z]?,)"
    rf"[\s,]{{1,3}}[1-9]\d{{3}} ?(?P<low>[a-z]{{2}})\b"
    r"|(?<![\w.,-])[1-9]\d{3}(?P<by>[.-]| - )[A-Z]{2}(?P=by)\d{1,4}(?:[.-][a-z\d]{1,4})?(?![\w-])"
    r"|(?<![\w.,-])(?-i:[1-9]\d{3}[a-z]{2}\d{1,4}[a-z]?)(?![\w-])"
    r"|(?<![\w.,-])(?-i:[1-9]\d{3}-[A-Z]{2}) (?:nr\.? )?\d{1,4}[a-z]?(?![\w.,-]\d)"
    r"|(?<![\w.,-])[1-9]\d{3}[ .-]?[a-z]{2}[ ]?[/-]\d{1,4}(?:[-/ ][a-z\d]{1,4})?(?![\w-]|[.,/]\d)",
    re.I,
)
# a British one in small letters
_BRITISH_SMALL = re.compile(r"(?<![\w.,-])[a-z]{1,2}\d[a-z\d]? \d(?P<last>[abd-hjlnp-uw-z]{2})(?![a-z\d])")
_SMALL = re.compile(r"[a-z]{2}")


def _around(match: Match) -> bool:
    letters = (
        _SMALL.search(match[0].lower()[-12:]) if not match["low"] else _SMALL.search(match["low"].lower())
    )
    return letters is None or letters[0] not in _NO_POSTCODE


def _british(match: Match) -> bool:
    return match["last"] not in _NO_POSTCODE


def _may_be_around(words: Words, _digits: int) -> bool:
    return _BEGINS.search(words.small) is not None


def _may_be_british(words: Words, _digits: int) -> bool:
    return _INWARD.search(words.text) is not None


_INWARD = re.compile(r"\d[a-z\d]? \d[a-z]{2}\b")
_BEGINS = re.compile(r"[1-9]\d{3}(?:[ .-]| - )?[a-z]{2}")
_NO_POSTCODE = UNITS | frozenset(
    ("en", "in", "is", "of", "op", "te", "om", "al", "to", "on", "at", "it", "or", "if", "dd")
)


def _house_first(match: Match) -> bool:
    """No street stands before the number; and it is not "1 of 3500 AB"."""
    return _OPEN.search(match.string, max(0, match.start() - 12), match.start()) is not None


_OPEN = re.compile(r"(?:^|[,;:(.\n]\s?|\b(?:op|is|in|at|te|adres|address|naar|postcode|pc)\s)$", re.I)
# "12 1012AB": before the others, which would take the postcode alone
HOUSE_FIRST = Form(
    "address",
    re.compile(r"(?<![\w.,€-])(?<!of )(?<!van )\d{1,4}[a-z]? [1-9]\d{3} ?[A-Z]{2}(?!\w)(?! \d)"),
    5,
    _house_first,
    _may_be_around,
)
FORMS = (
    Form("address", _ANNOUNCED, 2, None, begins("post pc zip pstcd")),
    Form("address", _AROUND, 5, _around, _may_be_around),
    Form("address", _BRITISH_SMALL, 2, _british, _may_be_british),
)
