"""Streets and postcodes with a number, as the Dutch and the British write them."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import ORDINARY, Form, Match
from wallofchange.reading.words import Words

_NEVER_ISSUED = frozenset(("SA", "SD", "SS"))  # PostNL gives out no postcode with these letters
_STREET_ENDS = (
    "straat laan weg plein kade gracht dijk singel dreef steeg plantsoen park hof pad wal baan burg"
)
_STREETS = tuple(_STREET_ENDS.split())
_BEGINS_POSTCODE = re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}")
_NUMBER_AND_NAME = re.compile(r"\d[A-Za-z]?,?\s[A-Z\d]")
_STREET_NAME = (
    r"(?:[A-Z][\w'’.-]*(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg|plantsoen|park|"
    r"hof|pad|wal|baan|burg)"
    r"|[a-z]{3,}(?:straat|laan|gracht|singel|dreef|steeg|plantsoen)"
    r"|[A-Z][\w'’.-]+e\s(?:Singel|Kade|Dijk|Gracht|Plein|Laan|Weg|Dreef|Steeg|Hof|Wal|Pad)"
    r"|Laan\svan\s(?:(?:de|den|der|het)\s)?[A-Z]\w+)"
)
_HOUSE = r"\d{1,5}(?:\s?-?\s?(?:[a-zA-Z]|bis|hs|huis|[IVX]{1,3})\b|[-/][a-zA-Z\d]{1,4}\b)?"
_STREET = (
    r"\b(?:[A-Z][\w'’.-]+\s(?:(?:van|de|der|den|ter|ten)\s){0,2}){0,3}"
    rf"{_STREET_NAME},?\s+(?:nr\.?\s?|nummer\s|no\.?\s?)?{_HOUSE}\b"
)
_CALLED = r"(?:huisnummer|huisnr\.?|nr\.?|no\.?|nummer|house number|number)"
_POSTCODE = r"[1-9]\d{3}(?:\s?(?P<big>[A-Z]{2})|(?P<low>[a-z]{2})|\s(?P<far>[a-z]{2})(?=[\s,]+\d))\b"
_PLAIN_POSTCODE = r"[1-9]\d{3}\s?[A-Z]{2}\b"
_ADDRESS = re.compile(
    rf"{_STREET}(?:(?:[\s,]+|\sin\s){_PLAIN_POSTCODE})?"
    rf"|(?:\b{_CALLED}\s*{_HOUSE}(?:[\s,]|\b(?:op|in|met|at|and|en|postcode|postal code|is|"
    rf"van)\b){{1,6}}|\b\d{{1,4}}[a-z]?,\s?)?"
    rf"\b{_POSTCODE}(?:[\s,/-]*(?:en |and |met |with )?{_CALLED}?(?:\sis)?[\s,]*{_HOUSE}\b)?"
)
_ENGLISH_STREET = re.compile(
    r"(?<![\w.,£€$])(?:(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|"
    r"[Uu]nit)\s\w{1,4},?\s|(?:[A-Z][\w'’]+\s){1,2}(?:House|Cottage|Farm|Lodge|Forge|Barn|Mill|Hall|Manor),\s)?"
    r"\d{1,5}[A-Za-z]?,?\s(?:(?:[A-Z][\w'’.-]*|\d{1,3}(?:st|nd|rd|th))\s){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Crescent|Gardens|Terrace|Grove|"
    r"Boulevard|Blvd|Mews|Row|Place|Walk|Green|Way|Hill|Square|Rise|Yard|View|Parade|Quay|Wharf)\b"
    r"(?:,?\s(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite)\s\w{1,4}\b)?"
)
_BRITISH_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?(?P<inward>\d[ABD-HJLNP-UW-Z]{2})\b"
    r"(?:[\s,]+(?:and\s)?(?:house\s)?(?:number|no\.?)(?:\sis)?\s\d{1,4}[a-z]?\b|\s\d{1,3}[a-z]?\b(?=\s*(?:[,.;)]|$)))?"
)


def _address(match: Match) -> bool:
    found = match.groupdict()
    small = found["low"] or found["far"] or ""
    return found["big"] not in _NEVER_ISSUED and small not in ORDINARY


def _british(match: Match) -> bool:
    return match["inward"][-2:] not in ("GB", "TB", "HD", "PS", "WH", "HZ")


def _may_be_dutch(words: Words, digits: int) -> bool:
    if any(end in words.small for end in _STREETS):
        return True
    return digits >= 4 and _BEGINS_POSTCODE.search(words.text) is not None


def _may_be_english(words: Words, _digits: int) -> bool:
    return _NUMBER_AND_NAME.search(words.text) is not None


FORMS = (
    Form("address", _ADDRESS, 1, _address, _may_be_dutch),
    Form("address", _ENGLISH_STREET, 1, None, _may_be_english),
    Form("address", _BRITISH_POSTCODE, 2, _british),
)
