"""Licence plates: by their form, and after a word such as "kenteken" or "car"."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import LINK, ORDINARY, TYPE, UNITS, Form, Match, any_of, begins
from wallofchange.reading.words import Words

# the sidecodes of the RDW, the Dutch vehicle authority: @ a letter, # a digit
_SIDECODES = (
    "@@-##-## ##-##-@@ ##-@@-## @@-##-@@ @@-@@-## ##-@@-@@ ##-@@@-# #-@@@-## @@-###-@ @-###-@@ @@@-##-@ "
    "@-##-@@@ #-@@-### ###-@@-#"
)


def _shapes(between: str) -> str:
    """The sidecodes with this between their parts."""
    shapes = _SIDECODES.replace("-", "\0").replace("@", "[A-Z]").replace("#", r"\d")
    return "|".join(shape.replace("\0", between) for shape in shapes.split())


_DASHED, _ANY = _shapes("-"), _shapes("[ .-]{0,2}")
_JOINED = "|".join(
    _shapes("-?").split("|")[2:]
)  # "KL1234", an old sidecode without its dashes, is a flight too
# British, Belgian, French; German, Polish
_FOREIGN = (
    r"[A-Z]{2} ?\d{2}[ -]?[A-Z]{3}|[A-Z] ?\d{1,3} [A-Z]{3}|[A-Z]{3} \d{1,3}[A-Z]"
    r"|\d-?[A-Z]{3}-?\d{3}|[A-Z]{2}-?\d{3}-?[A-Z]{2}"
    r"|[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,2} ?\d{1,4}[EH]?|[A-Z]{2,3} ?\d{4,5}|[A-Z]{2,3} ?\d{3,4}[A-Z]{1,2}"
)
_SPACED = "|".join(_shapes("[ .-]").split("|")[2:])  # also in small letters, beside a car
_ABROAD = (
    r"[A-Z]{2}\d\d [A-Z]{3}|[A-Z] ?\d{1,3} ?[A-Z]{3}"
    r"|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}[EH]?|\d-[A-Z]{3}-\d{3}|[A-Z]{2}-\d{3}-[A-Z]{2}"
)
_OTHER = (
    r"[A-Z0-9]{5,8}|[A-Z0-9]{1,4}-[A-Z0-9]{1,4}(?:-[A-Z0-9]{1,4})?|(?-i:[A-Z0-9]{1,4}(?: [A-Z0-9]{1,4}){1,2})"
)
_CALLED = (
    r"(?:kenteken[a-z]{0,10}|kentekn|kntkn|kent\.|nr ?plaat|nummerplaat|nummerbord|plaat(?!s)|"
    r"licen[cs]e plate|number ?plate|plates?|"
    r"registration|reg|apk|mot)"
)
_PLATE = re.compile(
    rf"\b(?=[A-Z\d]{{1,3}}-[A-Z\d]{{2,3}}-)(?:{_DASHED}|\d-[A-Z]{{3}}-\d{{3}})\b"
    r"|(?-i:\b(?:\d{2} [A-Z]{3} \d|[A-Z]{2} \d{3} [A-Z]|[A-Z] \d{3} [A-Z]{2}|\d [A-Z]{3} \d{2}"
    r"|[B-DF-HJ-NP-TV-Z]{2} \d\d [B-DF-HJ-NP-TV-Z]{2}|\d\d [B-DF-HJ-NP-TV-Z]{2} [B-DF-HJ-NP-TV-Z]{2}"
    r"|\d\d(?P<dot>\.)[B-DF-HJ-NP-TV-Z]{2,3}\.[B-DF-HJ-NP-TV-Z\d]{1,2}|"
    r"[B-DF-HJ-NP-TV-Z]{1,2}\.\d{2,3}\.[B-DF-HJ-NP-TV-Z]{1,2})\b)",
    re.I,
)
_BRITISH_PLATE = re.compile(r"\b[A-Z]{2} ?[0-7]\d\s?(?P<last>[A-HJ-PR-Z]{3})\b")
_ANNOUNCED = re.compile(
    rf"\b{_CALLED}{TYPE}{LINK}{{0,3}}"
    r"(?:\s(?:van|voor|for|done|mijn|de|het|auto|my|car|the|on|op|staat|dus|changed|from|was|gewijzigd)"
    r"){0,4}\s{0,2}"
    rf"(?P<secret>{_ANY}|{_FOREIGN}|{_OTHER})(?![-\w])",
    re.I,
)
_NAMED_AFTER = re.compile(
    rf"(?<![\w-])(?P<secret>{_ANY}|{_FOREIGN})(?=,?\s(?:(?:is|was|as|als)\s|=\s?)"
    rf"(?:\w{{2,5}}\s){{1,2}}{_CALLED}\b)",
    re.I,
)
_OF_A_CAR = re.compile(
    rf"(?<![\w-])(?=[A-Z]{{1,3}}[ .-]?\d|\d{{1,3}}[ .-]?[A-Z]|[A-Z\d]{{2}}[ .-][A-Z\d]{{2}}[ .-])"
    rf"(?P<secret>{_JOINED}|[A-Z]{{2}}\d\d[A-Z]{{3}}|{_SPACED}|(?-i:{_ABROAD}))"
    rf"(?![-/\w])|\((?:\w{{2,8}}\s)?(?P<inside>{_ANY}|(?-i:{_FOREIGN})|{_ABROAD})\)",
    re.I,
)
# no end of a British plate, in a text in capitals
_SHOUTED = frozenset(
    (
        "aan", "all", "als", "and", "any", "are", "bij", "but", "can", "dat", "did", "die", "een", "for",
        "get", "got", "had", "has", "her", "het", "hij", "his", "how", "its", "jij", "kan", "let", "met",
        "mij", "nog", "not", "now", "old", "one", "ons", "our", "put", "see", "the", "too", "two", "use",
        "van", "via", "was", "wel", "who", "yet", "you", "zij",
    )
)  # fmt: skip
_BRITISH_SIGNS = re.compile(r"[A-Z]{2}\d\d ?[A-Z]{3}|[A-Z] ?\d{1,3} ?[A-Z]{3}", re.I)
_LETTERS = re.compile(r"[a-z]+")
_ORDINALS = frozenset(("st", "nd", "rd", "th"))  # they are joined to their figure
_SIZES = frozenset(("inch", "mins", "hour", "uren", "jaar", "year", "euro", "row", "rij", "seat", "gate"))
_VOWELS = frozenset("aeiou")
_OF_A_MODEL = re.compile(r"\b(?:model|type|artikel|onderdeel|part|item|style)\w*\s(?:\w{2,6}\s)?$", re.I)
_NUMBER_AND_LETTER = re.compile(r"\d [A-Z]")


def _plate(match: Match) -> bool:
    if _OF_A_MODEL.search(match.string, max(0, match.start() - 24), match.start()):
        return False
    letters = "".join(filter(str.isalpha, match[0]))
    return letters.isupper() or letters.lower() not in ORDINARY  # DE-41-77 is a plate, de-41-77 hardly


def _announced(match: Match) -> bool:
    signs = [sign for sign in match["secret"] if sign.isalnum()]
    letters = "".join(filter(str.isalpha, signs)).lower()
    return 4 <= len(signs) <= 8 and 0 < len(letters) < len(signs) and letters not in ORDINARY - UNITS


def _of_a_car(match: Match) -> bool:
    """Five to eight signs; without a dash no vowel, as the Dutch give them out: not "40mins"."""
    written = match["secret"] or match["inside"]
    signs = [sign for sign in written.lower() if sign.isalnum()]
    letters = "".join(filter(str.isalpha, signs))
    groups = _LETTERS.findall(written.lower())
    if written[-3:].lower() in _SHOUTED or _ordinary(written, groups):  # "OUR CAR ON THE A12 AND"
        return False
    if match["secret"] and "-" not in written and not _BRITISH_SIGNS.fullmatch(written):
        return (
            len(signs) == 6
            and _VOWELS.isdisjoint(letters)
            and (" " not in written or (UNITS - _ORDINALS).isdisjoint(groups))
        )
    return 5 <= len(signs) <= 8 and 0 < len(letters) < len(signs) and letters not in ORDINARY


def _ordinary(written: str, groups: list[str]) -> bool:
    """A seat, a size or a stretch of time, in small letters: "row 28L", "34-inch", "a 20 min"."""
    return not written.isupper() and not ((ORDINARY - _ORDINALS) | _SIZES).isdisjoint(groups)


def _british(match: Match) -> bool:
    return match["last"].lower() not in _SHOUTED and match["last"].lower() not in ORDINARY


def _may_be(words: Words, _digits: int) -> bool:
    return "-" in words.text or _NUMBER_AND_LETTER.search(words.text) is not None


def _may_be_a_car(words: Words, _digits: int) -> bool:
    return _CAR.search(words.small) is not None


_CARS = """
    aangereden aanhanger aanrijding ambulance apk audi auto auto's banden bekeuring bestelbus
    bestelbusje bestelwagen bestuurder blocked bmw boete botste bromfiets brommer bumper bus busje
    cabrio camper car caravan cars chauffeur citroen clamped clio collision crash curb deuk driver
    drives driveway drove fiat fiesta ford garage geflitst geraakt golf hatchback honda hyundai inrit
    kerb kia koets laadpaal laadpas lease leasebak leenauto lorry mazda mercedes moped mot motor nissan
    oldtimer opel oprit parking pavement peugeot polo reed renault rijd scooter seat skoda snelheid
    snorfiets speeding stationwagen stoep suv suzuki taxi tesla touringcar tow towed toyota tractor
    trailer truck uitrit vehicle voertuig volvo vrachtwagen vw wagen wasstraat yaris flits flitser tyre
    tyres
"""
_CAR = re.compile(
    rf"{any_of(sorted(_CARS.split(), key=len, reverse=True))}\b|\btank\w{{2,6}}\b"
    r"|parke[er]|\bpark(?:ed|ing)?\b|\bvan\b.{0,30}(?:drive|road|scratch|parked|hit|plate|reg\b)"
)
_may_be_called = begins(
    "kentekn kntkn kent kenteken nummerplaat nummerbord plaat license licence number plate registration reg "
    "plates apk mot"
)
ANNOUNCED = (
    Form("plate", _ANNOUNCED, 1, _announced, _may_be_called),
    Form("plate", _NAMED_AFTER, 1, _announced, _may_be_called),
)
FORMS = (
    Form("plate", _PLATE, 2, _plate, _may_be),
    Form("plate", _BRITISH_PLATE, 2, _british),
    Form("plate", _OF_A_CAR, 2, _of_a_car, _may_be_a_car),
)
