"""Numbers of orders, customers, invoices and the like: only a word before them gives them away."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import BETWEEN, LINK, TYPE, Form, Match, any_of, begins
from wallofchange.reading.words import Words


def figure(match: Match) -> bool:
    """Whether it is an amount, a date or a year rather than a number that names something."""
    secret = match["secret"]
    named = sum(map(str.isdigit, secret)) > 6 and _NUMBER_WORD.search(match[0]) is not None
    return (_DATED if named else _FIGURE).fullmatch(secret) is not None


def _number(match: Match) -> bool:
    return not figure(match)


def _in_groups(match: Match) -> bool:
    """ "klantnummer 48 21 93 77", "polis 273.427.429": more than an amount or a date has."""
    secret, digits = match["secret"], sum(map(str.isdigit, match["secret"]))
    named = match["named"] or _NUMBER_WORD.search(match[0])
    if not named and digits < _NO_AMOUNT:
        return False
    return digits > 4 and not _DATED.fullmatch(secret)


def _code(match: Match) -> bool:
    secret = match["secret"]
    plain = match[0].lower().startswith(("code", "ref"))
    return any(sign.isdigit() for sign in secret) or (secret.isupper() and not plain)


_FIGURE = re.compile(
    r"\d{1,3}(?:[. ]\d{3})+|\d+[.,]\d{1,2}|(?:19|20)\d\d|(?:\d{1,2}|\d{4})[-/. ]\d{1,2}[-/. ](?:\d{4}|\d\d)|"
    r"\d{1,2}[.:]\d\d-\d{1,2}[.:]\d\d|(?:19|20)\d\d[-/](?:(?:19|20)\d\d|\d\d)"
)
_NO_AMOUNT = 8  # digits; nobody's bill is ten million
_DATED = re.compile(
    r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)?\d\d|(?:19|20)\d\d[-/](?:(?:19|20)\d\d|\d\d[-/]\d\d)"
)
_NUMBER_WORD = re.compile(r"nummer|nr|number|\bno\b|referen|kenmerk|\bref\b|code", re.I)
# what companies and authorities number
_NUMBERED_THINGS = r"""
    order bestel(?:ling)? bestellingen klant factuur facturen polis polissen contract dossier referentie
    rekening ticket e-?ticket lidmaatschap relatie zaak zaken melding meld boeking reservering pakket
    pakje zending retour verzend track(?:\s?(?:&|and|en)\s?trace)? serie(?!\s\d\s) meter registratie aanvraag
    claim schade incident werkbon bon patiënt patient student personeels medewerkers debiteur transactie
    betaling betalings kenmerk offerte abonnement aansluit klacht klachten service onderhoud installatie
    EAN ref lid pas kaart client cliënt afspraak verzoek cadeaukaart tegoedbon licentie garantie
    vergunning aangifte uitkering hypotheek lening deelnemer leerling abonnee donateur huurder vordering
    incasso kvk btw machtigings?(?:kenmerk)? advertentie garantiebewijs chassis
    card flyer notice mandate registration reg vin advert
    customer account invoice booking reference policy policies case confirmation membership tracking
    reservation shipment parcel return serial transaction quote member loyalty frequent\sflyer
    flying\sblue employee pnr complaint consignment receipt appointment enquiry inquiry request voucher
    gift\s?card licence\skey warranty mortgage loan subscriber subscription tenant vat
"""
_ORDERS = _NUMBERED_THINGS.split()
NO_UNIT = (
    r"(?!\s?(?:euro|eur\b|€|stuks|km\b|kwh|m3|keer|times|pounds|dollars|punten|points|miles|uur\b|"
    r"dagen|days|x\b))"
)
# "energiecontract", "zorgpolis", "klantenkaart"
_COMPOUND = ("order", "polis", "contract", "dossier", "factuur", "abonnement", "kaart", "pas", "bon")
_ONE = rf"\b{any_of(_ORDERS)}"
_LONG = rf"(?<=[a-zà-ÿ-])(?:{'|'.join(_COMPOUND)})"


def _numbered(thing: str) -> re.Pattern[str]:
    return re.compile(
        rf"{thing}{TYPE}{LINK}{{0,3}}\s{{0,2}}#?"
        r"(?P<secret>(?=[A-Z0-9./-]{0,40}\d)"
        r"[A-Z0-9](?:[A-Z0-9./-]{3,40}[A-Z0-9]|\d{2,4}(?: \d{3,4}){1,2}(?! \d))\b)"
        rf"{NO_UNIT}",
        re.I,
    )


def _grouped(thing: str) -> re.Pattern[str]:
    return re.compile(
        rf"{thing}(?P<named>s?[ -]?(?:nummers?|nr|numbers?|nos?|id|code|ref)\.?)?{LINK}{{0,3}}\s{{0,2}}#?"
        r"(?P<secret>\d{1,6}(?:(?:[.-]| {1,2})\d{1,6}){1,5}"
        r"|(?-i:[A-Z][A-Z0-9]{0,4}) \d{2,8}(?: \d{1,6}){0,4})"
        rf"\b(?![./-]\w){NO_UNIT}",
        re.I,
    )


# between commas or brackets: "in mijn dossier bij jullie, VZ.2026.00417, staat"
_ASIDE = re.compile(
    rf"{_ONE}{TYPE}(?:(?<!\.){BETWEEN})?[,(]\s?(?P<secret>(?=(?:[A-Z ./-]{{0,5}}\d){{5}})"
    r"[A-Z0-9][A-Z0-9./-]{0,30}(?: \d{2,6}){0,4}[A-Z0-9])(?=\s?[,;:)])(?!,\d)",
    re.I,
)
_RECORD = re.compile(
    r"\b(?:(?i:pnr|boekingscode|boekingsnummer|reserveringscode|bevestigingscode|"
    r"booking (?:reference|code|ref)|reservation code|record locator|confirmation code|"
    r"(?<!error )(?<!discount )(?<!promo )(?<!country )code|referentie|reference))"
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
    cliënt consignment receipt afspraak appointment bonn lidn pasn refe policies enquiry inquiry request
    verzoek voucher cadeaukaart gift tegoedbon licentie licence garantie warranty vergunning
    aangifte uitkering hypotheek mortgage lening loan deelnemer leerling abonnee subscriber
    subscription donateur huurder tenant vordering incasso kvk btw vat zaken card
    flyer notice mandate registration reg vin advert machtiging advertentie chassis"""
)


def _may_be_long(words: Words, _digits: int) -> bool:
    return any(end in words.small for end in _COMPOUND) and _A_LONG_ONE.search(words.small) is not None


_A_LONG_ONE = re.compile(_LONG)
FORMS = (
    Form(
        "number",
        _RECORD,
        0,
        _code,
        begins(
            "pnr boekingscode reserveringscode bevestigingscode code referentie "
            "reference booking reservation record confirmation"
        ),
    ),
    Form("number", _grouped(_ONE), 5, _in_groups, _HEADS),
    Form("number", _numbered(_ONE), 1, _number, _HEADS),
    Form("number", _grouped(_LONG), 5, _in_groups, _may_be_long),
    Form("number", _numbered(_LONG), 4, _number, _may_be_long),
    Form("number", _ASIDE, 5, _number, _HEADS),
)
