"""Names where a sentence announces one: after a greeting, a title, "mijn naam is", or under a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

_PARTICLES = r"(?:van|de|der|den|het|'t|’t|te|ter|ten|von|el|al|bin|di|da|la|le)"
_CAPITAL = r"[A-ZÀ-Þ][\w’'À-ÿ-]+"
_INITIALS = r"(?:[A-Z]\.\s?){1,4}"
_FULL = rf"(?:{_INITIALS}|(?:{_CAPITAL}\s){{0,2}})(?:{_PARTICLES}\s){{0,3}}{_CAPITAL}"
_SMALL = rf"[a-zà-ÿ][\w’'-]+(?:\s{_PARTICLES}){{0,2}}(?:\s(?!en\b|and\b|ik\b|i\b|uit\b|from\b|van\b|is\b|heb\b)[a-zà-ÿ][\w’'-]+)?"

_ROLES = (
    r"(?:[Tt]eam|[Kk]lant\w*|[Mm]edewerk\w+|[Mm]ensen|[Ii]edereen|[Aa]llemaal|[Hh]eer|[Hh]eren|[Mm]evrouw|[Mm]eneer|[Dd]ames|"
    r"[Ll]ezer|[Aa]ll|[Ss]ir|[Mm]adam|[Ss]irs|[Cc]ustomer\w*|[Ss]upport|[Ss]ervice|[Ee]veryone|[Tt]here|[Gg]uys|[Ff]olks|[Bb]eheerder)\b"
)
_GREETED = re.compile(
    rf"^\s*(?:[Bb]este|[Ll]ieve|[Gg]eachte|[Hh]oi|[Hh]allo|[Dd]ag|[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear)\s(?!{_ROLES})"
    rf"(?P<name>{_FULL})(?=\s*(?:[,!.:;\n]|$))",
    re.M,
)
_TITLED = re.compile(
    r"\b(?:[Dd]hr|[Mm]evr?|[Mm]w|[Mm]r|[Mm]rs|[Mm]s|[Dd]r|[Dd]rs|[Ii]ng|[Ii]r|[Pp]rof)\.?\s"
    rf"(?P<name>{_FULL})|\b(?:[Mm]eneer|[Mm]evrouw|[Dd]e [Hh]eer|[Mm]ister|[Mm]iss|[Ff]amilie|[Ff]am\.)\s(?P<other>{_FULL})"
)
_CALLED = re.compile(
    rf"\b(?:[Mm]ijn naam is|[Ii]k heet|[Nn]aam\s?:|[Mm]y name is|[Mm]y name's|[Nn]ame\s?:|[Ii] am called)\s"
    rf"(?P<name>{_FULL}|(?!niet\b|not\b|verkeerd\b|wrong\b|fout\b|in\b|op\b|on\b|nooit\b|never\b){_SMALL})"
)
_SIGNED = re.compile(
    r"(?:\b(?:(?:[Mm]et\s)?(?:vriendelijke|hartelijke|beste)\sgroet(?:en)?|[Vv]riendelijke groet(?:en)?|[Gg]roet(?:en|jes)?|[Mm]\.?v\.?g\.?|"
    r"[Hh]oogachtend|(?:[Kk]ind|[Bb]est|[Ww]arm|[Mm]any)\s[Rr]egards|[Rr]egards|[Ss]incerely|[Yy]ours(?:\s(?:sincerely|truly|faithfully))?|[Cc]heers)"
    rf"\s?[,.!:]?\s+(?:van\s)?(?P<name>{_FULL}))(?=\s*(?:[,.!\n]|$))"
)
_HINTS = frozenset(
    "beste lieve geachte hoi hallo dag hi hello hey dear dhr mev mevr mw mr mrs ms drs dr ing ir prof meneer mevrouw heer mister miss "
    "familie fam naam heet name name's called groet groeten groetjes m v mvg hoogachtend regards sincerely yours cheers".split()
)


def redact(text: str, label: str, words: Iterable[str]) -> str:
    """Return the text with announced names replaced; a title, greeting or closing stays."""
    if _HINTS.isdisjoint(words):
        return text
    for pattern in (_CALLED, _SIGNED, _TITLED, _GREETED):
        text = pattern.sub(partial(_hide, label=label), text)
    return text


def _hide(match: re.Match[str], label: str) -> str:
    group = next(name for name, found in match.groupdict().items() if found)
    start, end = match.span(group)
    return match[0][: start - match.start()] + label + match[0][end - match.start() :]
