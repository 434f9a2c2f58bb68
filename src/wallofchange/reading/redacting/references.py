"""Numbers of cases, orders and letters in any form, some words behind what they number: "ref BZ 24/0091.7",
"ref no. is on the letter, R.4471.22"; and figures that stand by themselves and are no day and no sum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wallofchange.reading.redacting import number_words
from wallofchange.reading.redacting.forms import Form, Match, any_of, begins
from wallofchange.reading.redacting.numbers import NO_UNIT, figure
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words

_THINGS = """
    order ordr bestel bestell bestelling bestellingen klant klt klnt client cliënt fact factuur facturen
    inv invoice acc acct account polis polissen policy contract dossier dossiers zaak zaken case cases
    claim claims ticket tickets incident inc melding meldings meld storing rel relatie lid member leden
    pas card kaart debiteuren deb offerte quote afspraak appointment aanvraag aanvragen verzoek request
    enquiry inquiry klacht complaint retour return returns rma zending pakket pakketje pakketten parcel
    shipment package barcode streepjescode tracking track trace t&t booking boeking reservering
    reservation meter mtr serial transactie transaction betaling payment machtiging mandaat
    mandate subscription abonnement abo lening loan hypotheek mortgage schade dos patiënt patient
    student leerling huurder tenant werkbon bon receipt voucher vordering aanslag beschikking bezwaar
    vergunning permit registratie registration nota giro werkorder workorder job cust custumer customer
    customr acount accnt faktuur factur opdracht opdrachten fctr assignment
    refrence referense refrentie dosier contrakt bstl bestl incidnt
    trk trck tnt memb membr betr betreft kenmerk referentie reference ref onderwerp brief letter
