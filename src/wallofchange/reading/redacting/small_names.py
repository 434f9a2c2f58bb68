"""Names that were written without a capital."""

from __future__ import annotations

from wallofchange.reading.redacting import name_lists as said
from wallofchange.reading.redacting.likely import is_first, is_plain
from wallofchange.reading.redacting.name_lists import lists
from wallofchange.reading.redacting.reach import small_on
from wallofchange.reading.redacting.sentence import Sentence


def small_name(row: Sentence, at: int) -> int:
    """A name in a text without capitals, or one that somebody did not give its capital."""
    token = row.tokens[at]
    if not is_first(token.low):
        return at
    known = lists()
    if row.beside_a_name(at) and row.tokens[at].gap == "/":
        return small_on(row, at + 1)
    if row.closes(at):
        return small_on(row, at + 1)
    if not is_plain(token.low) or (token.low in said.NEVER_SMALL and not row.announced(at)):
        meant = (
            len(token.low) > 2
            and (row.before(at) in said.ROLES or (row.flat and row.seated(at)))
            and not token.opens
            and not row.owned(at)
            and token.low not in said.PARTICLES
        )
        follows = at + 1 < len(row.tokens) and row.close(at + 1) and row.tokens[at + 1].low in said.VERBS
        return (
            small_on(row, at + 1)
            if meant and (follows or row.seated(at) or at + 1 == len(row.tokens))
            else at
        )
    if (
        len(token.low) >= 5 - row.flat
        or (len(token.low) > 2 and row.here(at))
        or row.follows(at, said.I_AM)
        or row.announced(at)
        or row.thanked(at)
        or row.led_to(at)
        or row.seated(at)
    ):
        return small_on(row, at + 1)
    close = at + 1 < len(row.tokens) and row.close(at + 1)
    named = close and (
        row.tokens[at + 1].low in said.SURE_VERBS or row.tokens[at + 1].low in known.plain_last
    )
    return small_on(row, at + 1) if named and len(token.low) > 2 else at
