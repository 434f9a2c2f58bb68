"""Signs that are spelt out or put between brackets: "(punt)", "[.]", "apenstaartje", "underscore"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wallofchange.reading.words import Words

Piece = tuple[int, int, str]
_ENDS = (
    r"(?:nl|com|org|net|eu|be|de|co|uk|fr|es|it|pl|ie|us|ch|at|io|me|info|biz|app|dev|nu|tv|frl|online|"
    r"amsterdam|shop|site|email|ng|se|dk|no|gr|pt|tr|ro|hu|cz|ca|au)"
)
_AT_NAMES = r"ap(?:en|e)[ -]?staart(?:je|tje)?s?|aapje|a-?staart(?:je)?|at[ -]?(?:sign|teken)|@-?teken"
_DOT_NAMES = r"punt|dot|stip"
_DASH_NAMES = r"(?:liggend |midden)?streepje|koppelteken|dash|hyphen|min(?:us)?teken"
_LINE_NAMES = r"underscore|under score|laag streepje|lage? streep(?:je)?|onderstreepje"
_SLASH_NAMES = r"(?:forward )?slash|schuine streep"
_BRACKETED = re.compile(
    rf"[^\S\n]?[(\[{{<][^\S\n]?(?:(?P<at>at|a(?=[)\]])|@|{_AT_NAMES})|(?P<dot>{_DOT_NAMES}|\.)"
    rf"|(?P<dash>{_DASH_NAMES}|-)|(?P<line>{_LINE_NAMES}|_))[^\S\n]?[)\]}}>][^\S\n]?(?=\w)",
    re.I,
)
_SIGNS = {"at": "@", "dot": ".", "point": ".", "end": ".", "dash": "-", "line": "_", "slash": "/"}
# a dot, a dash or a line by its name, where mail, a link, an account or an address of a network is about
_SPELT = re.compile(
    rf"(?<=\w)(?: (?:(?P<dot>{_DOT_NAMES}|\.)|(?P<line>{_LINE_NAMES})|(?P<dash>{_DASH_NAMES})"
    rf"|(?P<slash>{_SLASH_NAMES})) |(?<=\d)(?P<point>{_DOT_NAMES})(?=\d))(?=\w)|(?<=\w) (?P<end>\.)"
    rf"(?={_ENDS}\b)",
    re.I,
)
_WHERE = re.compile(
    rf"(?:punt|dot) {_ENDS}\b|staart|aapje|\bat sign|@|www|http|\d ?(?:punt|dot) ?\d|"
    r"\bat \w+ (?:underscore|dash|dot)\b"
    rf"|underscore|\bwww| slash ",
    re.I,
)
_HOST = rf"[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,3}}\.{_ENDS}\b"
_AT = re.compile(rf"(?<=[\w.])[^\S\n]?(?<!\w)(?:{_AT_NAMES})(?!\w)[^\S\n]?(?=[\w-])", re.I)
_MAIL_AT = re.compile(rf"[^\S\n]{{0,2}}@{{1,2}}[^\S\n]{{0,2}}(?={_HOST})", re.I)
_LINK = re.compile(r"\bh(?:tt?|xx)p(?P<safe>s?)[^\S\n]?[:;]?[^\S\n]?(?://?|\\\\)[^\S\n]?(?=\w)", re.I)
# "at" before a host whose dot is spelt out; before an account whose line is
_AT_SPELT = re.compile(
    rf"(?<=[\w.]) at (?=[\w-]{{1,40}}(?:(?:\.| (?:{_DOT_NAMES}|{_DASH_NAMES}|\.) )[\w-]{{1,40}}){{0,3}} "
    rf"(?:{_DOT_NAMES}) {_ENDS}\b)",
    re.I,
)
_ACCOUNT = re.compile(rf"(?<!\S)(?:{_AT_NAMES}) (?=[\w.-]{{3,30}})", re.I)
_ACCOUNT_AT = re.compile(rf"(?<!\S)at (?=\w{{1,30}} (?:{_LINE_NAMES}) \w{{1,30}}(?! (?:{_DOT_NAMES})))", re.I)
_OTHERWISE = (
    "look looked shop shopped buy bought order ordered site is me us it works kijk kocht bestel see account"
)
_NO_SENDER = frozenset(_OTHERWISE.split())
HEADS = frozenset(
    (
        "www",
        "htp",
        "htps",
        "slas",
        "face",
        "link",
        "apen",
        "apes",
        "aapj",
        "punt",
        "dot",
        "unde",
        "stre",
        "dash",
        "hyph",
        "hxxp",
        "http",
        "lage",
        "stip",
    )
)


def odd(text: str) -> bool:
    """Whether it holds a bracket or an at sign at all."""
    return "(" in text or "@" in text or "[" in text or "{" in text or "<" in text


def may_be_in(words: Words, digits: int) -> bool:
    """A quick look: a bracket, a sign by its name, or mail with gaps."""
    if not HEADS.isdisjoint(words.heads):
        return True
    if digits and ("punt" in words.small or "dot" in words.small):
        return True
    text = words.text
    if "@" in text and ("@ " in text or " @" in text or "@@" in text):
        return True
    return odd(text) and _BRACKETED.search(text) is not None


def _bracketed(text: str) -> Iterator[Piece]:
    for match in _BRACKETED.finditer(text):
        if _within_a_word(text, match):
            yield *match.span(), _SIGNS[match.lastgroup or "dot"]


def _within_a_word(text: str, match: re.Match[str]) -> bool:
    """Something stands on both sides; "(a)" and "(-)" also number and mark things, so without gaps."""
    if match.start() == 0 or not text[match.start() - 1].isalnum():
        return False
    short = match[0].strip()[1:-1].lower() in ("a", "-", "_", ".")
    return not short or match[0] == match[0].strip()


def _named(text: str) -> Iterator[Piece]:
    if not _WHERE.search(text):
        return
    for match in _SPELT.finditer(text):
        yield *match.span(), _SIGNS[match.lastgroup or "dot"]


_PROVIDER = re.compile(
    r"(?<=@)( ?(?:gmail|hotmail|ziggo|kpnmail|yahoo|icloud|xs4all|outlook|live|planet|home|hetnet))"
    r" ?[.,] ?(?=(?:com|nl|co|be)\b)",
    re.I,
)
_COMMAS = re.compile(rf"\bwww,([\w-]{{1,63}}),(?={_ENDS}\b)", re.I)


def _provider(text: str) -> Iterator[Piece]:
    for match in _PROVIDER.finditer(text):
        yield *match.span(), f"{match[1].strip()}."


def _commas(text: str) -> Iterator[Piece]:
    return ((*match.span(), f"www.{match[1]}.") for match in _COMMAS.finditer(text))


def _gaps(text: str) -> Iterator[Piece]:
    return ((*match.span(), f"{match[1]}.{match[2]}") for match in _HOST_GAP.finditer(text))


def _particles(text: str) -> Iterator[Piece]:
    """ "henk punt de bruin apenstaartje ziggo punt nl": a surname's small words are joined."""
    for match in _SURNAME.finditer(text):
        yield *match.span(), "".join(match[0].split())


