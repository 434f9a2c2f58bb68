"""E-mail addresses, links, accounts, cards, telephones, addresses, plates: what has a form of its own."""

from __future__ import annotations

import re

from wallofchange.reading.checks import is_bsn, is_card
from wallofchange.reading.redacting import (
    bank,
    internet,
    mail,
    number_words,
    numbers,
    phones,
    plates,
    streets,
    told,
)
from wallofchange.reading.redacting.forms import Form, Match
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
    if found.spans:
        number_words.BESIDE.add_to(found, words, digits)


_DIGIT = re.compile(r"\d")
_CARD = re.compile(r"(?<![A-Za-z\d.,])\d(?:[ .-]?\d){12,18}(?!\d)")
_BSN = re.compile(r"(?<![\d.,€$£+-])(?:\d{3}[ .-]?\d{3}[ .-]?\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d|[.,]\d)")
_CITIZEN = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}(?: ?\d{2}){3} ?[A-D]\b")  # British national insurance
_PARCEL = re.compile(
    r"\b(?:3S[A-Z0-9]{9,15}|1Z[A-Z0-9]{16}|JJ?V?[DG]L?\d{10,20}|[A-Z]{2}\d{9}[A-Z]{2})\b|(?<!\w)#\d{5,}\b"
)
# letters and then seven digits or more, "QF77120948GB", "PCN 77120448"; a car's number on its chassis;
# fourteen digits in a row; four fours, as on any card; a device on a network
_UNIQUE = re.compile(
    r"(?<![\w/.-])(?![\w/-]*(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:(?=(?:[A-Z/-]{0,6}\d){7})(?=[A-Z0-9/-]*\d{4})(?:[A-Z]{1,6}[-/]?)\d[A-Z0-9]*(?:[-/][A-Z0-9]+){0,4}"
    r"|(?=(?:[A-Z]*\d){4})(?=\d*[A-Z])[A-HJ-NPR-Z0-9]{17}"
    r"|\d{14,30}|\d{4}(?:[ .-]\d{4}){3}(?:[ .-]\d{1,4})?)(?![\w]|[-/.]\w)"
    r"|\b(?!EUR|USD|GBP|CHF|ISO)(?-i:[A-Z]{2,4}) \d{7,12}\b",
    re.I,
)
_ON_A_NETWORK = re.compile(r"\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b", re.I)
_FOUR = re.compile(r"\d{4}")


def _unique(match: Match) -> bool:
    return not number_words.of_a_thing(match)


def _may_be_unique(words: Words, _digits: int) -> bool:
    return _FOUR.search(words.text) is not None


def _may_be_a_device(words: Words, _digits: int) -> bool:
    return words.text.count(":") + words.text.count("-") >= 5


_CARDS = Form("card", _CARD, judge=lambda match: is_card(match[0]))
_ANNOUNCED = (*told.FORMS, *plates.ANNOUNCED, *numbers.FORMS)
_WITH_DIGITS = (
    Form(
        "ip",
        _ON_A_NETWORK,
        2,
        None,
        _may_be_a_device,
    ),
    Form("number", _PARCEL, 5),
    *phones.FORMS,
    *internet.FORMS,
    Form("bsn", _CITIZEN, 6),
    Form("bsn", _BSN, 9, lambda match: is_bsn(match[0])),
    *streets.FORMS,
    Form("number", _UNIQUE, 7, _unique, _may_be_unique),
    *plates.FORMS,
    *number_words.FORMS,
    phones.ANNOUNCED,
)
