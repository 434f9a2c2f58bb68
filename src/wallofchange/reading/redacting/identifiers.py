"""E-mail addresses, links, accounts, cards, telephones, addresses, plates: what has a form of its own."""

from __future__ import annotations

import re

from wallofchange.reading.checks import is_bsn, is_card
from wallofchange.reading.redacting import bank, internet, mail, numbers, phones, plates, streets, told
from wallofchange.reading.redacting.forms import Form
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words


def find(words: Words, found: Found) -> None:
    """Add what has a form of its own, and what is announced by a word such as "kenteken" or "passport"."""
    mail.find(words, found)
    internet.find_links(words, found)
    text = words.text
    digits = sum(map(text.count, "0123456789")) if text.isascii() else len(_DIGIT.findall(text))
    if digits >= 8:
        found.add("iban", bank.places(found.rest))
        found.add("card", _CARDS.places(found.rest))
    for form in _ANNOUNCED:
        form.add_to(found, words, digits)
    phones.find_said(words, found)
    if digits:
        for form in _WITH_DIGITS:
            form.add_to(found, words, digits)


_DIGIT = re.compile(r"\d")
_CARD = re.compile(r"(?<![\d.,])\d(?:[ .-]?\d){12,18}(?!\d)")
_BSN = re.compile(r"(?<![\d.,€$£+-])(?:\d{3}[ .-]?\d{3}[ .-]?\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d|[.,]\d)")
_CITIZEN = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}(?: ?\d{2}){3} ?[A-D]\b")  # British national insurance
_PARCEL = re.compile(
    r"\b(?:3S[A-Z0-9]{9,15}|1Z[A-Z0-9]{16}|JJ?V?[DG]L?\d{10,20}|[A-Z]{2}\d{9}[A-Z]{2})\b|(?<!\w)#\d{5,}\b"
)
_CARDS = Form("card", _CARD, judge=lambda match: is_card(match[0]))
_ANNOUNCED = (*told.FORMS, *plates.ANNOUNCED, *numbers.FORMS)
_WITH_DIGITS = (
    Form("number", _PARCEL, 5),
    *phones.FORMS,
    *internet.FORMS,
    Form("bsn", _CITIZEN, 6),
    Form("bsn", _BSN, 9, lambda match: is_bsn(match[0])),
    *streets.FORMS,
    *plates.FORMS,
    phones.ANNOUNCED,
)
