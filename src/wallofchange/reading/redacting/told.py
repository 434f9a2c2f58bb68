"""Numbers and dates that only a word before them gives away: "kenteken", "passport", "born on", "order"."""

from __future__ import annotations

import re
from collections.abc import Callable

from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import HEAD, Words

Match = re.Match[str]


def find(words: Words, found: Found, digits: int) -> None:
    """Add the secrets of these announcements; the word that announces stays."""
    for least, heads, kind, pattern, judge in _ANNOUNCED:
        if digits >= least and not heads.isdisjoint(words.heads):
            found.add(kind, [match.span("secret") for match in pattern.finditer(found.rest) if judge(match)])


def find_phones(words: Words, found: Found) -> None:
    """Add numbers of an odd form after a word such as "bel" or "mobile"."""
    if not _PHONE_HEADS.isdisjoint(words.heads):
        found.add("phone", [match.span("secret") for match in _PHONE.finditer(found.rest) if _phone(match)])


def _number(match: Match) -> bool:
    secret = match["secret"]
    named = sum(map(str.isdigit, secret)) > 6 and _NUMBER_WORD.search(match[0]) is not None
    return not (_DATED if named else _FIGURE).fullmatch(secret)


def _phone(match: Match) -> bool:
    secret = match["secret"]
    return _number(match) and len(set(filter(str.isdigit, secret))) > 1


def _always(match: Match) -> bool:
    return True


def _code(match: Match) -> bool:
    secret = match["secret"]
    return any(sign.isdigit() for sign in secret) or secret.isupper()


def _plate(match: Match) -> bool:
    signs = [sign for sign in match["secret"] if sign.isalnum()]
    mixed = any(sign.isdigit() for sign in signs) and any(sign.isalpha() for sign in signs)
    return mixed and 4 <= len(signs) <= 8


def _heads(words: str) -> frozenset[str]:
    return frozenset(word[:HEAD] for word in words.split())


_FIGURE = re.compile(
    r"\d{1,3}(?:[. ]\d{3})+|\d+[.,]\d{1,2}|(?:19|20)\d\d|\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}|"
    r"\d{1,2}[.:]\d\d-\d{1,2}[.:]\d\d"
)
_DATED = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d")
_NUMBER_WORD = re.compile(r"nummer|nr|number|\bno\b", re.I)
_LINK = (
    r"(?:\s?(?:is|was|are|were|van|met|with|toch|echt|nog|ook|mijn|my|als volgt|luidt|:|#|=|\(|"
    r"nummer|number|nr\.?|no\.?|code|id))"
)