"""
_ALL_THINGS = any_of(
    sorted(
        (
            *map(re.escape, _THINGS.split()),
            r"re(?=:| )",
            r"serie(?! \d )",
            r"kl(?=\.? ?nr)",
            r"k(?=\.? ?nr)",
            r"ord(?=\.? ?[n#])",
            r"best(?=\.? ?n)",
            r"rek(?=\.? ?n)",
        ),
        key=len,
        reverse=True,
    )
)
_NUMBERED = (
    r"(?:[ -]?(?:n(?:umm?e?r|m?b?r|umber|o|br|rs)s?\b\.?|id\b|code\b|ref(?:erentie|erence)?\b|kenmerk\b|#))?"
)
_LONG = any_of(
    sorted((re.escape(thing) for thing in _THINGS.split() if len(thing) > 4), key=len, reverse=True)
)
_MINE = (
    r"(?:my|mijn|uw|your|onze|our|het|the|jullie|under|onder|dat|that|this|dit)\s(?:nr|nummer|number|no|"
    r"code)\b"
)
# not more than some words on, within the sentence, and none of them a figure
_ON = r"(?:[^\w\n.!?€$£]{0,3}[a-zà-ÿ'’]{1,14}(?=[\s,:(])){0,6}?"
_SIGN = r"[-/._~\\–]{1,2}"
_CODE = (
    r"(?P<secret>(?:(?-i:[A-Z]{1,5}) (?=[A-Z0-9./_-]{0,8}\d)|[A-Z]{1,6}"
    + _SIGN
    + r"(?=[A-Z0-9./_-]{0,12}\d))?"
    r"(?:(?=[A-Z]{0,6}\d)[A-Z0-9]{1,32})"
    r"(?:" + _SIGN + r"[A-Z0-9]{1,20}| [-/–] (?=[A-Z]{0,4}\d{2})[A-Z0-9]{2,12}"
    r"| (?=(?-i:[A-Z]){0,3}\d)[A-Z0-9]{1,12}| (?-i:[A-Z]{1,3})(?= \d)){0,6}"
    r"(?:(?<=\d) (?-i:[B-HJ-Z]|[A-Z]{2,4})(?![\w-]))?)"
)
_AFTER = r"(?![\w€%]|[.,:]\d|-\d)" + NO_UNIT
_CUE = re.compile(
    rf"(?:(?<![a-zà-ÿ])(?:{_ALL_THINGS})|{_LONG})(?P<numbered>\.?{_NUMBERED})(?:(?:label|code|bewijs|"
    rf"formulier|brief|zegel|sticker|kaart|pas|mail)(?![a-zà-ÿ]))?|(?<![a-zà-ÿ])(?:{_MINE}"
    r"|(?P<bare>(?:nrs?|nmbr|no|num|number|nummer|id)(?![a-zà-ÿ]))|(?P<far>onder|under|quote|logged as|"
    r"bekend als)(?= [#a-z]{0,5}[-/]?\d))"
)
_NEAR = re.compile(
    r"(?:\s?(?:is|was|:|[=-]>|=|#|\(|\.|-|\?)|\s(?:van|met|for|with|nr|id)"
    rf"\b){{0,3}}[\s(#:?.]{{0,3}}{_CODE}{_AFTER}",
    re.I,
)
_FAR = re.compile(rf"(?![a-zà-ÿ])\.?(?P<between>{_ON})[\s,:(#\"'“-]{{1,3}}{_CODE}{_AFTER}", re.I)
_FIGURE = re.compile(r"\d")
_TIME = re.compile(r"\d{1,2}[.:]\d\d(?:[ -]+\d{1,2}[.:]\d\d)?|\d{4}-\d{4}")
_DATE = re.compile(
    r"\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{1,2}|\d{4})|"
    r"\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}|(?:19|20)\d\d|\d{1,2}[-/]\d{1,2}"
)
_ROUND = re.compile(r"\d{1,3}(?:[. ]000)+|\d+000")
_MEASURE = re.compile(
    r"\d+(?:x|e|de|ste|st|nd|rd|th|km|kg|cm|mm|gb|mb|tb|mbps|mbit|kwh|kw|gr|ml|cl|min|mins|uur|hr|hrs|h|"
    r"am|pm|u|jr|pk|inch|w|v|k|px|p|hz|dgn|wk)",
    re.I,
)


# eight figures or more that stand by themselves, or nine in groups: no amount and no date is written so
_ALONE = re.compile(
    r"(?<![\w.,/€$£+-])(?<![€$£] )(?:\d{8,13}|\d{3,4}(?P<by>[ .-])\d{3,4}(?P=by)\d{3,4}(?:(?P=by)"
    r"\d{1,4})?)(?![\w€%:]|[.,/-]\w)" + NO_UNIT,
    re.I,
)
_CALENDAR = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d\d{0,5}|[0-3]\d(?:0[1-9]|1[0-2])(?:19|20)\d\d")
_YEARS_OR_ROUND = re.compile(
    r"(?:(?:19|20)\d\d[ .-]?)+|(?:\d{1,2}00[ .-]?|000[ .-]?|\d{1,3}0[ .-])+0?|\d{1,3}(?:\.000)+"
)


def alone(match: Match) -> bool:
    """Whether figures by themselves number somebody's case, rather than a thing, a day or a sum."""
    written = match[0]
    if (
        _CALENDAR.fullmatch(written)
        or _YEARS_OR_ROUND.fullmatch(written)
        or len(set(written)) < 4
        or written.endswith("000")
    ):
        return False
    return not number_words.of_a_thing(match) and not _TOLD_OTHERWISE.search(
        match.string, max(0, match.start() - 24), match.start()
    )


def _is_code(secret: str, near: bool) -> bool:
    """Letters, figures and signs as in a reference; no amount, date, time or measure."""
    figures = sum(map(str.isdigit, secret))
    letters = sum(map(str.isalpha, secret))
    if any(form.fullmatch(secret) for form in (_TIME, _DATE, _ROUND, _MEASURE)):
        return False
    parts = re.split(r"[^A-Za-z0-9]+", secret)
    if letters and not any((len(part) > 2 and part.isdigit()) or _MIXED.fullmatch(part) for part in parts):
        return len(parts) > 2 and figures >= 4
    if letters:
        return figures >= (3 if near else 4) and figures + letters >= 5
    return figures >= (5 if near or len(parts) > 1 else 6)


_MIXED = re.compile(r"(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{4,}")


_TOLD_OTHERWISE = re.compile(
    r"\b(?:stood|reading|readings|reads|stand|standen|stond|kost|kostte|costs?|charged?|rond|about|circa|"
    r"around)\b",
    re.I,
)


def find(words: Words, found: Found) -> None:
    """Add what stands behind its announcement."""
    if _HINTS.isdisjoint(words.heads) or not _FIGURE.search(found.rest):
        return
    found.add("number", list(_places(words.small, found.rest)))


