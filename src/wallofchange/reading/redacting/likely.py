"""Whether a name can begin anywhere in a text at all, told from how each of its words looks.

Most texts hold nobody's name, so this goes before the questions of `people`; it may only say no where those
would find nothing. What a word looks like is worked out once and remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from wallofchange.reading.redacting import name_lists as said
from wallofchange.reading.redacting.name_lists import lists
from wallofchange.reading.redacting.tokens import WORD, unowned

GIVERS = (
    said.ROLES
    | said.CLOSERS
    | said.THANKS_IN_SHORT
    | frozenset(phrase.rsplit(" ", 1)[-1] for phrase in said.STRONG_BY)
)
_TAILS = tuple(said.TAILS)
_DOTTED = re.compile(r"(?<![^\W\d_])[^\W\d_]\.")

# what a word is by itself: a name in an ordinary text, or in one all in capitals or without any
_NAME, _FLAT_NAME, _CAPITAL, _INITIAL = 1, 2, 4, 8
# what a word asks of the one before it, or gives to the one after it
_AFTER_ROLE, _FLAT_AFTER_ROLE, _AFTER_PARTICLE, _AFTER_INITIAL = 1, 2, 4, 8


class _Look(NamedTuple):
    """What a word is, asks and gives, in the signs above, and whether it is small (1) or loud (-1)."""

    alone: int
    asks: int
    gives: int
    size: int


def may_name(text: str) -> bool:
    """Whether any word, or any two that stand together, look like the beginning of a name."""
    alone = together = before = size = 0
    for word in WORD.findall(text):
        look = _look(word)
        alone |= look[0]
        together |= look[1] & before
        before = look[2]
        size += look[3]
    if size < 0 or not alone & _CAPITAL:
        return bool(alone & _FLAT_NAME or together & _FLAT_AFTER_ROLE)
    if alone & _NAME or together & (_AFTER_ROLE | _AFTER_PARTICLE | _AFTER_INITIAL):
        return True
    return bool(alone & _INITIAL) and _DOTTED.search(text) is not None


@lru_cache(maxsize=100_000)
def _look(written: str) -> _Look:
    word, low = unowned(written)
    if word[0].isdigit():
        return _Look(0, 0, 0, 0)
    capital, loud = word[0].isupper(), word.isupper() and len(word) > 1
    initial = len(word) == 1 and capital
    name, after_role, surname = _as_name(word, low)
    flat, flat_after_role = _as_small(low)
    return _Look(
        _NAME * name | _FLAT_NAME * flat | _CAPITAL * capital | _INITIAL * initial,
        _AFTER_ROLE * after_role
        | _FLAT_AFTER_ROLE * flat_after_role
        | _AFTER_PARTICLE * surname
        | _AFTER_INITIAL * initial,
        (_AFTER_ROLE | _FLAT_AFTER_ROLE) * (low in GIVERS or low.endswith(_TAILS))
        | _AFTER_PARTICLE * (low in said.BEGINNERS)
        | _AFTER_INITIAL * initial,
        word.islower() - loud,
    )


def _as_name(word: str, low: str) -> tuple[bool, bool, bool]:
    """In an ordinary text: whether it is a name, whether it is one after a role, and whether a surname."""
    known = lists()
    if word.islower():
        return (False, False, False) if low in said.BEGINNERS else (*_as_small(low), False)
    if word.isupper():
        return len(word) >= 3 and is_first(low), False, False
    titled = word[0].isupper()
    surname = titled and is_last(low)
    plain = surname and low not in known.ordinary and low not in known.singles
    return is_first(low) or plain, titled and low not in said.FUNCTION_WORDS, surname


def _as_small(low: str) -> tuple[bool, bool]:
    """Without the help of capitals: whether it is a name, and whether only after a role."""
    if not is_first(low):
        return False, False
    plain = low not in lists().ordinary and low not in said.NEVER_SMALL
    return plain, not plain


def is_first(low: str) -> bool:
    """Whether it is a first name, or some of them joined."""
    known = lists().first
    if low in known or "-" not in low:
        return low in known
    parts = low.split("-")
    return set(parts) <= known or (parts[0] in lists().plain_first and set(parts) <= lists().triggers)


def is_plain(low: str) -> bool:
    """Whether a name is hardly anything else than a name."""
    return low not in lists().ordinary


def is_last(low: str) -> bool:
    """Whether it is a surname, or some of them joined."""
    known = lists().last
    return low in known or ("-" in low and set(low.split("-")) <= known | said.PARTICLES)
