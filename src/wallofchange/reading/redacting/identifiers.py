"""E-mail addresses, links, accounts, cards, telephones, addresses, plates: what has a form of its own."""

from __future__ import annotations

import re

from wallofchange.reading.checks import is_bsn, is_card
from wallofchange.reading.redacting import (
    bank,
    births,
    handles,
    homes,
    internet,
    mail,
    neighbours,
    number_words,
    numbers,
    parcels,
    phones,
    plain,
    plates,
    postcodes,
    references,
    streets,
    told,
)
from wallofchange.reading.redacting.forms import Form, Match, begins
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.redacting.view import View
from wallofchange.reading.words import Words


def find(words: Words, found: Found) -> None:
    """Add what has a form of its own, and what is announced by a word such as "kenteken" or "passport"."""
    text = words.text
    digits = sum(map(text.count, "0123456789")) if text.isascii() else len(_DIGIT.findall(text))
    view = plain.plainly(found.rest, words, digits)
    if view is not None:
        _find_spelt_out(view, found)
    _find(words, found, digits)


def _find_spelt_out(view: View, found: Found) -> None:
    """What is found once words for figures and signs are written plainly."""
    words, seen = Words(view.text), Found(view.text)
    _find(words, seen, len(_DIGIT.findall(view.text)))
    places: dict[str, list[tuple[int, int]]] = {}
    for span in seen.in_order():
        places.setdefault(span.kind, []).append(view.back(span.start, span.end))
    for kind, there in places.items():
        found.add(kind, there)
    found.add("phone", view.said)


def _find(words: Words, found: Found, digits: int) -> None:
    mail.find(words, found)
    internet.find_links(words, found)
    mail.find_encoded(words, found)
    if digits >= 8:
        found.add("iban", bank.places(found.rest))
    if digits >= 6 and _BANK.search(words.small):
        found.add("iban", bank.loose(found.rest))
    if digits >= 8:
        found.add("card", _CARDS.places(found.rest))
    for form in _ANNOUNCED if digits else _IN_LETTERS:
        form.add_to(found, words, digits)
    if digits:
        for form in _WITH_DIGITS:
            form.add_to(found, words, digits)
        references.find(words, found)
        references.ON_A_SLIP.add_to(found, words, digits)
        references.IS_MINE.add_to(found, words, digits)
        references.ALONE.add_to(found, words, digits)
    if found.spans and digits:
        number_words.BESIDE.add_to(found, words, digits)
        number_words.GOES_ON.add_to(found, words, digits)
        neighbours.find(words.text, found)


