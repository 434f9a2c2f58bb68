"""What a customer sets us beside: the yardstick, in their own words."""

from __future__ import annotations

from wallofchange.reading.phrase_list import Sieve, phrases
from wallofchange.reading.words import Words, triggers_of

_LINES = phrases("comparison")
_SIEVE = Sieve(_LINES)
_TRIGGERS = triggers_of([line.phrase for line in _LINES])


def compared_with(words: Words) -> str:
    """Return the first named of couriers, us_earlier, competitor, other_trades, our_promise; else empty."""
    if _TRIGGERS.isdisjoint(words.heads):
        return ""
    near = _SIEVE.of(words.heads)
    return next((line.says for line in near if line.phrase.pattern.search(words.small)), "")
