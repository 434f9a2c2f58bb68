"""How far a name goes on from where it began: initials, particles, surnames."""

from __future__ import annotations

from wallofchange.reading.redacting import name_lists as said
from wallofchange.reading.redacting.likely import is_first, is_last
from wallofchange.reading.redacting.name_lists import lists
from wallofchange.reading.redacting.sentence import Sentence
from wallofchange.reading.redacting.tokens import Token


def on(row: Sentence, at: int) -> int:
    """As far as the name goes on: initials, particles and capitals, or known surnames without one."""
    end = place = at
    while place < len(row.tokens) and row.close(place) and place < at + 6:
        token = row.tokens[place]
        if token.low in said.PARTICLES and not token.titled:
            place += 1
            continue
        if not _goes_on(row, token, after_particle=place > end):
            break
        place += 1
        end = place
    return end


def _goes_on(row: Sentence, token: Token, *, after_particle: bool) -> bool:
    if token.text[0].isdigit() or token.low in said.FUNCTION_WORDS:
        return token.text in ("De", "Den", "Van")
    if token.titled or token.initial:
        return token.low not in said.AFTER_NO_NAME or token.low in lists().last
    known = lists()
    if token.text.isupper() and not row.flat:
        return False
    return token.low in known.plain_last and (after_particle or token.low not in known.ordinary)


def small_on(row: Sentence, at: int) -> int:
    end = on(row, at)
    known, place = lists(), row.past_beginners(end)
    if place < len(row.tokens) and row.close(place):
        token = row.tokens[place]
        if token.low in known.plain_last or (
            place > end and token.low in known.last and token.low not in said.FUNCTION_WORDS
        ):
            return place + 1
    return end


def surname_follows(row: Sentence, at: int) -> bool:
    place = row.past_beginners(at)
    if place >= len(row.tokens) or not row.close(place):
        return False
    token = row.tokens[place]
    big = token.titled and token.low not in said.FUNCTION_WORDS and token.low not in said.AFTER_NO_NAME
    return big and (place > at or is_last(token.low) or is_first(token.low))
