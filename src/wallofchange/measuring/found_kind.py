"""How customers find a change: do more of who speak of it get more than they expected than of who do not?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from wallofchange.measuring.share import Share, share, share_diff

FEWEST = 20  # who speak of it, and who speak of other things, before anything is said
LEVEL = 0.99  # of the difference: it is looked at again and again
LEAST = 0.25  # fewer than one in four surprised is no surprise, however few the others are
HALF = 0.5

Counted = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """`kind`: "nine" (never expected), "seven" (as it should be), "" (not known yet). Shares are 0 to 1."""

    kind: Literal["nine", "seven", ""]
    share: Share | None  # of who speak of it, with its 95 % interval
    usual: float | None  # the same of who speak of other things


def found_kind(about: Counted, rest: Counted, met: int) -> Found:
    """The kind that customers' words show; each side is (got more than expected, said what they expected).

    never expected: surely a larger share than usual there (Newcombe, 99 %), and at least one in four.
    as it should be: surely more than half say "as expected" (`met` of who speak of it; Wilson, 99 %).
    Everything else, a divided change among it, is not known yet.

    Raises:
        ValueError: when hits lie outside 0..n.

    >>> found_kind((46, 100), (200, 1000), 40).kind, found_kind((60, 300), (200, 1000), 190).kind
    ('nine', 'seven')
    >>> found_kind((9, 19), (200, 1000), 5).kind, found_kind((60, 300), (200, 1000), 130).kind
    ('', '')
    """
    shown = share(*about) if about[1] else None
    usual = rest[0] / rest[1] if rest[1] else None
    if shown is None or min(about[1], rest[1]) < FEWEST:
        return Found("", shown, usual)
    apart = share_diff(rest, about, LEVEL)
    if apart.low > 0 and shown.p >= LEAST:
        return Found("nine", shown, usual)
    return Found("seven" if share(met, about[1], LEVEL).low > HALF else "", shown, usual)
