"""Dates of birth, documents and citizens' numbers: "born on", "passport", "bsn" give them away."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import LINK, TYPE, Form, Match, begins
from wallofchange.reading.redacting.numbers import figure


def _document(match: Match) -> bool:
    return not figure(match)


_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june?|"
    r"juli?|july?|aug(?:ustus|ust)?|"
    r"sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?[ -]{_MONTH}\.?,?[ -](?:19|20)?\d\d|"
    rf"{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
    r"|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)?\d\d|\d{4}-\d{1,2}-\d{1,2}|\d{8}\b)"
)
_BIRTH = re.compile(
    rf"\b(?:geboren(?:\sben)?|geboortedatum|geb\.?(?:\s?dat(?:um|\.)?)?|born|date of birth|"
    rf"birth ?date|d\.?o\.?b\.?|birthday|verjaardag)"
    rf"{LINK}{{0,3}}(?:\s?(?:op|on|ik|i|de|the|:))*\s{{0,2}}(?P<secret>{_DATE})",
    re.I,
)
_DOCUMENT = re.compile(
    r"\b(?:paspoort|passport|rijbewijs|driv(?:ing|er'?s) licen[cs]e|identiteitskaart|id-?(?:kaart|"
    r"card|bewijs)|v|document)"
    rf"{TYPE}{LINK}{{0,3}}\s{{0,2}}(?P<secret>(?=[A-Z0-9]*\d)[A-Z0-9]{{6,16}})\b",
    re.I,
)
_CITIZEN = re.compile(
    rf"\b(?:bsn|burgerservicenummer|sofi|sofinummer|ssn|social security|national insurance|"
    rf"nhs){TYPE}{LINK}{{0,3}}\s{{0,2}}"
    r"(?P<secret>(?=(?:[A-Z .-]{0,3}\d){6})[A-Z0-9](?:[ .-]?[A-Z0-9]){6,11})\b",
    re.I,
)
FORMS = (
    Form(
        "birth",
        _BIRTH,
        4,
        None,
        begins("geboren geboortedatum geb born date dob birthday birthdate birth verjaardag d"),
    ),
    Form(
        "bsn",
        _CITIZEN,
        6,
        None,
        begins("bsn bsn-nummer burgerservicenummer sofi ssn social national ni nhs"),
    ),
    Form(
        "document",
        _DOCUMENT,
        1,
        _document,
        begins("paspoort passport rijbewijs driving driver's identiteitskaart id id-kaart document v-nummer"),
    ),
)
