"""Streets and postcodes with a number, as the Dutch and the British write them."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import ORDINARY, UNITS, Form, Match, begins
from wallofchange.reading.redacting.span import COVER
from wallofchange.reading.words import Words

_NEVER_ISSUED = frozenset(("SA", "SD", "SS"))  # PostNL gives out no postcode with these letters
_STREET_ENDS = (
    "straat laan zijde weg plein kade gracht dijk singel dreef steeg plantsoen park hof pad wal baan burg "
    "erf meent vaart akker poort kamp hoek allee boulevard passage steiger zoom donk markt"
)
_STREETS = (*_STREET_ENDS.split(), "bus ", "box ")
_BEGINS_POSTCODE = re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}")
_NUMBER_AND_NAME = re.compile(r"\d[A-Za-z]?,?\s[A-Z\d]")
_STREET_NAME = (
    r"(?:[A-Z][\w'’.-]{0,40}(?:straat|laan|weg|plein|kade|gracht|dijk|singel|dreef|steeg|plantsoen|park|"
    r"hof|pad|wal|baan|burg|erf|meent|vaart|akker|poort|kamp|hoek|allee|boulevard|passage|steiger|zoom|donk"
    r"|(?<!oor)(?<!chter)(?<!nder)(?<!oven)(?<!innen)(?<!uiten)(?<!inker)zijde)"
    r"|[a-z]{3,40}(?:straat|laan|gracht|singel|dreef|steeg|plantsoen)"
    r"|[A-Z][\w'’.-]{1,40}e\s(?:Singel|Kade|Dijk|Gracht|Plein|Laan|Weg|Dreef|Steeg|Hof|Wal|Pad)"
    r"|(?:(?:Grote|Oude|Nieuwe|Kleine|Lange|Korte)\s|Vis|Boter|Kaas|Koren|Melk|Bloem|Vee|Nieuw|Groen|"
    r"Varken)[Mm]arkt"
    r"|Laan\svan\s(?:(?:de|den|der|het)\s)?[A-Z]\w{1,40})"
)
HOUSE = (
    r"\d{1,5}(?:\s?-?\s?(?:[a-zA-Z]|bis|hs|huis|rood|zwart|sous|boven|beneden|parterre|[IVX]{1,3})\b|"
    r"[-/][a-zA-Z\d]{1,4}\b|\s\d\s?hoog\b)?"
    r"(?:[-/]\w{1,4}\b|\s[A-H]\d{0,3}\b|,?\s(?:bus|bte)\s\w{1,4}\b)?"
)
CALLED = r"(?:huisnummer|huisnr\.?|hn?s?nr\.?|huis|nr\.?|no\.?|nummer|house number|house|number|flat)"
_AFTER_STREET = (  # no postcode is the number of a house: "Ans Veldkamp, 7602 KJ 5"
    r"(?!,?\s[1-9]\d{3}\s?[A-Z]{2}\b)"
    rf"(?:\s(?:a/d|a\.d\.|aan de)\s\w{{2,20}})?(?:,?\s*(?:{CALLED}\s?)?|\s(?:op|,)"
    rf"\s(?:{CALLED}\s?)?){HOUSE}(?!\w|\s?(?:uur|min|km|%|keer))"
)
_OF = r"(?:(?:van|de|der|den|ter|ten|v\.?|vd\.?|v\.?d\.?|v/d|a/d|aan|op|te|het|'t)\s)"
# small letters before it: "lange nieuwstr. 41", "burg. de vlugtln 118"
_FIRST_NAME = (
    r"(?:(?:lange|korte|oude|nieuwe|grote|kleine|hoge|lage|brede|smalle|noord|zuid|oost|west|eerste|"
    r"tweede|derde|"
    r"vierde|vijfde|burg\.?|pres\.?|prins|prinses|koningin|kon\.|sint|st\.?|jan|dr\.?|prof\.?|mgr\.?|"
    r"past\.?|gen\.?)\s"
    r"(?:(?:van|de|het|v\.?d\.?|v/d|v\.?)\s)?){0,3}"
)
_STREET = (
    rf"(?:(?<!\w)['’]t\s)?\b(?:\d{{1,2}}e\s)?"
    rf"(?:(?:van |v\.? ?d\.? |v/d |v\. ?)?(?:[A-Z][\w'’.-]{{1,40}}\s{_OF}{{0,2}}){{1,3}})?"
    rf"{_STREET_NAME}{_AFTER_STREET}"
)
# shortened or in small letters: "Galenstr 233-hs", "lange nieuwstr. 41", "zeeweg 12"
_SHORT_STREET = (
    rf"\b(?:\d{{1,2}}e\s)?(?:(?:van |v\.? ?d\.? |v/d |v\. ?)?(?:[A-Z][\w'’.-]{{1,40}}\s{_OF}{{0,2}}){{1,3}}"
    rf"|{_FIRST_NAME}(?:van |v\.? ?d\.? |v/d |v\. )?)"
    r"(?:[a-z]{3,40}(?:straat|laan|gracht|singel|dreef|steeg|(?<!onder)(?<!snel)(?<!auto)weg|(?<!school)"
    r"(?<!parkeer)plein|kade|hof|markt)"
    r"(?=,?\s(?:nr\.?\s|nummer\s)?\d)"
    r"|(?:laan|singel|kade|gracht) (?:v(?:an|\.)?|v/d|vd) (?:(?:de|den|der|het) )?"
    r"[a-zA-Z][\w'’-]{3,40}(?=,?\s\d)"
    r"|[A-Za-z][\w'’.-]{2,40}(?:gr(?=[. ])|str|grt|pln|sngl|ln|wg)(?![A-Za-z])\.?)"
    rf"{_AFTER_STREET}"
)
_POSTCODE = (
    r"[1-9]\d{3}(?:\s?(?P<big>[A-Z]{2})|(?P<low>[a-z]{2})|"
    rf"\s(?P<far>[a-z]{{2}})(?=[\s,/-]+(?:{CALLED}\s*)?\d))\b"
)
_PLAIN_POSTCODE = r"[1-9]\d{3}\s?(?:[A-Z]{2}|[a-z]{2})\b"
# the town, which may stand before the postcode: "Lindelaan 12, Wijk bij Duurstede, 3961 AB"
_TOWN = (
    r"(?:,?\s(?:in\s|te\s)?(?:['’]s-?\s?)?[A-Z][\w'’-]{1,30}"
    r"(?:[\s-](?:(?:aan|op|bij|aan den|aan de|de|den|upon|on|under|le|the)[\s-])?[A-Z][\w'’-]{1,30}){0,2})"
)
_BELGIAN = r",?\s(?:B-)?[1-9]\d{3}\s[A-Z][a-z][\w'’-]{1,30}"  # "Statiestraat 112 bus 4, 2600 Berchem"
_AND_TOWN = rf"(?=,){_TOWN}(?=\s?[.,;:)\n]|$)"  # "Kruisweg 208, Hoofddorp."
_BESIDE = rf"(?:{_TOWN})?(?:[\s,]{{1,3}}|\sin\s)"
_BRITISH = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}"
_ADDRESS = re.compile(
    rf"{_STREET}(?:{_BESIDE}{_PLAIN_POSTCODE}|{_BELGIAN}|{_AND_TOWN})?"
    rf"|\b(?:[A-Z][\w'’.-]{{1,40}}\s){{1,4}}(?:{CALLED}\s?)?{HOUSE}{_BESIDE}[1-9]\d{{3}}\s?(?:[A-Z]{{2}}|"
    rf"(?P<tail>[a-z]{{2}}))\b"
    rf"|\b(?:(?:[Pp]ost|[Aa]ntwoord)bus|[Aa]ntwoordnummer|P\.?O\.?\s?[Bb]ox)\s\d{{1,6}}\b"
    rf"(?:{_BESIDE}{_PLAIN_POSTCODE}|{_TOWN}?,?\s{_BRITISH}\b)?"
    rf"|(?:\b{CALLED}\s*{HOUSE}(?:[\s,]|\b(?:op|in|met|at|and|en|postcode|postal code|is|"
    rf"van)\b){{1,6}}|\b\d{{1,4}}[a-z]?,\s?)?"
    rf"\b{_POSTCODE}(?P<house>[\s,/-]{{0,3}}(?:(?:en|and|met|with)\s(?:het\s|"
    rf"the\s)?)?{CALLED}?(?:\sis)?[\s,]{{0,3}}{HOUSE}\b)?"
)
_SHORTENED = re.compile(rf"{_SHORT_STREET}(?:{_BESIDE}{_PLAIN_POSTCODE}|{_AND_TOWN})?")
_ENGLISH_STREET = re.compile(
    r"(?<![\w.,£€$])(?:(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|"
    r"[Uu]nit)\s\w{1,4},?\s|(?:[A-Z][\w'’]{1,40}\s){1,2}(?:House|Cottage|Farm|Lodge|Forge|Barn|Mill|Hall|"
    r"Manor),\s)?"
    r"(?:(?:[Nn]o\.?|[Nn]umber)\s)?\d{1,5}[A-Za-z]?,?\s(?:(?:[A-Z][\w'’.-]{0,40}|\d{1,3}(?:st|nd|rd|th))"
    r"\s){1,3}"
    r"(?:Street|St|Ct|Crt|Cres|Gdns|Sq|Pl|Dr|Hwy|Pkwy|Ter|Cl|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Close|"
    r"Court|Crescent|Gardens|Terrace|Grove|"
    r"Boulevard|Blvd|Mews|Row|Place|Walk|Green|Way|Hill|Square|Rise|Yard|View|Parade|Quay|Wharf)\b"
    r"(?:\.?,?\s(?:[Ff]lat|[Aa]pt\.?|[Aa]partment|[Uu]nit|[Ss]uite)\s\w{1,4}\b)?"
    rf"(?:(?:{_TOWN}){{0,3}}?,?\s(?:{_BRITISH}|[A-Z]{{2}}\s\d{{5}}(?:-\d{{4}})?)\b|\.?{_AND_TOWN})?"
)
# what stands before a British postcode: "The Old Forge, Church Lane, Little Tew, "
_PLACES = r"(?:(?:[A-Z][\w'’.-]{1,30}+(?:\s(?:on|upon|under|le|the|in)\s|\s)?){1,4},\s){0,4}"
# a second one: "van Lindelaan 3 naar De Wieken 12"
_AND_TO = re.compile(
    rf"{COVER}\s(?:naar|to|en|and|of|or)\s(?:de\s|het\s|the\s)?"
    rf"(?P<secret>(?:[A-Z][\w'’.-]{{1,40}}\s){{1,4}}{HOUSE})(?!\w|\s?(?:uur|euro|km|%|jaar|keer|years|times))"
)
_NAMED = re.compile(CALLED)
_BRITISH_POSTCODE = re.compile(
    rf"\b{_PLACES}[A-Z]{{1,2}}\d[A-Z\d]?\s?"
    r"(?P<inward>\d[ABD-HJLNP-UW-Z]{2})\b"
    r"(?:[\s,]{1,3}(?:and\s)?(?:house|flat|number|no\.?)(?:\s(?:number|no\.?))?(?:\sis)?\s\d{1,4}[a-z]?\b"
    r"|\s\d{1,3}[a-z]?\b(?=\s*(?:[,.;)]|$)))?"
)


_ANNOUNCED = re.compile(
    r"\b(?:woon|woont|wonen|adres|bezorg\w{0,12}|\w{0,12}adres|live|lives|address|deliver\w{0,5}|"
    r"verhuisd|moved|afgegeven|afgeleverd|"
    r"geleverd|gevestigd|woning|appartement|woonachtig|ingeschreven|dropped|staying|house|flat)\b"
    r"(?:[^\d\n.]{0,12}?\s?(?:op|aan|in|at|is|:|to|naar|bij))?\s(?:de\s|het\s|the\s)?"
    r"(?P<secret>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Maan|Dins|Woens|Donder|Vrij|Zater|Zon)"
    rf"dag)(?:\d{{1,2}}e\s)?(?:[A-Z][\w'’.-]{{1,40}}\s){{1,4}}(?:\d{{4}}\s(?={CALLED})"
    rf")?(?:{CALLED}\s?)?{HOUSE}"
    rf"(?:{_BESIDE}{_PLAIN_POSTCODE}|{_AND_TOWN})?)"
    r"(?!\w|\s?(?:uur|euro|km|%|jaar|years|dagen|maanden|weken))"
)
# "12 Broadway" behind "live at"; "aan de Achterom 9"
_ANNOUNCED_ENGLISH = re.compile(
    r"\b(?:live|lives|living|address|moved|deliver\w{0,5}|sent|send|ship\w{0,4}|come|came)"
    r"\b[^\d\n.]{0,16}?\s?(?:at|to|is|:)\s"
    r"(?P<secret>\d{1,4}[A-Za-z]?,?\s(?:The\s)?[A-Z][\w'’-]{2,30}(?:\s[A-Z][\w'’-]{1,30}){0,2})"
)
# "12 Kerkstraat", "nummer 12 Kerkstraat": the number first
_DUTCH_NUMBER_FIRST = re.compile(
    r"(?<![\w.,€$£/:-])(?<!bus )(?<!lijn )(?<!tram )(?<!line )(?<!halte )(?<!metro )(?:(?:nr\.?|nummer|"
    r"no\.?|number)\s)?\d{1,4}[a-z]?,?\s"
    r"(?:[A-Z][\w'’.-]{1,30}\s){0,2}[A-Z][\w'’-]{2,40}(?:straat|laan|gracht|kade|plein|singel|weg|dreef|"
    r"hof|dijk)\b(?!\s\d|\w)"
)
_AT_THE = re.compile(
    r"\b[Aa]an\s(?:de|het|den)\s(?P<secret>(?:[A-Z][\w'’.-]{1,40}\s)(?:(?:van|de|der|den|het)"
    r"\s){0,2}(?:[A-Z][\w'’.-]{1,40}\s){0,3}"
    rf"{HOUSE})(?!\w|\s?(?:uur|euro|km|%|jaar|dagen|maanden|weken|keer|mensen|personen|minuten))"
)


def _address(match: Match) -> bool:
    """No postcode ends in a unit; nor, without a house after it, in a word such as "al"."""
    if match["big"] in _NEVER_ISSUED or (
        match["big"] and _COUNTED.search(match.string[max(0, match.start() - 16) : match.start()])
    ):
        return False
    small = match["low"] or match["far"] or match["tail"] or ""
    if match["house"] and (match["low"] or _NAMED.search(match["house"])):
        return small not in UNITS
    return small not in ORDINARY


_COUNTED = re.compile(r"\d+ (?:of|van|out of)(?: the| de)? $")  # "1 of 3500 AB testers"


def _british(match: Match) -> bool:
    return match["inward"][-2:] not in ("GB", "TB", "HD", "PS", "WH", "HZ")


def _may_be_dutch(words: Words, digits: int) -> bool:
    if any(end in words.small for end in _STREETS):
        return True
    return digits >= 4 and _BEGINS_POSTCODE.search(words.text) is not None


def _may_be_english(words: Words, _digits: int) -> bool:
    return _NUMBER_AND_NAME.search(words.text) is not None


def _may_be_short(words: Words, _digits: int) -> bool:
    return _ENDS_SHORT.search(words.small) is not None


_ENDS_SHORT = re.compile(
    r"(?:straat|laan|gracht|singel|dreef|steeg|weg|plein|kade|hof|markt|str|grt|gr|pln|sngl|ln|wg)\.?"
    r"(?: v(?:an|\.)? (?:de[nr]? |het )?[a-z]\w{2,40})?(?: a/d \w{2,20})?"
    r",?\s?(?:op |nr\.? ?|no\.? ?|nummer |huisnummer |number )?\d"
)


def _may_be_first(words: Words, digits: int) -> bool:
    return _may_be_english(words, digits) and any(end in words.small for end in _STREETS)


def _may_be_two(words: Words, digits: int) -> bool:
    return digits >= 2


def _may_be_british(words: Words, _digits: int) -> bool:
    return _INWARD.search(words.text) is not None


_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Z]{2}\b")
_may_be_announced = begins(
    "woon wonen adres bezorg live lives address deliver verhuisd moved afgegeven geleverd gevestigd woning "
    "appartement ingeschreven dropped staying house flat"
)
FORMS = (
    Form("address", _SHORTENED, 1, None, _may_be_short),
    Form("address", _ADDRESS, 1, _address, _may_be_dutch),
    Form("address", _ENGLISH_STREET, 1, None, _may_be_english),
    Form("address", _DUTCH_NUMBER_FIRST, 1, None, _may_be_first),
    Form("address", _BRITISH_POSTCODE, 2, _british, _may_be_british),
    Form("address", _AND_TO, 1, None, _may_be_two),
    Form("address", _ANNOUNCED, 1, None, _may_be_announced),
    Form("address", _ANNOUNCED_ENGLISH, 1, None, _may_be_english),
    Form("address", _AT_THE, 1, None, begins("aan")),
)
