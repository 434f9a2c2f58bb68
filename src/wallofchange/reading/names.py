"""Names where a sentence announces one: after a greeting, a title, "mijn naam is", or under a letter."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.name_lists import BEGINNERS, FUNCTION_WORDS, VERBS, lists
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words

_PARTICLES = r"(?:[Ss]t\.?|van|de|der|den|het|'t|’t|te|ter|ten|von|el|al|bin|di|da|la|le)"
_CAPITAL = r"[A-ZÀ-Þ][\w’'À-ÿ-]+"
_LOUD = r"[A-ZÀ-Þ]{4,}"
_INITIALS = r"(?:[A-Z]\.\s?){1,4}"
_FULL = rf"(?:{_INITIALS}|(?:{_CAPITAL}\s(?:[A-Z]\.\s)?){{0,2}})(?:{_PARTICLES}\s){{0,3}}{_CAPITAL}"
_GOES_ON = r"(?:en|and|ik|i|uit|from|van|is|heb|wil|woon)\b"
_SMALL_INITIALS = (
    r"(?:[a-zA-Z]\.?\s){1,3}(?:(?:v/d|v\.?d\.?|v\.|van|de|der|den|ten|ter)\s){0,3}[a-zà-ÿ][\w’'-]{2,}"
)
_SMALL = rf"[a-zà-ÿ][\w’'-]+(?:\s{_PARTICLES}\b){{0,2}}(?:\s(?!{_GOES_ON})[A-Za-zÀ-ÿ][\w’'-]+)?"

_ROLES = (
    r"(?:[Tt]eam|[Kk]lant\w*|[Mm]edewerk\w+|[Mm]ensen|[Ii]edereen|[Aa]llemaal|[Hh]e(?:er|ren)|"
    r"[Mm]evrouw|[Mm]eneer|"
    r"[Dd]ames|[Ll]ezer|[Aa]ll|[Ss]irs?|[Mm]adam|[Cc]ustomer\w*|[Ss]upport|[Ss]ervice|[Ee]veryone|"
    r"[Tt]here|[Gg]uys|"
    r"[Ff]olks|[Bb]eheerder)\b"
)
_GREETED = re.compile(
    rf"^\s*(?:[Bb]este|[Ll]ieve|[Gg]eachte|[Hh]oi|[Hh]allo|[Dd]ag|[Hh]i|[Hh]ello|[Hh]ey|"
    rf"[Dd]ear)\s(?!{_ROLES})"
    rf"(?P<name>{_FULL})(?=\s*(?:[,!.:;\n]|$))",
    re.M,
)
_TITLED = re.compile(
    r"\b(?:(?:[Dd]hr|[Mm]evr?|[Mm]w|[Mm]rs?|[Mm]s)\.(?=[A-Z])|"
    r"(?:[Dd]hr|[Mm]evr?|[Mm]w|[Mm]r|[Mm]rs|[Mm]s|[Dd]r|[Dd]rs|[Ii]ng|[Ii]r|"
    r"[Pp]rof(?:essor)?|[Ww]ed)\.?\s|(?:[Mm]eneer|[Mm]evrouw|"
    rf"[Dd]e [Hh]eer|[Mm]ister|[Mm]iss|[Ff]amilie|[Ff]am\.)\s)(?P<name>{_FULL})"
)
# "graag de naam Koster verwijderen": a known one
_NAME_GIVEN = re.compile(rf"\b[Nn]aam\s(?P<name>{_FULL})")
# "Kl. Bouzid wil opzeggen", "pt Meeuwsen, geb. 1951": in the notes of who answers the telephone
_NOTED = re.compile(rf"\b(?:[Kk]l|[Pp]t|[Cc]ust)\.?\s(?P<name>{_FULL})(?=[,(:]|\s\(|\s(?P<verb>[a-z]+))")
# "party of four, surname Braithwaite"
_SURNAME_GIVEN = re.compile(
    rf"\b(?:[Ss]urname|[Aa]chternaam|[Vv]oornaam)(?:\s(?:is|was))?\s(?P<name>{_FULL})"
)
_CALLED = re.compile(
    r"\b(?:[Mm]ijn naam is|[Ii]k heet(?: (?:weer|nu|eigenlijk|inmiddels|voortaan)(?=\s[A-Z]))?|"
    r"(?:[Aa]chter|[Vv]oor)?[Nn]aam\s?:|[Mm]y name is|[Mm]y name's|"
    r"(?:[Ss]ur|[Ff]irst |[Ll]ast )?[Nn]ame\s?:|[Ii] am called|"
    r"(?:[Ss]ur|[Aa]chter|[Vv]oor)?[Nn]a(?:me|am)(?=\n|\s(?:[A-Z]\.\s?){1,3}[A-Z]))\s"
    rf"(?P<name>{_FULL}|(?!niet\b|not\b|verkeerd\b|wrong\b|fout\b|in\b|op\b|on\b|nooit\b|never\b)"
    rf"(?:{_SMALL_INITIALS}|{_SMALL}))"
)
_BOOKED = re.compile(
    r"\b(?:(?:op|onder|in|ten|under|in) (?:de |the )?(?:naam|name)(?: van| of)?|t\.?n\.?v\.?|"
    r"name on the \w{4,12}:?)\s"
    rf"(?P<name>{_FULL}|{_LOUD}|(?:{_PARTICLES}\s){{1,3}}[a-zà-ÿ][\w’'-]+)"
    r"(?=\s*(?:[,.!:;\n]|$)|\s(?:en|and)\b)"
)
_SPOKEN = re.compile(rf"\bmet\s(?P<name>{_FULL})\s(?:gesproken|gebeld|gemaild|gechat|afgesproken)\b")
_SMALL_TITLED = re.compile(
    r"(?<![\w\d])(?<!\d )(?:[Dd]hr|[Mm]evr|[Mm]w|[Mm]rs?|[Mm]s|[Mm]eneer|[Mm]evrouw|[Dd]e heer)\.?\s"
    rf"(?P<name>(?:{_PARTICLES}\s){{0,3}}(?P<last>[a-zà-ÿ][\w’'-]{{2,}}))"
)
# "MRS KAUR", "DHR. VAN DEN BERG-SMIT"
_LOUD_TITLED = re.compile(
    r"\b(?:MRS?|MISS|DHR|MEVR|MW|MENEER|MEVROUW|DE HEER)\.?\s"
    r"(?P<name>(?:(?:VAN|DE|DER|DEN|TE|TER|TEN|EL|AL) ){0,3}(?P<last>[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,40}))(?![\w’'-])"
)
_CLOSING = (
    r"(?:(?:[Mm]et\s)?(?:[Vv]riendelijke|[Hh]artelijke|[Bb]este)\sgroet(?:en)?|[Gg]roet(?:en|jes)?|"
    r"[Mm]\.?v\.?g\.?|"
    r"[Hh]oogachtend|(?:[Mm]et\s(?:de\s)?(?:meeste\s)?)?[Hh]oogachting|(?:[Kk]ind|[Bb]est|[Ww]arm|[Mm]any)\s[Rr]egards|[Rr]egards|[Ss]incerely|"
    r"[Ss]igned|[Oo]ndertekend|"
    r"[Yy]ours(?:\s(?:sincerely|truly|faithfully))?|[Cc]heers)"
)
_SIGNED = re.compile(
    rf"\b{_CLOSING}\s?[,.!:]?\s+(?:van\s)?(?:(?:[Dd]rs?|[Pp]rof|[Ii]r|[Ii]ng|[Mm]rs?|[Mm]s|[Mm]w|[Dd]hr|"
    r"[Mm]evr)\.?\s)?"
    rf"(?P<name>{_FULL}(?:\s(?:en|and|&)\s{_FULL})?|{_INITIALS}[a-zà-ÿ][\w’'-]+)(?=\s*(?:[,.!\n]|$))"
)
_BRIEFLY = re.compile(
    rf"(?:^|[.!?\n]\s*)(?:Best|All the best|Love|Liefs|Grtz?|Gr\.?),\s+(?P<name>{_FULL})\s*$"
)
_SMALL_SURNAME = re.compile(rf"\s(?:{_PARTICLES}\s){{0,2}}([a-zà-ÿ][\w’'-]{{3,}})")
_ANNOUNCING = """beste lieve geachte hoi hallo dag hi hello hey dear dhr mev mevr mw mr mrs ms drs dr ing ir
    prof professor kl pt cust wed
    hoogachting meneer mevrouw heer mister miss familie fam naam achternaam voornaam
    surname heet name name's called groet
    groeten groetjes m v mvg hoogachtend gesproken gebeld gemaild gechat afgesproken signed
    ondertekend regards sincerely yours cheers best love liefs gr grt grtz"""
_HINTS = frozenset(_ANNOUNCING.split())
_ALWAYS: frozenset[str] = frozenset()
_LOOKS = (  # in this order; the rarer ones only beside their own words
    (_CALLED, _ALWAYS),
    (_BOOKED, _ALWAYS),
    (_SPOKEN, _ALWAYS),
    (_SIGNED, _ALWAYS),
    (_BRIEFLY, _ALWAYS),
    (_TITLED, _ALWAYS),
    (_NOTED, frozenset(("kl", "pt", "cust"))),
    (_NAME_GIVEN, frozenset(("naam",))),
    (_SURNAME_GIVEN, frozenset(("surname", "achternaam", "voornaam"))),
    (_GREETED, _ALWAYS),
    (_SMALL_TITLED, _ALWAYS),
    (_LOUD_TITLED, _ALWAYS),
)


def find(words: Words, found: Found) -> None:
    """Add announced names; a title, greeting or closing stays."""
    if _HINTS.isdisjoint(words.lower):
        return
    for pattern, beside in _LOOKS:
        if not beside or not beside.isdisjoint(words.lower):
            found.add("name", [_whole(match) for match in pattern.finditer(found.rest) if _person(match)])


def _person(match: re.Match[str]) -> bool:
    """Whether it is somebody: no company has a title, and in small letters it must be a known surname."""
    if match.re is _SMALL_TITLED:
        last = match["last"]
        listed = last in lists().last or last in lists().plain_first
        return listed and last not in FUNCTION_WORDS and last not in VERBS
    if match.re is _LOUD_TITLED:
        return _is_loud(match)
    if match.re is _NAME_GIVEN:
        known = lists()
        last = match["name"].split()[-1].lower()
        return last in known.last and last not in known.singles and not _is_a_word(match)
    if match.re is _NOTED:
        return (match["verb"] or "zei") in VERBS and not _is_a_word(match)
    if match.re is _SPOKEN and match["name"].lower() in FUNCTION_WORDS:
        return False
    if match.re is _CALLED and match.string[match.start("name") - 1] == "\n" and _is_a_word(match):
        return False  # the head of a column, and then a sentence
    return not _company(match["name"], titled=match.re is _TITLED)


def _is_a_word(match: re.Match[str]) -> bool:
    return match["name"].split()[0].lower() in FUNCTION_WORDS - BEGINNERS


def _is_loud(match: re.Match[str]) -> bool:
    """A known name behind a title; any other only behind "MRS" and the like, where not all is loud."""
    last = match["last"].lower()
    if last in FUNCTION_WORDS or last in VERBS:
        return False
    known = lists().last | lists().plain_first
    short = match[0].startswith(("MR", "DHR", "MEVR ", "MEVR.")) and not match.string.isupper()
    return short or any(part in known for part in last.split("-"))


def _whole(match: re.Match[str]) -> tuple[int, int]:
    """The name with a surname behind it that lacks its capital: "Ahmed timmermans"."""
    start, end = match.span("name")
    after = _SMALL_SURNAME.match(match.string, end)
    return (start, after.end()) if after and after[1] in lists().plain_last else (start, end)


def _company(name: str, *, titled: bool) -> bool:
    """Whether it is somebody's bank rather than somebody."""
    return (name.isupper() and len(name) < 5) or (not titled and name.lower() in lists().singles)