_DIGIT = re.compile(r"\d")
_BANK = re.compile(r"iban|rek|sort ?code|ingb|rabo|abna|snsb|asnb|trio|knab|bunq|rbrb|fvlb|revo|nnba|hand")
_CARD = re.compile(
    r"(?<![A-Za-z\d])(?<!\d[.,])(?:\d(?:[ ./_–-]{0,2}\d){12,18}"
    r"|\d{4}(?:[\s-]{1,3}\d{4}){3}|\d{4}[\s-]{1,3}\d{6}[\s-]{1,3}\d{5})(?!\d)"  # in groups, over two lines
)
_BSN = re.compile(
    r"(?<![\d.€$£+/-])(?<!\d,)(?<!€ )(?:\d{3}[ .-]?\d{3}[ .-]?\d{3}|\d{4}[ .]\d{2}[ .]\d{3}"
    r"|(?=(?:\d{1,4}[ ./-]){2,4}\d)\d{1,4}(?P<with>[ ./-])\d{1,4}(?:(?P=with)\d{1,4}){1,4})(?!\d|[.,/-]\d)"
)
_CITIZEN = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}(?: ?\d{2}){3} ?[A-D]\b")  # British national insurance
_PARCEL = re.compile(
    r"\b(?:3S[A-Z0-9]{9,15}|1Z[A-Z0-9]{16}|JJ?V?[DG]L?\d{10,20}|[A-Z]{2}\d{9}[A-Z]{2})\b|(?<!\w)#\d{5,}\b"
)
# letters and then seven digits or more, "QF77120948GB", "PCN 77120448"; a car's number on its chassis;
# fourteen digits in a row; four fours, as on any card; a device on a network
_UNIQUE = re.compile(
    r"(?<![\w/.-])(?![\w/-]*(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:(?=(?:[A-Z/._-]{0,6}\d){7})(?=[A-Z0-9/._-]*\d{4})(?!\S{0,40}\.(?:jpe?g|png|pdf|docx?|xlsx?|heic|"
    r"mp4|mov|zip)\b)(?:[A-Z]{1,6}[-/._]?)\d[A-Z0-9]*(?:[-/._][A-Z0-9]+){0,4}"
    r"|(?=(?:[A-Z]*\d){4})(?=\d*[A-Z])[A-HJ-NPR-Z0-9]{17}"
    r"|\d{14,30}|\d{4}(?:[ .-]\d{4}){3}(?:[ .-]\d{1,4})?)(?![\w]|[-/.]\w)"
    r"|\b(?!EUR|USD|GBP|CHF|ISO)(?-i:[A-Z]{2,4}) (?:\d{7,12}\b|\d{2,6}[-/.]\d{4,8}(?![\w/.-]))",
    re.I,
)
# two letters or more, a dash and five digits or more: no norm, no colour, no article
_DASHED = re.compile(
    r"(?<![\w/.-])(?!EN|NEN|DIN|ISO|IEC|BS|RAL|USB|EAN|SKU|ART)[A-Z]{2,5}-\d{5,10}(?!\w|[/.-]\w)"
)
_ON_A_NETWORK = re.compile(r"\b[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}\b", re.I)
_FOUR = re.compile(r"\d{4}")


def _unique(match: Match) -> bool:
    return not number_words.of_a_thing(match)


def _dashed(match: Match) -> bool:
    """A round one is a model: "TC-12000"."""
    return not match[0].endswith("000") and not number_words.of_a_thing(match)


def _may_be_unique(words: Words, _digits: int) -> bool:
    return _FOUR.search(words.text) is not None


def _may_be_a_device(words: Words, _digits: int) -> bool:
    return words.text.count(":") + words.text.count("-") >= 5


_BEHIND_A_CARD = Form(
    "card",
    re.compile(
        r"\b(?:cvc|cvv|cv2|pin ?code|pin)(?:\s?(?:is|was|:|=|code|number|nummer)"
        r"){0,2}\s{0,2}(?P<secret>\d{3,4})(?![\d.,]\d|\w)",
        re.I,
    ),
    3,
    None,
    begins("cvc cvv cv2 pin pincode"),
)
_CARDS = Form("card", _CARD, judge=lambda match: is_card(match[0]))
_ANNOUNCED = (handles.SAID, *births.FORMS, *told.FORMS, *plates.ANNOUNCED, *numbers.FORMS)
_IN_LETTERS = tuple(form for form in _ANNOUNCED if form.least == 0)
_WITH_DIGITS = (
    Form(
        "ip",
        _ON_A_NETWORK,
        2,
        None,
        _may_be_a_device,
    ),
    _BEHIND_A_CARD,
    parcels.FORM,
    Form("number", _PARCEL, 5),
    *phones.FORMS,
    *internet.FORMS,
    Form("bsn", _CITIZEN, 6),
    Form("bsn", _BSN, 9, lambda match: is_bsn(match[0])),
    postcodes.HOUSE_FIRST,
    *streets.FORMS,
    *postcodes.FORMS,
    *homes.FORMS,
    Form("number", _UNIQUE, 7, _unique, _may_be_unique),
    Form("number", _DASHED, 5, _dashed, _may_be_unique),
    *plates.FORMS,
    *number_words.FORMS,
    phones.ANNOUNCED,
)