def _places(small: str, text: str) -> Iterator[tuple[int, int]]:
    last = 0
    for cue in _CUE.finditer(small):
        if cue.end() < last or (cue["bare"] and not _of_somebody(small, cue.start())):
            continue
        match = _NEAR.match(text, cue.end())
        if match is None or not _stands(match, near=not cue["far"], named=bool(cue["numbered"])):
            match = None if cue["bare"] else _FAR.match(text, cue.end())
            if match is None or not _stands(match, near=False):
                continue
        last = match.end("secret")
        yield match.span("secret")


def _of_somebody(small: str, at: int) -> bool:
    """Whether "nr" or "number" stands alone, or behind something that is not for sale, a place or a train."""
    before = _WORD_BEFORE.search(small, max(0, at - 24), at)
    return before is None or not number_words.NOT_A_PERSONS.fullmatch(before[1])


_WORD_BEFORE = re.compile(r"([a-zà-ÿ]+)[ -]?$")


def _stands(match: Match, *, near: bool, named: bool = False) -> bool:
    if not _is_code(match["secret"], near=near) or (not named and figure(match)):
        return False
    return (
        near or not _TOLD_OTHERWISE.search(match.groupdict().get("between") or "")
    ) and not number_words.of_a_thing(match)


_ALSO = "kl re nr nmbr nummer number no code cltnr lidnr relnr pasnr k ord rek id num nrs"
_HINTS = frozenset(word[:4] for word in (*_THINGS.split(), *_ALSO.split()))
# "GN4X8T22 on the voucher": what it stands on comes after it
_ON_A_SLIP = re.compile(
    r"(?<![\w./-])(?=[A-Z./-]{0,8}\d)(?P<secret>[A-Z0-9]{1,12}(?:[-/. ](?=[A-Z]{0,3}\d)[A-Z0-9]{1,12}){0,4})"
    r"\s(?:on|op)\s(?:the|my|de|het|mijn|uw|your|our|onze|een|a)\s(?:voucher|bon|brief|letter|card|kaart|"
    r"pas|label|slip|ticket|pakket|parcel|"
    r"sticker|invoice|factuur|envelop|envelope|receipt|polis|contract)",
    re.I,
)


# "44-19-02-77 = my customer number": what it is comes after it
_IS_MINE = re.compile(
    r"(?<![\w./-])(?=[A-Z./-]{0,8}\d)(?P<secret>[A-Z0-9]{1,12}(?:[-/. ](?=[A-Z]{0,3}\d)[A-Z0-9]{1,12}){0,4}"
    r"(?:[-/.][A-Z]{1,3})?)\s?(?:=|\bis\b|\bwas\b)\s?(?:(?:my|mijn|m'n|our|onze?|ons|the|het|de|your|uw|jullie)\s|"
    r"(?=klant|order|customer|polis|factuur|bestel|lid|member))(?:[a-z]{2,14}[ -])?[a-z]{0,14}?"
    r"(?:nummer|number|nr|kenmerk|referentie|reference|ref|code|id)(?![a-z])"
    r"(?!\s(?:of|van)\s(?!my|our|mijn|ons|onze|me\b))",
    re.I,
)
_MAY_BE_MINE = re.compile(
    r"\w\s?(?:=|\bis\b|\bwas\b)\s?(?:my|mijn|m'n|our|ons|onze|the|het|de|your|uw|jul|kla|ord|cus|pol|fac)"
)


def _may_be_mine(words: Words, _digits: int) -> bool:
    return _MAY_BE_MINE.search(words.small) is not None


def _on_a_slip(match: Match) -> bool:
    return _is_code(match["secret"], near=False) and not figure(match)


def _is_mine(match: Match) -> bool:
    said = _WHAT_NUMBER.search(match[0])
    thing = said[1].lower() if said else ""
    return (
        _on_a_slip(match)
        and not number_words.of_a_thing(match)
        and (thing in _MINE_ONLY or not number_words.NOT_A_PERSONS.fullmatch(thing))
    )


_WHAT_NUMBER = re.compile(
    r"([a-z]+?)[ -]?(?:nummer|number|nr|kenmerk|referentie|reference|ref|code|id)$", re.I
)
_MINE_ONLY = frozenset(("my", "our", "your", "the", "is", "phone", "telefoon", "mobile", "mobiel"))


ON_A_SLIP = Form("number", _ON_A_SLIP, 4, _on_a_slip, begins("on op"))
IS_MINE = Form("number", _IS_MINE, 5, _is_mine, _may_be_mine)
ALONE = Form("number", _ALONE, 8, alone)
