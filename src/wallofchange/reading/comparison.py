"""What a customer sets us beside: the yardstick, in their own words."""

from __future__ import annotations

from wallofchange.reading.words import Phrase, Words

COURIERS, US_EARLIER, OUR_PROMISE, OTHER_TRADES = "couriers", "us_earlier", "our_promise", "other_trades"


def compared_with(words: Words) -> str:
    """Return couriers, us_earlier, other_trades or our_promise: the first in that order that is named; else empty."""
    return next((name for name, phrase in _SETTINGS if phrase.is_in(words)), "")

_AS = r"(?:net\s)?(?:zoals|als|dan|like|than|as|unlike|anders dan|in tegenstelling tot|compared (?:to|with)|vergeleken met)"
_FIRMS = r"(?:postnl|dhl|ups|fedex|dpd|gls|bol(?:\.com)?|coolblue|amazon|royal mail|hermes|evri|picnic)"
_COURIER = (
    r"pakket(?:je|jes)?(?:dienst|bezorger|bus|post|bedrijf)?\w*|pakjes?|bezorgdienst|koerier\w*|pakketbezorg\w*|parcel\w*|courier\w*|delivery van|" + _FIRMS
)
_TRADES = (
    r"(?:de|mijn|een|the|my|a)\s(?:tandarts|huisarts|kapper|garage|bank|loodgieter|fietsenmaker|bakker|slager|supermarkt|hotel|ziekenhuis|"
    r"energieleverancier|verzekeraar|dentist|doctor|gp|hairdresser|garage|bank|plumber|baker|supermarket|hospital|insurer|barber)\b|"
    r"(?:andere|elk ander|ieder ander|een ander)\s(?:bedrij\w+|leverancier\w*|installateur\w*|winkel\w*|monteur\w*|maatschappij\w*)|"
    r"\bbij\s(?:een\s)?(?:andere?n?|concurrent\w*)\b|concurrent\w*|other\s(?:compan\w+|airlines?|firms?|suppliers?|shops?|restaurants?|carriers?|airports?|lounges?)|"
    r"competitor\w*|any other (?:company|airline|firm)|mijn tandarts|mijn kapper|mijn garage|(?:de|my) (?:kapper|hairdresser)"
)
_EARLIER = (
    r"(?:beter|slechter|minder|sneller|trager|fijner|leuker|anders|goedkoper|duurder)\sdan\s(?:\w+\s){0,2}(?:vroeger|vorig\w*|eerst|voorheen|vorige keer|een jaar geleden|de laatste keer)|"
    r"(?:net\s)?(?:zoals|als)\s(?:vroeger|vorig jaar|de vorige keer|vorige keer|voorheen|altijd)\b|vroeger\s(?:was|waren|kon|kwam|kreeg|belde|ging|had|deed|werd|wist)|voorheen\s(?:was|kon|kwam|kreeg|ging)|"
    r"(?:de\s)?vorige\s(?:keer|monteur|beurt|jaren)|vorig jaar\s(?:was|ging|kwam|kostte|kon)|niet meer (?:wat|zoals) (?:het|vroeger)|vergeleken met (?:vroeger|vorig\w*)|"
    r"(?:better|worse|slower|faster|less|cheaper|nicer)\sthan\s(?:\w+\s){0,2}(?:before|last (?:year|time)|it used to|they used to|in the past|previous\w*)|used to (?:be|come|have|get|call)|"
    r"last (?:year|time)\s(?:it|you|they|he|she|was|i|we|someone)|(?:like|as)\s(?:last (?:time|year)|before|always)\b|not what it (?:used to be|was)|compared (?:to|with) (?:last|before)"
)
_PROMISED = (
    r"beloof\w*|beloofd\w*|belofte\w*|toegezegd|toezegging|afgesproken|(?:zoals|volgens|conform|tegen)\s(?:de\s)?afspraak|afspraken|jullie (?:zeiden|zeggen|schreven)|u (?:zei|schreef)|"
    r"promis\w*|as agreed|agreed (?:time|date)|advertised?|you (?:said|told me|wrote)|your (?:website|site|ad|letter|promise) (?:says|said)"
)
_SETTINGS = (
    (
        COURIERS,
        Phrase(
            "pakk pakj koer bezo parc cour deli post dhl ups fede dpd gls bol cool amaz roya herm evri picn",
            rf"\b{_AS}\s(?:\w+\s){{0,4}}(?:{_COURIER})\b|\b(?:{_COURIER})\b[^.!?]{{0,50}}\b(?:kan ik|kun je|volg ik|weet ik|weet wel|"
            rf"i can|can i|tells|knows)|\b(?:{_COURIER})[^.!?]*[.,;]\s(?:voor|for|mijn|my|maar|but|bij|waarom|why)\b",
        ),
    ),
    (US_EARLIER, Phrase("vroe voor vori eers jaar laat altj alti last befo used past prev alwa not niet", _EARLIER)),
    (
        OTHER_TRADES,
        Phrase(
            "tand huis kapp gara bank lood fiet bakk slag supe hote ziek ener verz dent doct gp hair plum bake hosp insu barb ande elk "
            "iede conc othe comp",
            rf"\b{_AS}\s(?:\w+\s){{0,3}}?(?:{_TRADES})|\b(?:{_TRADES})\s(?:\w+\s){{0,3}}?(?:kan|kon|doet|doen|belt|krijg|stuurt|wel|can|"
            rf"does|do|calls?|would|manages?)\b|\b(?:bij|at)\s(?:{_TRADES})",
        ),
    ),
    (OUR_PROMISE, Phrase("belo toeg afge afsp prom agre adve zeid zegg schr zei said told wrot says", rf"\b(?:{_PROMISED})")),
)
