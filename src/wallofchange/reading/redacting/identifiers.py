"""E-mail addresses, links, accounts, cards, telephones, addresses, plates: what has a form of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wallofchange.reading.checks import is_bsn, is_card
from wallofchange.reading.redacting import bank, handles, told
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words

Match = re.Match[str]
Judge = Callable[[Match], bool]


def find(words: Words, found: Found) -> None:
    """Add what has a form of its own, and what is announced by a word such as "kenteken" or "passport"."""
    text = words.text
    if "@" in text or "at)" in text or "at]" in text or not _SPELT_HINTS.isdisjoint(words.heads):
        pieces = text.split("@")
        if any(piece[-1:].isalnum() or piece.endswith(_BEFORE_AT) for piece in pieces[:-1]):
            found.add("email", _places(_EMAIL, found.rest))
        spaced = any(piece[:1].isspace() for piece in pieces[1:])
        if (spaced or _may_be_spelt(words)) and _SPELT_AT.search(text):
            found.add("email", _places(_SPELT_EMAIL, found.rest))
        found.add("handle", handles.places(found.rest))
    if "." in text and (_holds(words, ("http:", "https:", "www.")) or _LINK_END.search(words.small)):
        found.add("link", _places(_LINK, found.rest))
    digits = sum(map(text.count, "0123456789")) if text.isascii() else len(_DIGIT.findall(text))
    if digits >= 8:
        found.add("iban", bank.places(found.rest))
        found.add("card", _places(_CARD, found.rest, _card))
    told.find(words, found, digits)
    if not _SAID_HINTS.isdisjoint(words.lower):
        found.add("phone", _places(_SAID, found.rest, _said))
    if not digits:
        return
    for least, kind, pattern, judge in _WITH_DIGITS:
        if digits >= least and _may_be(pattern, words, digits):
            found.add(kind, _places(pattern, found.rest, judge))
    if digits >= 7:
        told.find_phones(words, found)


def _holds(words: Words, parts: tuple[str, ...]) -> bool:
    return any(part in words.small for part in parts)


def _may_be_spelt(words: Words) -> bool:
    return not _SPELT_HOSTS.isdisjoint(words.heads) or _holds(words, ("at)", "at]", "staart"))


def _may_be(pattern: re.Pattern[str], words: Words, digits: int) -> bool:
    """Whether a slow pattern is worth its time: a look for what it cannot do without."""
    if pattern is _ADDRESS:
        return _holds(words, _STREETS) or (digits >= 4 and _BEGINS_POSTCODE.search(words.text) is not None)
    if pattern is _ENGLISH_STREET:
        return _NUMBER_AND_NAME.search(words.text) is not None
    if pattern is _PLATE:
        return "-" in words.text or _NUMBER_AND_LETTER.search(words.text) is not None
    return True


def _places(pattern: re.Pattern[str], text: str, judge: Judge | None = None) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        if judge is None or judge(match):
            yield match.span()


def _card(match: Match) -> bool:
    return is_card(match[0])


def _phone(match: Match) -> bool:
    digits = "".join(filter(str.isdigit, match[0]))
    if match[0].lstrip("(")[0] == "+" or digits.startswith("00"):
        return 9 <= len(digits) <= 15
    if len(digits) == 11:
        return digits[:2] in ("01", "02", "03", "07")  # as the British write it
    return (len(digits) == 10 and digits[1] != "0") or (
        len(digits) == 9 and bool(_GROUPED.fullmatch(match[0]))
    )


def _address(match: Match) -> bool:
    found = match.groupdict()
    small = found["low"] or found["far"] or ""
    return found["big"] not in _NEVER_ISSUED and small not in _ORDINARY


def _british(match: Match) -> bool:
    return match["inward"][-2:] not in ("GB", "TB", "HD", "PS", "WH", "HZ")


def _british_plate(match: Match) -> bool:
    return match["last"].lower() not in _SHOUTED and match["last"].lower() not in _ORDINARY


def _said(match: Match) -> bool:
    """Nine digits or more: a ten counts for two."""
    said = match[0].lower().replace("-", " ").replace(",", " ").split()
    return sum(2 if _TEN.fullmatch(word) else 1 for word in said) >= 9


def _ip(match: Match) -> bool:
    return all(int(part) < 256 for part in match[0].split("."))


def _plate(match: Match) -> bool:
    letters = "".join(filter(str.isalpha, match[0])).lower()
    return letters not in _ORDINARY


_NEVER_ISSUED = frozenset(("SA", "SD", "SS"))  # PostNL gives out no postcode with these letters
_ORDINARY = frozenset(
    (
        "is", "en", "of", "op", "in", "te", "er", "om", "we", "ze", "de", "al", "zo", "nu", "ik", "je",
        "at", "on", "to", "my", "it", "as", "an", "am", "pm", "by", "so", "km", "kg", "cm", "mm", "kw",
        "ga", "na", "ja", "us", "if", "or", "he", "do", "go", "no", "up", "be", "ml", "mg", "gb", "mb",
        "tb", "hz", "ex", "vs", "pp", "st", "nd", "rd", "th", "me", "mi", "ha", "ah", "oh", "ok", "va",
        "kv", "ma", "id", "x2", "pc", "nr", "uu", "ft", "mp", "min", "max", "uur", "dag", "mei", "jan",
        "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "eur", "usd", "gbp", "okt", "oct", "nov", "dec",
        "mar", "may", "pak", "way", "for", "per", "van", "tot", "out",
    )
)  # fmt: skip
# no end of a British plate, in a text in capitals
_SHOUTED = frozenset(
    (
        "aan", "all", "als", "and", "any", "are", "bij", "but", "can", "dat", "did", "die", "een", "for",
        "get", "got", "had", "has", "her", "het", "hij", "his", "how", "its", "jij", "kan", "let", "met",
        "mij", "nog", "not", "now", "old", "one", "ons", "our", "put", "see", "the", "too", "two", "use",
        "van", "via", "was", "wel", "who", "yet", "you", "zij",
    )
)  # fmt: skip
_SPELT_HINTS = frozenset(
    (
        "apen", "apes", "gmai", "hotm", "outl", "live", "zigg", "kpnm", "yaho", "iclo", "plan", "xs4a",
        "home", "hetn",
    )
)  # fmt: skip
_BEFORE_AT = ("_", ".", "+", "%", "-")
_HOST_HEADS = "gmai hotm zigg kpnm yaho iclo xs4a upcm case hetn home live plan outl"
_SPELT_HOSTS = frozenset(_HOST_HEADS.split())
_LINK_END = re.compile(r"\.(?:nl|com|org|net|eu|be|ly|co|me|uk|de)\b")
_STREET_ENDS = (
    "straat laan weg plein kade gracht dijk singel dreef steeg plantsoen park hof pad wal baan burg"
)
_STREETS = tuple(_STREET_ENDS.split())
_BEGINS_POSTCODE = re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}")
_NUMBER_AND_NAME = re.compile(r"\d[A-Za-z]?,?\s[A-Z\d]")
_NUMBER_AND_LETTER = re.compile(r"\d [A-Z]")
_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"0\d{1,2}[ /.-]\d{2,3}[ .]\d{2}[ .]\d{2}")  # Belgian

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_AT = r"\s?(?:\(at\)|\[at\]|@)\s?|\s(?:apenstaartje|apestaartje)\s"
_DOT = r"\s?(?:\(dot\)|\[dot\])\s?|\s(?:punt|dot)\s|\."
_ENDS = r"(?:nl|com|org|net|eu|be|de|uk|info|frl|online)"
_HOSTS = r"(?:gmail|hotmail|ziggo|kpnmail|yahoo|icloud|xs4all|upcmail|casema|hetnet)"
_SPELT_EMAIL = re.compile(
    rf"\b[\w.+%-]+(?:\s(?:punt|dot|underscore|streepje)\s(?:(?:van|de|der|den)\s){{0,2}}[\w.+%-]+)*"
    rf"(?:(?:{_AT})[\w-]+(?:(?:{_DOT})[\w-]+)*?(?:{_DOT}){_ENDS}|"
    rf"\sat\s(?:{_HOSTS}(?:(?:{_DOT}){_ENDS})?|(?:home|live|planet|outlook)(?:{_DOT}){_ENDS}))\b",
    re.I,
)
_SPELT_AT = re.compile(
    rf"@\s|[(\[]at[)\]]|ap(?:en|e)staart|\sat\s(?:{_HOSTS}|home|live|planet|outlook)", re.I
)
_LINK = re.compile(
    r"(?:https?://|www\.)\S+[^\s.,;:!?)\]'\"]"
    r"|\b(?:[a-z0-9-]+\.)+(?:nl|com|org|net|eu|be|co\.uk)(?:/\S*[^\s.,;:!?)])?\b"
    r"|\b(?:bit\.ly|t\.co|wa\.me|linkedin\.\w+)/\S*[^\s.,;:!?)]",
    re.I,
)
_CARD = re.compile(r"(?<![\d.,])\d(?:[ -]?\d){12,18}(?!\d)")
_BSN = re.compile(r"(?<![\d.,€$£+-])(?:\d{3}[ .]?\d{3}[ .]?\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d|[.,]\d)")
_EXTENSION = r"(?:,?\s(?:ext|extension|toestel|tst|x)\.?\s?\d{1,5}\b)?"
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?:\(?(?:\+|00)\d{1,3}\)?[ ./-]?(?:\(0\)[ ]?)?|\(?0\d{1,4}\)?[ ./-]{0,3})"
    r"\(?\d(?:[ ./()-]{0,2}\d){5,11}"
    r"(?!\d|[.,]\d|-\d)"
    rf"{_EXTENSION}"
)
_AMERICAN = re.compile(
    r"(?<![\w.,/+-])(?:\+?1[ .-])?(?:\([2-9]\d\d\)\s?|"
    r"(?!8[0678]{2})[2-9]\d\d[ .-])\d{3}[ .-]\d{4}(?!\d|[.,-]\d)"
    rf"{_EXTENSION}"
)
_STREET_NAME = (
    r"(?:[A-Z][\w'’.-]*(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg|plantsoen|park|"
    r"hof|pad|wal|baan|burg)"
    r"|[a-z]{3,}(?:straat|laan|gracht|singel|dreef|steeg|plantsoen)"
    r"|[A-Z][\w'’.-]+e\s(?:Singel|Kade|Dijk|Gracht|Plein|Laan|Weg|Dreef|Steeg|Hof|Wal|Pad)"
    r"|Laan\svan\s(?:(?:de|den|der|het)\s)?[A-Z]\w+)"
)
_HOUSE = r"\d{1,5}(?:\s?-?\s?(?:[a-zA-Z]|bis|hs|huis|[IVX]{1,3})\b|[-/][a-zA-Z\d]{1,4}\b)?"
_STREET = (
    r"\b(?:[A-Z][\w'’.-]+\s(?:(?:van|de|der|den|ter|ten)\s){0,2}){0,3}"
    rf"{_STREET_NAME},?\s+(?:nr\.?\s?|nummer\s|no\.?\s?)?{_HOUSE}\b"
)
_CALLED = r"(?:huisnummer|huisnr\.?|nr\.?|no\.?|nummer|house number|number)"
_POSTCODE = r"[1-9]\d{3}(?:\s?(?P<big>[A-Z]{2})|(?P<low>[a-z]{2})|\s(?P<far>[a-z]{2})(?=[\s,]+\d))\b"
_PLAIN_POSTCODE = r"[1-9]\d{3}\s?[A-Z]{2}\b"
_ADDRESS = re.compile(
    rf"{_STREET}(?:(?:[\s,]+|\sin\s){_PLAIN_POSTCODE})?"
    rf"|(?:\b{_CALLED}\s*{_HOUSE}(?:[\s,]|\b(?:op|in|met|at|and|en|postcode|postal code|is|"
    rf"van)\b){{1,6}}|\b\d{{1,4}}[a-z]?,\s?)?"
    rf"\b{_POSTCODE}(?:[\s,/-]*(?:en |and |met |with )?{_CALLED}?(?:\sis)?[\s,]*{_HOUSE}\b)?"
)
_ENGLISH_STREET = re.compile(
    r"(?<![\w.,£€$])(?:(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|"
    r"[Uu]nit)\s\w{1,4},?\s|(?:[A-Z][\w'’]+\s){1,2}(?:House|Cottage|Farm|Lodge|Forge|Barn|Mill|Hall|Manor),\s)?"
    r"\d{1,5}[A-Za-z]?,?\s(?:(?:[A-Z][\w'’.-]*|\d{1,3}(?:st|nd|rd|th))\s){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|Court|Crescent|Gardens|Terrace|Grove|"
    r"Boulevard|Blvd|Mews|Row|Place|Walk|Green|Way|Hill|Square|Rise|Yard|View|Parade|Quay|Wharf)\b"
    r"(?:,?\s(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite)\s\w{1,4}\b)?"
)
_BRITISH_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?(?P<inward>\d[ABD-HJLNP-UW-Z]{2})\b"
    r"(?:[\s,]+(?:and\s)?(?:house\s)?(?:number|no\.?)(?:\sis)?\s\d{1,4}[a-z]?\b|\s\d{1,3}[a-z]?\b(?=\s*(?:[,.;)]|$)))?"
)
_CITIZEN = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2}(?: ?\d{2}){3} ?[A-D]\b")  # British national insurance
_BRITISH_PLATE = re.compile(r"\b[A-Z]{2}[0-7]\d\s?(?P<last>[A-HJ-PR-Z]{3})\b")
_DIGIT_SAID = (
    r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|zero|oh?|one|two|three|four|five|six|seven|"
    r"eight|nine)"
)
_TENS_SAID = (
    r"(?:tien|elf|twaalf|dertien|veertien|\w{3,5}tien|(?:\w{3,6}[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|"
    r"negentig)|ten|eleven|twelve|thirteen|\w{3,5}teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety))"
)
_SAID = re.compile(
    rf"\b(?:nul|zero|oh?)(?:[\s,-]+(?:(?:dubbele?|double|triple)\s)?(?:{_DIGIT_SAID}|{_TENS_SAID})\b){{5,11}}",
    re.I,
)
_TEN = re.compile(_TENS_SAID)
_SAID_HINTS = frozenset(("nul", "zero", "oh"))
_PLATE = re.compile(
    r"\b(?:[A-Z]{2}-\d{2}-[A-Z\d]{2}|\d{2}-[A-Z]{2}-[A-Z\d]{2}|\d{2}-\d{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}"
    r"|\d{2}-[A-Z]{3}-\d|\d-[A-Z]{3}-\d{2,3}|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d{2}-[A-Z]"
    r"|[A-Z]-\d{2}-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d|\d-[A-Z]{3}-\d{2})\b"
    r"|\b(?:\d{2} [A-Z]{3} \d|[A-Z]{2} \d{3} [A-Z]|[A-Z] \d{3} [A-Z]{2}|\d [A-Z]{3} \d{2})\b"
    r"|\b(?:[a-z]{2}-\d{3}-[a-z]|[a-z]-\d{3}-[a-z]{2}|\d{2}-[a-z]{3}-\d|\d-[a-z]{3}-\d{2}|"
    r"[a-z]{2}-\d{2}-[a-z]{2})\b"
)
_IP = re.compile(r"(?<![\w.])(?<!ersie )(?<!ersion )(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_IP6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b|"
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,6}(?::[0-9a-f]{1,4}){1,5}\b",
    re.I,
)
_PARCEL = re.compile(
    r"\b(?:3S[A-Z0-9]{9,15}|1Z[A-Z0-9]{16}|JJ?V?[DG]L?\d{10,20}|[A-Z]{2}\d{9}[A-Z]{2})\b|(?<!\w)#\d{5,}\b"
)

# the fewest digits that a text must have, what it is, how it looks, and whether it really is
_WITH_DIGITS: tuple[tuple[int, str, re.Pattern[str], Judge | None], ...] = (
    (4, "ip", _IP, _ip),
    (5, "ip", _IP6, None),
    (5, "number", _PARCEL, None),
    (9, "phone", _PHONE, _phone),
    (10, "phone", _AMERICAN, None),
    (6, "bsn", _CITIZEN, None),
    (9, "bsn", _BSN, lambda match: is_bsn(match[0])),
    (1, "address", _ADDRESS, _address),
    (1, "address", _ENGLISH_STREET, None),
    (2, "address", _BRITISH_POSTCODE, _british),
    (2, "plate", _PLATE, _plate),
    (2, "plate", _BRITISH_PLATE, _british_plate),
)
