"""Numbers behind a word that ends in "nummer" or "number", whatever it is the number of, also with words
between: "serienummer ketel SN93", "the account number on my letter is 7001 9982"; and a second one beside it.

What numbers a product, a room or a train says nothing about a person and stays.
"""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import BETWEEN, LINK, Form, Match
from wallofchange.reading.redacting.numbers import NO_UNIT, figure
from wallofchange.reading.redacting.span import COVER
from wallofchange.reading.words import Words

# what everybody may know: the thing that such a number names is for sale, is a place or leaves on time
NOT_A_PERSONS = re.compile(
    r"(?:artikel|product|model|type|onderdeel|kleur|versie|modelserie|isbn|item|part|sku|article|style|"
    r"colou?r|"
    r"batch|lot|charge|catalog(?:us|ue)?|huis|kamer|vlucht|trein|lijn|bus|spoor|perron|rit|pagina|bladzijde|"
    r"volg|rug|stoel|rij|gate|tafel|balie|loket|route|kavel|jaar|week|flight|train|room|seat|table|page|line|"
    r"chapter|version|house|road|platform|nood|alarm|service|klantenservice|informatie|info|storings|"
    r"helpdesk|"
    r"helpline|emergency|support|hotline|phone|telefoon|telephone|fax|mobile|mobiel|atoom|record|total|"
    r"maximum|large|small|high|low|huge|great|big|growing|grote?|hoge?|exact|precise|round|wrong|one|same|"
    r"any|some|what|which|my|our|your|his|her|their|this|that|me|is|a|an|the)[ -]?",
    re.I,
)
_CODE = (
    r"(?P<secret>(?=(?:[A-Z ./-]{0,8}\d){4})"
    r"(?:(?-i:[A-Z][A-Z0-9]{0,4}) )?[A-Z0-9](?:[A-Z0-9./-]{2,40}[A-Z0-9])(?: \d{1,6}){0,5})"
)
_WHOLE = rf"(?![\w€]|[.,]\d|\s\d){NO_UNIT}"
_NUMBER_OF = re.compile(
    r"\b(?:(?P<thing>[a-zà-ÿ][a-zà-ÿ-]{1,28}?)-?(?:nummers?|nrs?\b\.?)"
    r"|(?P<what>[a-z]{1,20})\s(?:numbers?|nos?\.|nr\.?|ID|ref\.?|reference)"
    r"|(?:onder|met|with|under|quote)\s(?:nummer|number|nr\.?|no\.))"
    r"(?!\w|\s+(?:of|van)\s(?!my|our|the|mijn|onze|ons|de|het))"
    rf"(?P<between>{BETWEEN})(?:,\s(?:dat|die|it|that|which)\s(?:is|was)"
    rf")?{LINK}{{0,3}}\s{{0,2}}#?{_CODE}{_WHOLE}",
    re.I,
)
_AND = r"(?:,|\s?(?:\ben\b|\band\b|\bof\b|\bor\b|&|\+|/))\s?(?:ook\s|also\s)?#?"
_ANOTHER = r"(?=(?:[A-Z./-]{0,8}\d){5})[A-Z0-9][A-Z0-9./-]{3,40}[A-Z0-9]"
_ONE_MORE = re.compile(
    rf"{COVER}{_AND}"
    rf"(?P<secret>{_ANOTHER}(?:{_AND}{_ANOTHER}){{0,6}}){_WHOLE}",
    re.I,
)
_GOES_ON = re.compile(
    rf"(?<={COVER}) (?P<secret>0\d{{2,7}}|\d{{5,8}})(?![\w€%]|[.,/-]\d|\s\d){NO_UNIT}", re.I
)
_NEAR, _FAR = 4, 5  # the fewest digits: beside the word, and with other words between


def _number_of(match: Match) -> bool:
    secret, between = match["secret"], match["between"]
    digits = sum(map(str.isdigit, secret))
    thing = match["thing"] or match["what"]
    if thing and NOT_A_PERSONS.fullmatch(thing):
        return False
    least = _FAR if between and (secret[0].isdigit() or " " in secret) else _NEAR
    return digits >= least and not _round(secret) and not figure(match)


def of_a_thing(match: Match) -> bool:
    """Whether the words before it say that it is the number of a product or a place."""
    return behind_a_thing(match.string, match.start())


def behind_a_thing(text: str, at: int) -> bool:
    return _OF_A_THING.search(text, max(0, at - 40), at) is not None


_OF_A_THING = re.compile(
    r"\b(?:artikel|art(?=\.?\s?n)|product|model|type|onderdeel|isbn|item|part|sku|article|style|"
    r"serie[ -]?model|catalog)\w*"
    r"[\s:.#]{0,3}(?:(?:numbers?|nummers?|nr|no|code|is)[\s:.]{0,2}){0,2}$",
    re.I,
)


def _round(secret: str) -> bool:
    return secret.isdigit() and secret.endswith("000")


def _one_more(match: Match) -> bool:
    return not _round(match["secret"]) and not figure(match)


def _may_be_in(words: Words, _digits: int) -> bool:
    small = words.small
    return (
        "numm" in small
        or "numb" in small
        or "nr" in small
        or "ref" in small
        or " id" in small
        or "no." in small
    )


FORMS = (Form("number", _NUMBER_OF, _NEAR, _number_of, _may_be_in),)
GOES_ON = Form("number", _GOES_ON, 6, _one_more)
BESIDE = Form("number", _ONE_MORE, 2 * _FAR, _one_more)
