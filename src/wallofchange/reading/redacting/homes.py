"""Where somebody lives, after a word that says so: in small letters, the number first, no street's ending."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import UNITS, Form, Match, Together, begins
from wallofchange.reading.redacting.streets import CALLED, HOUSE

_LIVES = (
    r"(?:wo(?:on|ont|nen|nend)|woonachtig|woonadres|(?:post|aflever|bezorg|huis|leverings?|factuur|"
    r"correspondentie)?adres(?=\W)|"
    r"address|lives?|living|my (?:house|flat|home)|mijn (?:huis|flat|woning|appartement)"
    r"|(?P<weak>buren|neighbou?rs?|ligt|kom(?:en)?|come|langs|breng(?:en)?)(?=\s(?:op|aan|at)\s)"
    r"|(?:bezorg(?:en|d|ing)?|afgeleverd|afgegeven|geleverd|deliver(?:y|ed)?|zit(?:ten)?|am|verhui(?:zen|"
    r"sd|zing)|moved?|moving|"
    r"gevestigd|ingeschreven|stay(?:ing)?|lever(?:en)?(?: maar)? af|afleveren|ship(?:ped)?|send|sent|"
    r"stuur|sturen)(?=\s(?:it\s|them\s|het\s|ze\s)?(?:op|aan|bij|naar|in|at|to|on)\s))"
)
# what stands between: "we live at", "adres is", "verhuisd van X naar"
_TO = (
    r"(?:[\s:,=]{1,2}(?:(?:is|was|be|it|them|ze|het(?=\s(?:op|aan|bij|naar)\s)|at|on|to|in|op|aan|naar|"
    r"bij|van|from|hier|here|nu|now|alleen|alone|tegenwoordig)\s){0,4})"
)
_WORD = r"[^\W\d_][\w'’./-]{0,24}"
_HOUSE = (
    rf"(?:{HOUSE}|\d{{1,4}}\s?[a-z]?(?:[ -]?(?:hs|bis|rd|zw|huis|boven|sous|[ivx]{{1,3}}|\d{{1,3}}|[a-z]))?)"
)
_ENDS = (
    r"(?=\s?(?:[,.;:!?)(\n](?!\d)|$)|\s(?:te|in|en|and|but|maar|boven|onder|above|below|op|tegenover|"
    r"opposite|next|near|bij|naast|"
    r"dus|so|graag|please|pls|plz|aub|svp|niet|not|is|was|met|with|since|sinds|want|because|over|which|"
    r"waar|where|die|that|of|or|ofzo|"
    r"heb|have|had|krijg|ontvang)\b|\s(?-i:[A-Z])[\w-]{2,30}\b)"
)
_STREET_FIRST = re.compile(
    rf"\b{_LIVES}{_TO}(?P<secret>(?P<words>(?:\d{{1,2}}e\s)?{_WORD}(?:\s{_WORD}){{0,3}}?)"
    rf",?\s(?:{CALLED}\s?)?{_HOUSE}){_ENDS}",
    re.I,
)
_NUMBER_FIRST = re.compile(
    rf"\b{_LIVES}{_TO}(?P<secret>(?:(?:flat|apt\.?|apartment|unit)"
    rf"\s\w{{1,4}},?\s)?(?:{CALLED}\s)?\d{{1,4}}[a-z]?,?\s"
    rf"(?:(?:in|aan|op|van|on|at|of)\s)?(?P<words>{_WORD}(?:\s{_WORD}){{0,3}}?)){_ENDS}",
    re.I,
)
# "huisnummer 14 in de Vinkenhof", "house number 7 on the Green Lane"
_NUMBER_OF = re.compile(
    r"\b(?:huisnummer|huisnr\.?|house number|house no\.?|(?:nummer|nr\.?|number)"
    r"(?=\s\d{1,4}[a-z]?\s(?:aan|on)\s))\s\d{1,4}[a-z]?\s"
    r"(?:in|aan|op|van|on|at|of)\s(?P<words>(?:de |het |the |"
    r"den )?[A-Z][\w'’-]{2,30}(?:\s[A-Z][\w'’-]{1,30}){0,2})"
)
# "mijn straat is Achterweg en nr 6"
_STREET_IS = re.compile(
    rf"\b(?:straat(?:naam)?|street)\s?(?:is|:|heet)\s(?P<secret>(?P<words>{_WORD}(?:\s{_WORD}){{0,3}}?)"
    r"(?:,|\sen|\sand)?\s"
    rf"(?:{CALLED}\s?)?{HOUSE})(?!\w)",
    re.I,
)
_OF_A_YEAR = re.compile(r"\b(?:of|in|from|uit|van) (?:19|20)\d\d$")  # "a house of 1930"
_STREET_WORDS = re.compile(
    r"(?:st|street|rd|road|ave|avenue|lane|ln|drive|dr|close|court|ct|crescent|gardens|terrace|grove|row|"
    r"place|walk|green|way|hill|"
    r"square|view|the .*|.*(?:straat|laan|weg|plein|hof|gracht|kade|singel|pad|dijk|park))"
)
# words that no street begins with or holds: "ik woon hier al 12 jaar", "live about 20 minutes away"
_OTHERWISE = """
    about al almost alleen all altijd ago around at bijna binnen but circa daar dan dat days dagen door
    een euro even er for from had has on moving going number nummer nr no huisnummer have heb here hier
    hij hours i ik in is it jaar just keer km maanden maar me meer met miles mijn minuten minutes months
    more my naar nearly niet nog not nu now of ongeveer only op or order over pakket people personen
    ruim samen since sinds small so some still stuks than that then there tot total totaal tussen uur
    van voor wait was we weeks weken wel were with years you your zijn ze up down away out late later
    times after before between within nooit never always toen want week maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december januari februari maart
    mei juni juli augustus oktober vandaag morgen gisteren today tomorrow yesterday als if when wanneer
    floor verdieping etage kamer room factuur bestelling zending parcel package customer klant versie
    version pagina page type model artikel lijn bus tram line minute hour day month year mile graden
    degrees procent percent euros pounds dollars kids kinderen children mensen kwh plank vak stapel
    positie plek plaats balie tafel stand gang schap afdeling spoor perron gate halte desk table shelf
    aisle punt point stap step code platform deur different other andere verschillende hele whole first
    second third eerste tweede om te by per vanaf kwart half
