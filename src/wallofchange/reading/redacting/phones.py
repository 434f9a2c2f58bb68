"""Telephone numbers, in digits as people in many countries write them; in words they are read by `plain`."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import Form, Match, begins
from wallofchange.reading.redacting.numbers import figure

_GROUPED = re.compile(r"0\d{1,2}[ /.-]\d{2,3}[ .]\d{2}[ .]\d{2}")  # Belgian
_EXTENSION = r"(?:,?\s(?:ext|extension|toestel|tst|x)\.?\s?\d{1,5}\b)?"
_PHONE = re.compile(
    r"(?<![\w/+-])(?<!\d[.,])(?:\(?(?:\+ ?|00)[ -]?\d{1,3}\)?[ ./-]?(?:\(0\)[ ]?)?"
    r"|\(?[0oO]\)?\d{1,4}\)?[ ./_*–—~-]{0,3})"
    r"\(?\d(?:(?! / )[ ./()_*–—~-]{0,3}\d){5,11}"
    r"(?!\d|[.,]\d|-\d)"
    rf"{_EXTENSION}"
)
_AMERICAN = re.compile(
    r"(?<![\w.,/+-])(?:\+?1[ .-])?(?:\([2-9]\d\d\)\s?|"
    r"(?!8[0678]{2})[2-9]\d\d[ .-])\d{3}[ .-]\d{4}(?!\d|[.,-]\d)"
    rf"{_EXTENSION}"
)
_ANNOUNCED = re.compile(
    r"\b(?:tel|telefoon\w*|mobiel\w*|gsm|phone|mobile|cell|whatsapp|bel|bellen|call|ring|bereikbaar|"
    r"reach|appen|app|sms|text|nummer|number|contact)\b"
    r"[^\d\n]{0,24}?(?<![\d.,€$£#/+-])(?P<secret>\(?\+?\d(?:[ ./()-]{0,3}\d){6,13})(?!\d|[.,]\d|"
    r"\s?(?:euro|%|kwh|km))",
    re.I,
)
_BEFORE_EXTENSION = re.compile(r"[a-z]", re.I)
_LETTER_O = re.compile(r"^(\(?)[oO](?=\)?\d)")
_IN_FOURS = re.compile(r"\d{4}(?:[ .-]\d{4}){2,3}")
_FOUR_BEFORE = re.compile(r"(?<![\d.,])\d{4}[ .-]$")


def _phone(match: Match) -> bool:
    if _IN_FOURS.fullmatch(match[0]) and _FOUR_BEFORE.search(
        match.string, max(0, match.start() - 6), match.start()
    ):
        return False  # the middle of a longer number
    written = _LETTER_O.sub(r"\g<1>0", match[0])
    digits = "".join(filter(str.isdigit, _BEFORE_EXTENSION.split(written)[0]))
    if match[0].lstrip("(")[0] == "+" or digits.startswith("00"):
        return 9 <= len(digits) <= 15
    if len(digits) == 11:
        return digits[:2] in ("01", "02", "03", "07")  # as the British write it
    return (len(digits) == 10 and digits[1] != "0") or (
        len(digits) == 9 and bool(_GROUPED.fullmatch(match[0]))
    )


def _announced(match: Match) -> bool:
    return not figure(match) and len(set(filter(str.isdigit, match["secret"]))) > 1


FORMS = (
    Form("phone", _PHONE, 9, _phone),
    Form("phone", _AMERICAN, 10),
)
# numbers of an odd form after a word such as "bel" or "mobile"; the last to look
ANNOUNCED = Form(
    "phone",
    _ANNOUNCED,
    7,
    _announced,
    begins(
        "tel telefoon mobiel gsm phone mobile cell whatsapp bel bellen call ring bereikbaar reach appen "
        "app sms text nummer number contact"
    ),
)
