"""Dates of birth, documents and citizens' numbers: "born on", "passport", "bsn" give them away."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import BETWEEN, LINK, TYPE, Form, Match, begins
from wallofchange.reading.redacting.numbers import figure
from wallofchange.reading.redacting.span import COVER
from wallofchange.reading.words import Words


def _document(match: Match) -> bool:
    return not figure(match)


_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june?|"
    r"juli?|july?|aug(?:ustus|ust)?|"
    r"sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|e)?(?:\sof)?[ -]{_MONTH}\.?,?[ -](?:'|’)?(?:19|20)?\d\d|"
    rf"{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
    r"|\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?(?:19|20)?\d\d|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|"
    r"\d{1,2}\s\d{1,2}\s(?:19|20)\d\d|\d{8})\b"
)
_BORN = (
    r"(?:geboren|geboortedatum|geboortedag|geb\.?(?:\s?dat(?:um|\.)?)?|born|dates? of birth|birth ?date|"
    r"d\.?o\.?b\.?)"
)
_BIRTH = re.compile(
    rf"\b(?:{_BORN}(?:{LINK}|\s?(?:op|on|ik|i|de|the)\b){{0,5}}(?:[\s,(]{{1,2}}(?!\d)[a-zà-ÿ'’-]{{1,16}}){{0,5}}?"
    rf"|(?:birthday|verjaardag|jarig){LINK}{{0,3}}(?:\s?(?:op|on|de|the))*)"
    rf"[\s,:(=]{{0,3}}(?P<secret>{_DATE}|\d{{6}}\b)",
    re.I,
)
# the right one after a wrong one: "..., dat moet 03-06-1985 zijn"
_BIRTH_AGAIN = re.compile(
    rf"{COVER}[^.!?\n\d]{{0,48}}?\b(?:moet|is|be|niet|not|but|maar|zijn|i\.p\.v\.|instead of)\s"
    rf"(?P<secret>{_DATE})",
    re.I,
)
# "12-03-1961 geboren", "03/12/1961 (dob)"
_BIRTH_BEFORE = re.compile(
    rf"(?<![\d.,€$£/-])(?P<secret>{_DATE})[\s,(]{{1,2}}(?:(?:is|was|ben|ik|i|as|als|mijn|my|de|the|her|his|haar|zijn)\s){{0,4}}"
    rf"{_BORN}(?!\w)",
    re.I,
)
# a date between brackets or commas behind somebody: "mijn zoon (09/06/2014)", "my wife Ann, 3 May 1961,"
_SOMEBODY = (
    r"(?:zoon|zoontje|dochter|dochtertje|kind|kleinkind|kleinzoon|kleindochter|vrouw|man|echtgeno\w+|partner|"
    r"vriend|vriendin|moeder|vader|ouders|oma|opa|broer|zus|zusje|cliënt|patiënt|bewoner|leerling|son|daughter|child|grand\w+|wife|husband|spouse|"
    r"mother|mum|mom|father|dad|brother|sister|patient|client|"
    r"resident|pupil|passenger|passagier|gran|boyfriend|girlfriend)"
)
_BIRTH_BESIDE = re.compile(
    rf"\b{_SOMEBODY}(?:\s(?-i:[A-ZÀ-Þ])[\w.'’-]{{0,20}}(?:\s(?:van|de|der|den)){{0,2}}){{0,3}}"
    rf"(?:\s?\(|,\s?|\s\*\s?)(?P<secret>{_DATE})(?=\s?[),*]|\.?$)",
    re.I,
)
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
_CITIZEN = re.compile(
    rf"\b(?:bsn|burgerservicenummer|sofi|sofinummer|ssn|social security|national insurance|"
    rf"nhs){TYPE}{LINK}{{0,3}}\s{{0,2}}"
    r"(?P<secret>(?=(?:[A-Z .-]{0,3}\d){6})[A-Z0-9](?:[ .-]?[A-Z0-9]){6,11})\b",
    re.I,
)


_HEADS = begins(_SOMEBODY.strip("(?:)").replace("|", " ").replace("\\w+", ""))


def _may_be_somebody(words: Words, digits: int) -> bool:
    return _HEADS(words, digits) and _DATE_BESIDE.search(words.text) is not None


_DATE_BESIDE = re.compile(r"[(,*]\s?(?:\d|(?:[A-Z][a-z]{2,8}\s\d))")
FORMS = (
    Form(
        "birth",
        _BIRTH,
        4,
        None,
        begins("geboren geboortedatum geb born date dates dob birthday birthdate birth verjaardag jarig d"),
    ),
    Form(
        "birth", _BIRTH_BEFORE, 4, None, begins("geboren geboortedatum geb born date dob birthdate birth d")
    ),
    Form("birth", _BIRTH_AGAIN, 8, None, begins("geboren geboortedatum geb born date dob birthdate birth")),
    Form("birth", _BIRTH_BESIDE, 4, None, _may_be_somebody),
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
