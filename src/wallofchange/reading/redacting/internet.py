"""Links and IP addresses."""

from __future__ import annotations

import re

from wallofchange.reading.redacting.forms import Form, Match, begins
from wallofchange.reading.redacting.numbers import NO_UNIT
from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words

_ENDS = (
    r"(?:nl|com|org|net|eu|be|ly|co|me|uk|de|fr|es|it|pl|io|info|app|dev|tv|nu|shop|site|online|blog|frl|"
    r"amsterdam|gg|ee|page|link|bio|social|gl|ai|cc|ms|ie|ng|se|dk|ch|at|us|ca)"
)
_LINK_END = re.compile(rf"\.{_ENDS}\b")
_PAGES = (  # where persons have a page of their own
    r"(?:blogspot|wordpress|tumblr|weebly|wixsite|jouwweb|webnode|substack|medium|github|livejournal|blogger|"
    r"carrd|strato-hosting|exto|waarbenjij|reislogger|polarsteps|etsy|bandcamp)"
)
_LINK = re.compile(
    r"(?:https?://|w{2,4}\.(?=\w))\S+[^\s.,;:!?)\]'\"]"
    rf"|\b(?:[a-z0-9-]{{1,63}}\.){{1,5}}{_ENDS}\s?/\s?\S*[^\s.,;:!?)'\"]"  # "bol.com" alone is a shop
    r"|\b(?:facebook|fb|instagram|insta|linkedin|twitter|tiktok|marktplaats|youtube|vinted|strava|"
    r"soundcloud|flickr)/"
    r"(?!facebook|fb|insta|linkedin|twitter|tiktok|marktplaats|youtube|whatsapp|x\b)(?:in/|u/|"
    r"@)?[\w.-]{2,40}\w"
    r"|\b(?:facebook|fb|insta(?:gram)?|linkedin|twitter|tiktok|marktplaats|youtube|vinted|strava)\s?\.\s?"
    r"(?:com|nl|be)\s?/\s?@?[\w.-]{2,40}\w"
    rf"|\b[a-z0-9-]{{2,40}}\.{_PAGES}\.[a-z]{{2,5}}\b(?:/\S*[^\s.,;:!?)])?"
    r"|\b(?:mijn|my|onze|our|eigen|own)\s(?:eigen\s|own\s|nieuwe\s|new\s)?(?:web)?(?:site|blog|pagina|"
    r"page|profiel|profile|"
    r"portfolio|domein|domain)\s?(?:is|:|op|on|at|heet|called)?\s{0,2}"
    rf"(?P<secret>(?:[a-z0-9-]{{1,63}}\.){{1,3}}{_ENDS})(?![\w.]\w)",
    re.I,
)
_IP = re.compile(
    r"(?<![\w.])(?<!ersie )(?<!ersion )(?P<parts>(?:\d{1,3}\.){3}\d{1,3})(?:/\d{1,2}|:\d{2,5})?(?![\w]|\.\d)"
)
# written otherwise, after "ip"; and with dashes or commas where a network is spoken of
_IP_SAID = re.compile(
    r"\bip(?:v4|v6)?(?:[- ]?(?:ad(?:d)?res(?:s|sen)?|nummer|number|nr))?(?![a-z])[^\d\n]{0,16}?"
    r"(?P<secret>\d{1,3}(?:\s?[.,:;_/-]{1,2}\s?|\s{1,2})\d{1,3}(?:\s?[.,:;_/-]{1,2}\s?|\s{1,2})\d{1,3}"
    r"(?:\s?[.,:;_/-]{1,2}\s?|\s{1,2})\d{1,3}(?::\d{2,5}|/\d{1,2}(?!\d))?)(?!\d)",
    re.I,
)
_IP_NEAR = re.compile(
    r"(?<![\w.,/-])(?P<parts>\d{1,3}(?P<by>[-,_]|\s?\.\s?|\.{2})\d{1,3}(?P=by)\d{1,3}(?P=by)\d{1,3})"
    r"(?![\w-]|[.,]\d)"
)
_IP_TYPED = re.compile(
    r"\b(?:from|vanaf|vanuit|via|host)\s[\"'“(]?(?P<secret>(?P<parts>(?:\d{1,3},){3}\d{1,3}))(?!\w|[.,]\d)"
    + NO_UNIT,
    re.I,
)
_IP6 = re.compile(
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b|"
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){2,6}(?::[0-9a-f]{1,4}){1,5}\b|"
    r"(?<![\w:])(?=[0-9:]{0,20}[a-f])(?=[a-f:]{0,10}\d)(?:[0-9a-f]{2,4}:){3,6}[0-9a-f]{1,4}\b|"
    r"(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}:(?:/\d{1,3})?(?!\w)|"
    r"(?<![\w:])[0-9a-f]{3,4}::(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4}\b(?:%\w{1,8})?",
    re.I,
)


def _ip(match: Match) -> bool:
    return all(int(part) < 256 for part in _FIGURES.findall(match["parts"]))


def _ip_near(match: Match) -> bool:
    """More than a date or a row of scores has."""
    return _ip(match) and max(map(int, _FIGURES.findall(match["parts"]))) > 99


def find_links(words: Words, found: Found) -> None:
    """Add links."""
    if (
        "." in words.text
        and (any(begin in words.small for begin in _BEGINS) or _LINK_END.search(words.small))
    ) or ("/" in words.text and _PLATFORM.search(words.small)):
        found.add("link", _LINKS.places(found.rest))


def _may_be_six(words: Words, _digits: int) -> bool:
    return ":" in words.text and words.text.count(":") > 1


_PLATFORM = re.compile(
    r"\b(?:facebook|fb|insta(?:gram)?|linkedin|twitter|tiktok|marktplaats|youtube|vinted|strava|"
    r"soundcloud|flickr)(?:/|\s?\.\s?(?:com|nl|be)\s?/)"
)
_BEGINS = ("http:", "https:", "ww.")
_LINKS = Form("link", _LINK)
_FIGURES = re.compile(r"\d+")
_NETWORK = begins("ip ipv4 ipv6 router vpn wifi firewall server netwerk network modem login inlog log host")
FORMS = (
    Form("ip", _IP_SAID, 4, None, begins("ip ipv4 ipv6 ip-adres ipadres ip77 ip1 ip2 ip8 ip9")),
    Form("ip", _IP, 4, _ip),
    Form("ip", _IP_NEAR, 4, _ip_near, _NETWORK),
    Form("ip", _IP_TYPED, 6, _ip_near, begins("from vanaf vanuit via host")),
    Form("ip", _IP6, 5, None, _may_be_six),
)