"""
_NO_STREET = UNITS | frozenset(_OTHERWISE.split())
_FIRST_ONLY = frozenset(
    (
        "eerste",
        "tweede",
        "first",
        "second",
        "third",
        "in",
        "op",
        "aan",
        "de",
        "het",
        "the",
        "van",
        "a/d",
        "te",
        "of",
    )
)


def _street(match: Match) -> bool:
    if match.groupdict().get("weak") and match["words"].islower():
        return False
    words = match["words"].lower().replace(",", " ").split()
    if len(words) > 1 and words[-1] in ("st", "rd", "dr", "ct", "ln", "sq"):
        words.pop()
    if _OF_A_YEAR.search(match["secret"] if "secret" in match.re.groupindex else match[0]):
        return False
    return all(word in _FIRST_ONLY or word.strip(".") not in _NO_STREET for word in words) and any(
        len(word) > 2 and word not in _FIRST_ONLY for word in words
    )


def _numbered(match: Match) -> bool:
    """The number first is how the British write it: a street's word, a capital, or "the"."""
    words = match["words"]
    if not _street(match):
        return False
    return (
        words[0].isupper()
        or _STREET_WORDS.fullmatch(words.lower().rsplit(" ", 1)[-1]) is not None
        or words.lower().startswith("the ")
    )


_HEADS = begins(
    """
    woon wonen adres postadres afleveradres bezorgadres huisadres leveradres leveringsadres factuuradres
    correspondentieadres address live lives living bezorg afgeleverd afgegeven geleverd deliver delivery
    zit zitten verhuizen verhuisd move moved moving gevestigd ingeschreven staying am ship send sent
    stuur sturen stay lever afleveren buren neighbours neighbor ligt kom komen come langs breng brengen
    house flat home huis woning appartement
    """
)
FORMS = (
    Together(
        (Form("address", _NUMBER_FIRST, 1, _numbered), Form("address", _STREET_FIRST, 1, _street)), 1, _HEADS
    ),
    Form("address", _STREET_IS, 1, _street, begins("straat straatnaam street")),
    Form("address", _NUMBER_OF, 1, _street, begins("huis house nummer nr number")),
)
