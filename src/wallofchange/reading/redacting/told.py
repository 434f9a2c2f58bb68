"""Documents and citizens' numbers: "passport", "bsn" give them away."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import BETWEEN, LINK, TYPE, Form, Match, Together, begins
from wallofchange.reading.redacting.numbers import figure
from wallofchange.reading.redacting.span import COVER


def _document(match: Match) -> bool:
    return not figure(match)


_PAPERS = (
    r"paspoort|passport|rijbewijs|driv(?:ing|er'?s) licen[cs]e|identiteitskaart|identiteitsbewijs|"
    r"identity card|id-?\s?(?:kaart|card|bewijs)|verblijfs(?:vergunning|document)|residence permit|visum|"
    r"visa|vreemdelingen"
)
_DOCUMENT = re.compile(
    rf"\b(?:{_PAPERS}|v|document){TYPE}{LINK}{{0,3}}\s{{0,2}}(?P<secret>(?=[A-Z0-9]*\d)[A-Z0-9]{{6,16}})\b",
    re.I,
)
# with other words between, or in groups: "paspoort met nummer NX 123 456"
_DOCUMENT_FAR = re.compile(
    rf"\b(?:{_PAPERS}){TYPE}(?:(?<!\.){BETWEEN})?{LINK}{{0,3}}\s{{0,2}}"
    r"(?P<secret>(?=(?:[A-Z .-]{0,3}\d){5})(?-i:[A-Z]{0,5})[ -]?\d[A-Z0-9]{1,15}(?:[ -][A-Z0-9]{1,6}){0,4})\b"
    r"(?![./-]\d|\s?(?:euro|eur|€|km|jaar|years)\b)",
    re.I,
)
_OF_A_CITIZEN = (
    r"b\.?\s?s\.?\s?n\.?(?![a-z])|burger ?service ?nummer|sofi(?:[ -]?nummer)?|ssn|social security|"
    r"national insurance|"
    r"ni number|nhs"
)
_CITIZEN = re.compile(
    rf"\b(?:{_OF_A_CITIZEN}){TYPE}{LINK}{{0,3}}[\s\W]{{0,3}}"
    r"(?P<secret>(?=(?:[A-Z ./-]{0,5}\d){6})[A-Z0-9](?:[ ./-]{0,3}(?:\d|(?-i:[A-Z])|(?<=\d)[a-z]|"
    r"(?<=\d\s)[a-z](?![a-z]))){6,11})(?![A-Z0-9])",
    re.I,
)
# "44.10.77.961 (bsn)", "201 77 34 90 is mijn bsn"; and of a second person: "en van mijn vrouw 41.88.20.337"
_CITIZEN_BEFORE = re.compile(
    r"(?<![\d€$£+/-])(?<!\d[.,])(?P<secret>\d(?:[ ./-]{0,2}\d){7,8})(?!\d)[\s,(=]{1,3}"
    rf"(?:(?:is|was|als|as|zijnde|my|mijn|the|het|onze?|dat|that)\s){{0,4}}(?:{_OF_A_CITIZEN})(?!\w)",
    re.I,
)
_CITIZEN_TOO = re.compile(
    rf"{COVER}\s?(?:en|and|,|&|/)\s(?:(?:van|of|for|die|that|dat|the|de|mijn|my|bsn|is)\s){{0,3}}"
    r"(?:[a-zà-ÿ]{2,12}\s(?:is\s)?)?(?P<secret>\d(?:[ ./-]?\d){8})(?![./-]?\d)",
    re.I,
)


FORMS = (
    Together(
        (
            Form("bsn", _CITIZEN, 6),
            Form("bsn", _CITIZEN_BEFORE, 8),
            Form("bsn", _CITIZEN_TOO, 18),
        ),
        6,
        begins("bsn bsn-nummer b burgerservicenummer burger sofi ssn social national ni nhs"),
    ),
    Form(
        "document",
        _DOCUMENT,
        1,
        _document,
        begins(
            "paspoort passport rijbewijs driving driver's identiteitskaart id id-kaart id-bewijs id-card "
            "identity document v-nummer"
        ),
    ),
    Form(
        "document",
        _DOCUMENT_FAR,
        5,
        _document,
        begins(
            "paspoort passport rijbewijs driving driver's identiteitskaart id id-kaart id-bewijs "
            "verblijfs residence visum visa vreemdelingen"
        ),
    ),
)