_TYPE = r"(?:s?[ -]?(?:nummers?|nr|numbers?|no|id|code|ref|reference|referentie|kenmerk))?\.?"
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
    rf"{_LINK}{{0,3}}(?:\s?(?:op|on|ik|i|de|the|:))*\s{{0,2}}(?P<secret>{_DATE})",
    re.I,
)
_DOCUMENT = re.compile(
    r"\b(?:paspoort|passport|rijbewijs|driv(?:ing|er'?s) licen[cs]e|identiteitskaart|id-?(?:kaart|"
    r"card|bewijs)|v|document)"
    rf"{_TYPE}{_LINK}{{0,3}}\s{{0,2}}(?P<secret>(?=[A-Z0-9]*\d)[A-Z0-9]{{6,16}})\b",
    re.I,
)
_CITIZEN = re.compile(
    rf"\b(?:bsn|burgerservicenummer|sofi|sofinummer|ssn|social security|national insurance|"
    rf"nhs){_TYPE}{_LINK}{{0,3}}\s{{0,2}}"
    r"(?P<secret>(?=(?:[A-Z .-]{0,3}\d){6})[A-Z0-9](?:[ .-]?[A-Z0-9]){6,11})\b",
    re.I,
)
_ORDERS = (
    r"order|bestel(?:ling)?|klant|factuur|polis|contract|dossier|referentie|rekening|ticket|"
    r"lidmaatschap|relatie|zaak|melding|meld|"
    r"boeking|reservering|customer|account|invoice|booking|reference|policy|case|confirmation|"
    r"membership|tracking|reservation|"
    r"pakket|pakje|zending|retour|verzend|track(?:\s?(?:&|and|en)\s?trace)?|serie|meter|registratie|"
    r"aanvraag|claim|schade|incident|werkbon|bon|"
    r"patiënt|patient|student|personeels|medewerkers|debiteur|transactie|betaling|betalings|kenmerk|"
    r"offerte|abonnement|aansluit|"
    r"shipment|parcel|return|serial|transaction|quote|member|loyalty|frequent flyer|flying blue|"
    r"employee|pnr|e-?ticket|"
    r"complaint|klacht|service|onderhoud|installatie|EAN|ref|lid|pas|kaart|client|cliënt|relatie|"
    r"consignment|receipt|afspraak|appointment"
)
_NUMBERED = re.compile(
    rf"\b(?:{_ORDERS}){_TYPE}{_LINK}{{0,3}}\s{{0,2}}#?"
    r"(?P<secret>(?=[A-Z0-9./-]*\d)[A-Z0-9](?:[A-Z0-9./-]{3,}[A-Z0-9]|\d{2,4}(?: \d{3,4}){1,2})\b)"
    r"(?!\s?(?:euro|eur\b|€|stuks|km\b|kwh|m3|keer|times|pounds|dollars|punten|points|miles|uur\b|"
    r"dagen|days|x\b))",
    re.I,
)
_RECORD = re.compile(
    r"\b(?:(?i:pnr|boekingscode|boekingsnummer|reserveringscode|booking (?:reference|code|ref)|"
    r"reservation code|record locator|confirmation code))"
    r"(?:\s?(?:is|was|:|#|=))?\s{0,2}(?P<secret>[A-Z0-9]{6})\b"
)
_ADDRESS = re.compile(
    r"\b(?:woon|woont|wonen|adres|bezorg\w*|afleveradres|live|lives|address|"
    r"deliver\w*)\b[^\d\n.]{0,12}?\s?(?:op|aan|in|at|is|:|to|naar)\s(?:de\s|het\s|the\s)?"
    r"(?P<secret>(?:[A-Z][\w'’.-]+\s){1,4}(?:\d{4}\s(?:nr\.?|"
    r"nummer)\s)?\d{1,4}(?:\s?[a-zA-Z])?)\b(?!\s?(?:uur|euro|km|%|jaar|years|dagen|maanden|weken))"
)
_PLATE = re.compile(
    r"\b(?:kenteken\w*|nummerplaat|nummerbord|licen[cs]e plate|number plate|plate|registration|reg|plates)"
    rf"{_TYPE}{_LINK}{{0,3}}(?:\s(?:van|mijn|de|het|auto|my|car|the|on|op|staat|dus)){{0,4}}\s{{0,2}}"
    r"(?P<secret>[a-z0-9]{1,3}[ -]?[a-z0-9]{2,4}(?:[ -]?[a-z0-9]{1,4})?)\b(?![-\w])",
    re.I,
)
_PHONE = re.compile(
    r"\b(?:tel|telefoon\w*|mobiel\w*|gsm|phone|mobile|cell|whatsapp|bel|bellen|call|ring|bereikbaar|"
    r"reach|appen|app|sms|text|nummer|number|contact)\b"
    r"[^\d\n]{0,24}?(?<![\d.,€$£#/+-])(?P<secret>\(?\+?\d(?:[ ./()-]{0,3}\d){6,13})(?!\d|[.,]\d|"
    r"\s?(?:euro|%|kwh|km))",
    re.I,
)

_ANNOUNCED: tuple[tuple[int, frozenset[str], str, re.Pattern[str], Callable[[Match], bool]], ...] = (
    (
        4,
        _heads("geboren geboortedatum geb born date dob birthday birthdate birth verjaardag d"),
        "birth",
        _BIRTH,
        _always,
    ),
    (
        6,
        _heads("bsn bsn-nummer burgerservicenummer sofi ssn social national ni nhs"),
        "bsn",
        _CITIZEN,
        _always,
    ),
    (
        1,
        _heads(
            "paspoort passport rijbewijs driving driver's identiteitskaart id id-kaart id-card id-bewijs "
            "document v-nummer"
        ),
        "document",
        _DOCUMENT,
        _number,
    ),
    (
        1,
        _heads("kenteken nummerplaat nummerbord license licence number plate registration reg plates"),
        "plate",
        _PLATE,
        _plate,
    ),
    (
        1,
        _heads("woon wonen adres bezorg afleveradres live lives address deliver"),
        "address",
        _ADDRESS,
        _always,
    ),
    (
        0,
        _heads("pnr boekingscode reserveringscode booking reservation record confirmation"),
        "number",
        _RECORD,
        _code,
    ),
    (
        1,
        _heads(
            """order bestel klant factuur polis contract dossier referentie rekening ticket lidmaatschap
            relatie zaak melding boeking reservering customer account invoice booking reference policy
            case confirmation membership tracking reservation pakket pakje zending retour verzend track
            serie meter registratie aanvraag claim schade incident werkbon bon patient patiënt student
            personeel medewerker debiteur transactie betaling kenmerk offerte abonnement aansluit
            shipment parcel return serial transaction quote member loyalty frequent flying employee pnr
            e-ticket eticket complaint klacht service onderhoud installatie ean ref lid pas kaart client
            cliënt consignment receipt afspraak appointment bonn lidn pasn refe"""
        ),
        "number",
        _NUMBERED,
        _number,
    ),
)
_PHONE_HEADS = _heads(
    "tel telefoon mobiel gsm phone mobile cell whatsapp bel bellen call ring bereikbaar reach appen "
    "app sms text nummer number contact"
)