def _said_at(text: str) -> Iterator[Piece]:
    if " at " in text or " AT " in text:
        for match in _AT_SPELT.finditer(text):
            if text[max(0, match.start() - 20) : match.start()].rsplit(None, 1)[-1].lower() not in _NO_SENDER:
                yield *match.span(), "@"


def _at(text: str) -> Iterator[Piece]:
    for match in _AT.finditer(text):
        if _IS_HOST.match(text, match.end()) or _IN_TWO_WORDS.match(text, match.end()):
            yield *match.span(), "@"


_HOST_GAP = re.compile(
    r"\b(facebook|linkedin|instagram|marktplaats|twitter|youtube|tiktok|strava|flickr|bit) (com|nl|ly|be)"
    r"(?=/)",
    re.I,
)
_SURNAME = re.compile(r"(?<=\w[._-])(?:(?:van|de|der|den|vd|ter|ten) ){1,3}(?=[\w.-]{1,40}@)", re.I)
_IS_HOST = re.compile(_HOST, re.I)
_IN_TWO_WORDS = re.compile(rf"[\w-]{{2,20}} {_HOST}", re.I)


def _host_apart(text: str) -> Iterator[Piece]:
    """ "m.oosting@kpn mail.nl": a host that was spoken in two words."""
    if "@" in text:
        for match in _IN_TWO.finditer(text):
            yield *match.span(), match[1]


_IN_TWO = re.compile(rf"(?<=@)([\w-]{{2,20}}) (?=[\w-]{{2,20}}\.{_ENDS}\b)", re.I)


def _account(text: str) -> Iterator[Piece]:
    return ((*match.span(), "@") for match in _ACCOUNT.finditer(text))


def _account_at(text: str) -> Iterator[Piece]:
    return ((*match.span(), "@") for match in _ACCOUNT_AT.finditer(text))


def _mail(text: str) -> Iterator[Piece]:
    if "@" in text:
        for match in _MAIL_AT.finditer(text):
            if match[0] != "@" and match.start() and text[match.start() - 1].isalnum():
                yield *match.span(), "@"


def _link(text: str) -> Iterator[Piece]:
    for match in _LINK.finditer(text):
        if match[0].lower() not in ("http://", "https://"):
            yield *match.span(), f"http{match['safe'].lower()}://"


STEPS: tuple[Callable[[str], Iterator[Piece]], ...] = (
    _bracketed,
    _said_at,
    _account_at,
    _named,
    _at,
    _host_apart,
    _account,
    _provider,
    _commas,
    _mail,
    _particles,
    _gaps,
    _link,
)
