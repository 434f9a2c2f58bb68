"""Dates of birth: "born on", "geb." and the like give them away, or somebody before the brackets."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import LINK, MONTH, Form, Match, Together, begins
from wallofchange.reading.redacting.span import COVER
from wallofchange.reading.words import Words

_ROMAN = r"(?:x?i{1,3}|i?[vx]|vi{1,3}|xii?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th|ste|de|e)?"
_YEAR = r"(?:['’`]?(?:19|20)\d\d|['’`]?\d\d)"
_DATE = (
    rf"(?:(?:the |de )?{_DAY}(?:\s(?:of|van))?[ ./-]{{0,2}}{MONTH}\.?,?[ ./-]{{0,2}}{_YEAR}"
    rf"|\d{{1,2}} ?[-/. ] ?{_ROMAN} ?[-/. ] ?{_YEAR}"
    rf"|\d{{4}}[ ./-]{MONTH}[ ./-]\d{{1,2}}"
    rf"|{MONTH}\.?\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}"
    rf"|\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?{_YEAR}|\d{{4}}[-/. ]\d{{1,2}}[-/. ]\d{{1,2}}"
    r"|\d{1,2}\s\d{1,2}\s(?:19|20)\d\d|\d{8})(?!\d)"
)
_OF_ME = re.compile(
    r"\b(?:i'm|i am|ik ben|my name is|mijn naam is|naam:?|name:?)\s(?-i:[A-ZÀ-Þ])"
    rf"[\w’'.-]{{1,20}}(?:\s[\w’'.-]{{1,20}}){{0,3}}"
    rf"(?:,\s?|\s?\()(?P<secret>{_DATE})(?=\s?[,).]|$)",
    re.I,
)
_SHORT_DATE = (
    rf"\d{{1,2}}e (?:van|vd|v\.d\.|of)(?: de| the)? \d{{1,2}}e?,? {_YEAR}(?!\d)|"
    rf"\d{{1,2}}[ _|,]{{1,2}}\d{{1,2}}[ _|,]{{1,2}}{_YEAR}(?!\d)|(?!(?:19|20)\d\d(?!\d))"
    rf"\d{{4,6}}(?![\d./-])|\d{{1,2}}\s?[:\\]\s?\d{{1,2}}\s?[:\\]\s?{_YEAR}(?!\d)"
    rf"|{MONTH} (?:19|20)\d\d(?!\d)|{_DAY}(?: of)? {MONTH}(?![a-z])"
)
_BORN = (
    r"(?:geboren|geboortedatum|geboortedag|geb\.?(?:\s?dat(?:um|\.)?)?|gebdat(?:um)?|gebrt\w*|gboren|"
    r"geboorte|born|dates? of birth|birth ?date|"
    r"d\.?o\.?b\.?)"
)
_BIRTH = re.compile(
    rf"\b(?:{_BORN}(?:{LINK}|\s?(?:op|on|ik|i)\b){{0,5}}(?:[\s,(]{{1,2}}(?!\d|{MONTH}\b)"
    rf"[a-zà-ÿ'’-]{{1,16}}){{0,5}}?"
    rf"|(?:birthday|b-?day|verjaardag|jarig){LINK}{{0,3}}(?:\s?(?:op|on|de|the))*"
    rf")"
    rf"[\s,:(=-]{{0,3}}(?P<secret>{_DATE}|{_SHORT_DATE})",
    re.I,
)
_IS_OF = re.compile(
    rf"\b(?:(?:ze|zij|hij) is van(?=[^\n]{{3,18}}19\d\d)|ik ben van)(?: de)?\s(?P<secret>{_DATE})", re.I
)
# the right one after a wrong one: "..., dat moet 03-06-1985 zijn"
_BIRTH_AGAIN = re.compile(
    rf"{COVER}[^.!?\n\d]{{0,48}}?\b(?:moet|is|be|niet|not|but|maar|zijn|i\.p\.v\.|instead of)\s"
    rf"(?P<secret>{_DATE})",
    re.I,
)
# "12-03-1961 geboren", "03/12/1961 (dob)"
_BIRTH_BEFORE = re.compile(
    rf"(?<![\d.,€$£/-])(?P<secret>{_DATE})[\s,(]{{0,2}}(?:(?:is|was|ben|ik|i|as|als|mijn|my|de|the|her|"
    rf"his|haar|zijn)\s){{0,4}}"
    rf"(?:{_BORN}|birthday|verjaardag|b-?day)(?!\w)",
    re.I,
)
# a date between brackets or commas behind somebody: "mijn zoon (09/06/2014)", "my wife Ann, 3 May 1961,"
_SOMEBODY = (
    r"(?:zoon|zoontje|dochter|dochtertje|kind|kleinkind|kleinzoon|kleindochter|vrouw|man|echtgeno\w+|partner|"
    r"vriend|vriendin|moeder|vader|ouders|oma|opa|broer|zus|zusje|cliënt|patiënt|bewoner|leerling|son|"
    r"daughter|child|grand\w+|wife|husband|spouse|"
    r"mother|mum|mom|father|dad|brother|sister|patient|client|"
    r"resident|pupil|passenger|passagier|gran|boyfriend|girlfriend)"
)
_BIRTH_BESIDE = re.compile(
    rf"\b{_SOMEBODY}(?:\s(?-i:[A-ZÀ-Þ])[\w.'’-]{{0,20}}(?:\s(?:van|de|der|den)){{0,2}}){{0,3}}"
    rf"(?:(?:\s?\(|,\s?|\s\*\s?)(?P<secret>{_DATE})(?=\s?[),*]|\.?$)|\s(?:is|was|van)"
    rf"\s(?:van\s)?(?P<inside>{_DATE}))",
    re.I,
)


_HEADS = begins(_SOMEBODY.strip("(?:)").replace("|", " ").replace("\\w+", ""))


def _may_be_somebody(words: Words, digits: int) -> bool:
    return _HEADS(words, digits) and _DATE_BESIDE.search(words.text) is not None


_DATE_BESIDE = re.compile(r"(?:[(,*]\s?|\b(?:is|was|van) )(?:\d|(?:[A-Z][a-z]{2,8}\s\d))")
_AT_BIRTH = (
    "geboren geboortedatum gebdat geb born date dates dob birthday birthdate birth d dob-1 geb-1 gebr gbor"
)
# "* 12-08-1938", and a day so long ago that it is hardly another: "Jagroep 01-01-1954"
_LONG_AGO = re.compile(
    rf"(?<![\d.,€$£/-])(?P<secret>\d{{1,2}}(?P<by>[-/.]| )(?:\d{{1,2}}|{MONTH})(?P=by)19[2-7]\d)"
    rf"(?![\d/-])|[*°]\s?(?P<inside>{_DATE})",
    re.I,
)
_NOT_BORN = re.compile(
    r"\b(?:sinds|since|vanaf|per|from|tot|until|till|built|gebouwd|opened|geopend|getrouwd|married|"
    r"founded|opgericht|overleden|died|van|of)"
    r"\s(?:de\s|the\s)?$",
    re.I,
)


def _long_ago(match: Match) -> bool:
    return not _NOT_BORN.search(match.string, max(0, match.start() - 20), match.start())


def _may_be_long_ago(words: Words, _digits: int) -> bool:
    return _OLD.search(words.text) is not None


_OLD = re.compile(r"[-/. ]19[2-7]\d|[*°] ?\d")
FORMS = (
    Form("birth", _LONG_AGO, 4, _long_ago, _may_be_long_ago),
    Together(
        (
            Form("birth", _BIRTH),
            Form("birth", _BIRTH_BEFORE),
            Form("birth", _BIRTH_AGAIN, 8),
        ),
        2,
        begins(f"{_AT_BIRTH} b-day bday verjaardag jarig"),
    ),
    Form("birth", _OF_ME, 4, None, begins("i'm i ben naam name")),
    Form("birth", _IS_OF, 4, None, begins("ben ze zij hij")),
    Form("birth", _BIRTH_BESIDE, 3, None, _may_be_somebody),
)
