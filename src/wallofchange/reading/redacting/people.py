"""Names of persons: known ones by their capital and place, unknown ones where a word gives them away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wallofchange.reading.redacting import name_lists as said
from wallofchange.reading.redacting.likely import GIVERS, is_first, is_last, is_plain, may_name
from wallofchange.reading.redacting.name_lists import lists
from wallofchange.reading.redacting.not_a_person import no_person
from wallofchange.reading.redacting.reach import on, surname_follows
from wallofchange.reading.redacting.sentence import Sentence
from wallofchange.reading.redacting.small_names import small_name
from wallofchange.reading.redacting.span import COVER, Found
from wallofchange.reading.redacting.surnames import begins, initials, surname
from wallofchange.reading.redacting.tokens import Token
from wallofchange.reading.words import Words

_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿ]")
# "Van den Berg, K.", "k. abdi": initials behind a name, or small ones before it
_BESIDE = re.compile(rf"{COVER}, [A-Z]\.|[a-z]\. ?{COVER}")
_INITIALS = re.compile(
    rf"(?:(?<={COVER}, )(?P<after>(?:[A-Z]\. ?){{1,4}})(?![\w])|(?<![\w.’'])"
    rf"(?P<before>(?:[a-z]\. ?){{1,3}})(?={COVER}))"
)
# beside one of these a name that is a word too may lack its capital
_BESIDE_SMALL = said.ROLES | said.CLOSERS | said.THANKS_IN_SHORT | said.SEATS
_INITIAL = re.compile(r"\b[A-Z]\.")


def find(words: Words, found: Found) -> None:
    """Add the names that stand in the text and are not found yet."""
    if _worth_a_look(words) and may_name(found.rest):
        found.add("name", _names(Sentence(found.rest)))
        if _BESIDE.search(found.rest):
            found.add("name", [match.span(match.lastgroup or 0) for match in _INITIALS.finditer(found.rest)])


def _worth_a_look(words: Words) -> bool:
    known, lower = lists(), words.lower
    if not known.plain_first.isdisjoint(lower) or "'s" in words.plain:
        return True
    if not _CAPITAL.search(words.text, 1):
        return lower[:1] != [] and (
            lower[0] in known.first or not (_BESIDE_SMALL.isdisjoint(lower) or known.first.isdisjoint(lower))
        )
    return (
        not known.triggers.isdisjoint(lower)
        or not GIVERS.isdisjoint(lower)
        or "-" in words.text
        or _INITIAL.search(words.text) is not None
    )


def _names(row: Sentence) -> Iterator[tuple[int, int]]:
    """Where names stand, first to last."""
    known, place = lists(), 0
    while place < len(row.tokens):
        token = row.tokens[place]
        if token.text[0].islower() and token.low not in known.may_begin and "-" not in token.low:
            place += 1
            continue
        end = _name_from(row, place)
        if end > place and not no_person(row, place, end):
            row.last_end = end
            yield row.tokens[place].start, row.tokens[end - 1].end
        place = max(end, place + 1)


def _name_from(row: Sentence, at: int) -> int:
    """The place after the name that begins here; `at` when none does."""
    token = row.tokens[at]
    if token.text[0].isdigit():
        return at
    if row.flat or token.text.islower():
        return small_name(row, at) if not begins(row, at) else surname(row, at)
    if token.initial:
        return initials(row, at)
    if token.text.isupper():
        return _loud(row, at)
    if is_first(token.low) and (is_plain(token.low) or _meant(row, at)):
        return on(row, at + 1)
    return surname(row, at) or _given(row, at) or at


def _loud(row: Sentence, at: int) -> int:
    """A name in capitals among ordinary words; KLM, ANA and MIA look the same, so only with a sign."""
    token, after = row.tokens[at], row.next(at)
    if not is_first(token.low) or len(token.text) < 3:
        return at
    followed = after is not None and after.text.isupper() and is_last(after.low) and row.close(at + 1)
    if followed or row.announced(at):
        return on(row, at + 1 + followed)
    sure = len(token.text) > 3 and is_plain(token.low) and (_does(after) or row.seated(at) or row.thanked(at))
    return at + 1 if sure or row.beside_a_name(at) else at


def _does(after: Token | None) -> bool:
    return after is not None and after.low in said.VERBS and after.gap == " "


def _meant(row: Sentence, at: int) -> bool:
    """Whether a name that is a word as well stands for a person here."""
    after = row.next(at)
    if after and surname_follows(row, at + 1):
        return True
    if row.hedged(at) and not row.tokens[at].opens:
        return True
    if (
        row.thanked(at)
        or row.kind(at)
        or row.announced(at)
        or row.seated(at)
        or row.beside_a_name(at)
        or row.signs(at)
        or (row.with_a_name(at) and row.tokens[at].low not in said.MONTHS)
        or (row.led_to(at) and row.tokens[at].low not in said.MONTHS)
    ):
        return not (after and after.text[0].isupper() and after.low not in lists().last)
    return row.verb_after(at)


def _given(row: Sentence, at: int) -> int:
    """An unknown name with a capital, after "collega", "helped by" and the like."""
    token = row.tokens[at]
    if not token.titled or token.low in said.FUNCTION_WORDS or token.low in said.AFTER_NO_NAME:
        return 0
    known = lists()
    strange = token.low not in known.triggers if len(token.text) < 3 else token.low in known.singles
    if strange or (token.low in known.ordinary and not is_first(token.low) and not row.verb_after(at)):
        return 0
    seated = row.seated(at, far=2) and not token.opens and len(token.text) > 3
    return on(row, at + 1) if seated or row.announced(at) else 0
