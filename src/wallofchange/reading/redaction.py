"""Obvious personal data out of the working text, before anything is shown, indexed, logged or sent.

Patterns with a check digit where there is one. Amounts, dates, times and temperatures stay: without them
a customer's sentence says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wallofchange.reading import names
from wallofchange.reading.checks import is_bsn, is_card, is_iban
from wallofchange.reading.words import Words

Judge = Callable[[re.Match[str]], bool]

_LABELS = {
    "email": ("e-mail", "e-mail"),
    "link": ("link", "link"),
    "iban": ("IBAN", "IBAN"),
    "card": ("kaartnummer", "card number"),
    "bsn": ("BSN", "BSN"),
    "phone": ("telefoon", "phone"),
    "address": ("adres", "address"),
    "plate": ("kenteken", "licence plate"),
    "number": ("nummer", "number"),
    "name": ("naam", "name"),
}


def redact(words: Words, language: str = "nl") -> str:
    """Return the text with a label such as [telefoon] or [phone] in the place of what identifies a person."""
    english, text = language == "en", words.text
    for kind, pattern, judge in _steps(text):
        text = pattern.sub(_hiding(judge, f"[{_LABELS[kind][english]}]"), text)
    return names.redact(text, f"[{_LABELS['name'][english]}]", words.lower)


def _hiding(judge: Judge, label: str) -> Callable[[re.Match[str]], str]:
    """Replace the match, or only its group `secret` where the pattern has one."""

    def hide(match: re.Match[str]) -> str:
        if not judge(match):
            return match[0]
        if "secret" not in match.re.groupindex:
            return label
        return match[0][: match.start("secret") - match.start()] + label

    return hide


def _steps(text: str) -> Iterator[tuple[str, re.Pattern[str], Judge]]:
    """The patterns worth trying: most texts hold no digit, no @ and no link."""
    if "@" in text:
        yield "email", _EMAIL, _always
    if "." in text and _LINK_HINT.search(text):
        yield "link", _LINK, _always
    digits = len(_DIGIT.findall(text))
    for least, kind, pattern, judge in _WITH_DIGITS if digits else ():
        if digits >= least:
            yield kind, pattern, judge


def _always(match: re.Match[str]) -> bool:
    return True


def _phone(match: re.Match[str]) -> bool:
    digits = "".join(filter(str.isdigit, match[0]))
    if match[0].lstrip("(")[0] == "+" or digits.startswith("00"):
        return 9 <= len(digits) <= 15
    return len(digits) == 10 and digits[1] != "0"


def _address(match: re.Match[str]) -> bool:
    found = match.groupdict()
    letters = found["big"] or found["low"] or ""
    return letters not in _NEVER_ISSUED and letters.lower() not in _WORDS_OF_TWO


def _number(match: re.Match[str]) -> bool:
    return not _FIGURE.fullmatch(match["secret"])


_NEVER_ISSUED = frozenset(("SA", "SD", "SS"))  # PostNL gives out no postcode with these letters
_WORDS_OF_TWO = frozenset(
    [
        "is",
        "en",
        "of",
        "op",
        "in",
        "te",
        "er",
        "om",
        "we",
        "ze",
        "de",
        "al",
        "zo",
        "nu",
        "ik",
        "je",
        "at",
        "on",
        "to",
        "my",
        "it",
        "as",
        "an",
        "am",
        "pm",
        "by",
        "so",
        "km",
        "kg",
        "cm",
        "mm",
        "kw",
    ]
)

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_DIGIT = re.compile(r"\d")
_LINK_HINT = re.compile(r"https?:|www\.|\.(?:nl|com|org|net|eu|be|ly|co)\b", re.I)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+[^\s.,;:!?)\]'\"]|\b(?:[a-z0-9-]+\.)+(?:nl|com|org|net|eu|be)(?:/\S*[^\s.,;:!?)])?\b",
    re.I,
)

_IBAN_LENGTHS = {"NL": 18, "BE": 16, "DE": 22, "FR": 27, "GB": 22, "LU": 20, "ES": 24, "IT": 27, "AT": 20}
_IBAN = re.compile(
    r"\b(?:"
    + "|".join(rf"{land}\d{{2}}(?:[ .-]?[A-Z0-9]){{{length - 4}}}" for land, length in _IBAN_LENGTHS.items())
    + r")(?![A-Z0-9])",
    re.I,
)
_CARD = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?!\d)")
_BSN = re.compile(r"(?<![\d.,€$£+-])(?:\d{3}[ .]?\d{3}[ .]?\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d|[.,]\d)")
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:\(?(?:\+|00)\d{1,3}\)?[ ./-]?(?:\(0\)[ ]?)?|\(?0\d{1,3}\)?[ ./-]{0,3})"
    r"\d(?:[ .-]{0,2}\d){5,10}"
    r"(?!\d|[.,]\d|-\d)"
)
_STREET_NAME = (
    r"[A-Z][\w'’.-]*(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg|plantsoen|park|hof|pad)"
)
_STREET = rf"\b(?:[A-Z][\w'’.-]+\s){{0,2}}{_STREET_NAME}\s+\d{{1,4}}(?:\s?[a-zA-Z]\b|-[a-zA-Z\d]{{1,3}}\b)?\b"
_POSTCODE = (
    r"\b[1-9]\d{3}(?:\s?(?P<letters>[A-Z]{2})|(?P<small>[a-z]{2}))\b"
    r"(?:[\s,]*(?:huisnummer|nr\.?|no\.?|nummer|number)?[\s,]*\d{1,4}(?:\s?[a-zA-Z]\b|-[a-zA-Z\d]{1,3}\b)?\b)?"
)
_ADDRESS = re.compile(
    rf"{_STREET}(?:[\s,]+{_POSTCODE})?|" + _POSTCODE.replace("letters", "big").replace("small", "low")
)
_PLATE = re.compile(
    r"\b(?:[A-Z]{2}-\d{2}-[A-Z\d]{2}|\d{2}-[A-Z]{2}-[A-Z\d]{2}|\d{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}"
    r"|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]"
    r"|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)\b"
)
_NUMBERED = re.compile(
    r"\b(?:order|bestel|klant|factuur|polis|contract|dossier|referentie|rekening|ticket|lidmaatschaps|relatie|"
    r"zaak|meld|boekings|customer|account|invoice|booking|reference|policy|case|confirmation|membership|tracking|"
    r"reservation|passport|paspoort)[ -]?"
    r"(?:nummer|nr|number|no|id|code|ref|reference)?\.?(?:\s?(?:is|was|:|#|=))?\s{0,2}#?"
    r"(?P<secret>(?=[A-Z0-9./-]*\d)[A-Z0-9][A-Z0-9./-]{3,}[A-Z0-9]\b)",
    re.I,
)
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+[.,]\d{1,2}|(?:19|20)\d\d|\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}")

# the fewest digits that a text must have, what it is, how it looks, and whether it really is
_WITH_DIGITS: tuple[tuple[int, str, re.Pattern[str], Judge], ...] = (
    (10, "iban", _IBAN, lambda match: is_iban(match[0])),
    (1, "number", _NUMBERED, _number),
    (13, "card", _CARD, lambda match: is_card(match[0])),
    (9, "phone", _PHONE, _phone),
    (9, "bsn", _BSN, lambda match: is_bsn(match[0])),
    (1, "address", _ADDRESS, _address),
    (3, "plate", _PLATE, lambda match: True),
)
