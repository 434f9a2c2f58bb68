"""Numbers of parcels, by the signs they begin with, joined or in groups: "3S KPTR 0881 7732 4"."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import Form, Match
from wallofchange.reading.words import Words

# a group runs on as far as it goes: were it cut in every way, two hundred figures would take for ever
_PARCEL = re.compile(
    r"(?<![A-Za-z0-9])(?:"
    r"3 ?S[ -]?(?:[A-Z]{1,7}[ -]?){0,3}(?:[ -]?[A-Z]{0,2}\d++){1,6}"
    r"|J[DJV][A-Z]{0,3}(?:[ -]?\d{2,}+){1,9}"
    r"|1Z(?:[ -]?(?=[A-Z]{0,4}\d)[A-Z0-9]{2,}+){1,7}"
    r"|[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}|[A-Z]{2} ?\d{2} ?\d{3} ?\d{4} ?[A-Z]{2}"
    r")(?![A-Za-z0-9])",
    re.I,
)
_BEGINS = re.compile(r"(?<![a-z0-9])(?:3 ?s|j[djv]|1z|[a-z]{2} ?\d{2,3} ?\d{3})[a-z0-9 -]")


def _parcel(match: Match) -> bool:
    return sum(map(str.isdigit, match[0])) >= 7 and sum(map(str.isalnum, match[0])) >= 11


def _may_be(words: Words, _digits: int) -> bool:
    return _BEGINS.search(words.small) is not None


FORM = Form("number", _PARCEL, 7, _parcel, _may_be)
