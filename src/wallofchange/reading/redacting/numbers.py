"""Numbers of orders, customers, invoices and the like: only a word before them gives them away."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import LINK, TYPE, Form, Match, begins


def figure(match: Match) -> bool:
    """Whether it is an amount, a date or a year rather than a number that names something."""
    secret = match["secret"]
    named = sum(map(str.isdigit, secret)) > 6 and _NUMBER_WORD.search(match[0]) is not None
    return (_DATED if named else _FIGURE).fullmatch(secret) is not None


def _number(match: Match) -> bool:
    return not figure(match)


def _in_groups(match: Match) -> bool:
    """ "klantnummer 48 21 93 77", "offerte 968 849 73": more than an amount or a date has."""
    secret, digits = match["secret"], sum(map(str.isdigit, match["secret"]))
    named = match["named"] or _NUMBER_WORD.search(match[0])
    if not named and (digits < 8 or (_FIGURE.fullmatch(secret) and secret[0] != "0")):
        return False
    return digits > 4 and not _DATED.fullmatch(secret)


def _code(match: Match) -> bool:
    secret = match["secret"]
    return any(sign.isdigit() for sign in secret) or secret.isupper()


_FIGURE = re.compile(
    r"\d{1,3}(?:[. ]\d{3})+|\d+[.,]\d{1,2}|(?:19|20)\d\d|\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}|"
    r"\d{1,2}[.:]\d\d-\d{1,2}[.:]\d\d"
)
_DATED = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d")
_NUMBER_WORD = re.compile(r"nummer|nr|number|\bno\b|referen|kenmerk|\bref\b|code", re.I)
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
_NO_UNIT = (
    r"(?!\s?(?:euro|eur\b|€|stuks|km\b|kwh|m3|keer|times|pounds|dollars|punten|points|miles|uur\b|"
    r"dagen|days|x\b))"
)
_NUMBERED = re.compile(
    rf"\b(?:{_ORDERS}){TYPE}{LINK}{{0,3}}\s{{0,2}}#?"
    r"(?P<secret>(?=[A-Z0-9./-]{0,40}\d)[A-Z0-9](?:[A-Z0-9./-]{3,40}[A-Z0-9]|\d{2,4}(?: \d{3,4}){1,2})\b)"
    rf"{_NO_UNIT}",
    re.I,
)
_GROUPED = re.compile(
    rf"\b(?:{_ORDERS})(?P<named>s?[ -]?(?:nummers?|nr|numbers?|no|id|code|ref)\.?)?{LINK}{{0,3}}\s{{0,2}}#?"
    rf"(?P<secret>\d{{1,5}}(?:(?:[.-]| {{1,2}})\d{{2,5}}){{1,4}})\b(?![./-]\w){_NO_UNIT}",
    re.I,
)
_RECORD = re.compile(
    r"\b(?:(?i:pnr|boekingscode|boekingsnummer|reserveringscode|booking (?:reference|code|ref)|"
    r"reservation code|record locator|confirmation code))"
    r"(?:\s?(?:is|was|:|#|=))?\s{0,2}(?P<secret>[A-Z0-9]{6})\b"
)
_HEADS = begins(
    """order bestel klant factuur polis contract dossier referentie rekening ticket lidmaatschap
    relatie zaak melding boeking reservering customer account invoice booking reference policy
    case confirmation membership tracking reservation pakket pakje zending retour verzend track
    serie meter registratie aanvraag claim schade incident werkbon bon patient patiënt student
    personeel medewerker debiteur transactie betaling kenmerk offerte abonnement aansluit
    shipment parcel return serial transaction quote member loyalty frequent flying employee pnr
    e-ticket eticket complaint klacht service onderhoud installatie ean ref lid pas kaart client
    cliënt consignment receipt afspraak appointment bonn lidn pasn refe"""
)
FORMS = (
    Form(
        "number",
        _RECORD,
        0,
        _code,
        begins("pnr boekingscode reserveringscode booking reservation record confirmation"),
    ),
    Form("number", _NUMBERED, 1, _number, _HEADS),
    Form("number", _GROUPED, 5, _in_groups, _HEADS),
)
