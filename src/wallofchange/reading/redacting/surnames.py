"""Surnames that stand without a first name: "Van Dalen", "J.P. de Wit", "Jansen" in a sentence."""

from __future__ import annotations

from wallofchange.reading.redacting import name_lists as said
from wallofchange.reading.redacting.likely import is_first, is_last
from wallofchange.reading.redacting.name_lists import lists
from wallofchange.reading.redacting.reach import on
from wallofchange.reading.redacting.sentence import Sentence

_MOST = 9  # initials and particles together; a longer row is no name, and must not cost more time
_NO_INITIALS = frozenset(("us", "uk", "eu", "eg", "ie", "ps", "nb", "am", "pm", "bv", "nv", "tv"))


def begins(row: Sentence, at: int) -> bool:
    return row.tokens[at].low in said.BEGINNERS and not row.flat


def surname(row: Sentence, at: int) -> int:
    """A surname without a first name: with its particles, or a plain one in the middle of a sentence."""
    first, after = row.tokens[at], row.next(at)
    if first.low == "van" and first.text.islower() and after and after.text == "Van":
        return at  # "de piano van Van Essen": the second begins the name
    place = row.past_beginners(at + 1) if first.low in said.BEGINNERS else at
    if place >= len(row.tokens) or (place > at and not row.close(place)):
        return at if place > at else 0
    token = row.tokens[place]
    if not (token.titled and is_last(token.low)):
        return at if place > at else 0
    if _sure_surname(row, at, place):
        start_big = place > at or not token.opens or on(row, place + 1) > place + 1
        return on(row, place + 1) if start_big or row.verb_after(place) else 0
    return at if place > at else 0


def _sure_surname(row: Sentence, at: int, place: int) -> bool:
    token = row.tokens[place]
    particles = place - at + any(each.low == "vd" for each in row.tokens[at:place])  # "van de" in one
    plain = token.low not in lists().ordinary and token.low not in lists().singles
    if particles >= 2:
        return True
    if particles == 1:
        fits = row.tokens[at].low in ("de", "den") and token.low in said.SURELY_A_SURNAME
        large = row.tokens[at].text in ("Van", "Ter") and not row.tokens[at].opens  # "bij Van Tilburg"
        return plain or fits or large or row.verb_after(place) or row.announced(at)
    if not plain or row.before(at) in (
        "bij",
        "from",
        "at",
        "van",
        "naar",
        "to",
        "in",
        "op",
        "richting",
        "towards",
        "via",
    ):
        return plain and row.verb_after(place) and row.before(at) != "in"
    after = row.next(at)
    if after and after.titled and row.close(at + 1) and is_first(after.low):
        return True  # the surname first, as many Asian names are written
    alone = after is None or not after.titled or not row.close(at + 1) or is_last(after.low)
    return alone and not token.opens


def initials(row: Sentence, at: int) -> int:
    place = at
    far = min(len(row.tokens), at + _MOST)
    while place < far and row.tokens[place].initial and (place == at or row.dotted(place)):
        place += 1
    many = place - at
    while place < far and row.tokens[place].low in said.PARTICLES and row.dotted(place):
        place += 1
    if place >= len(row.tokens) or not row.dotted(place):
        return at
    token = row.tokens[place]
    if not token.titled or token.low in said.FUNCTION_WORDS or token.low in said.AFTER_NO_NAME:
        return at
    if many == 1 and "." not in row.tokens[at + 1].gap:
        return at
    if "".join(each.low for each in row.tokens[at : at + many]) in _NO_INITIALS:
        return at
    sure = (
        many > 1
        or place > at + many
        or row.announced(at)
        or (is_last(token.low) and "." in token.gap)
        or _joined(token.text)
    )
    return on(row, place + 1) if sure else at


def _joined(word: str) -> bool:
    """ "Jagroep-Mahabier": two surnames."""
    parts = word.split("-")
    return len(parts) == 2 and all(
        len(part) > 3 and part[0].isupper() and part[1:].islower() for part in parts
    )
