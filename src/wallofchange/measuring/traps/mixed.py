"""T7: the whole moved because its parts changed places (Simpson's paradox)."""

from __future__ import annotations

from wallofchange.measuring.comparison import Shift
from wallofchange.measuring.strata import Parts
from wallofchange.measuring.traps.trap import FEWEST, LANGUAGES, Trap
from wallofchange.measuring.words import Words, number

HALF = 0.5  # of a change may be due to the mix
MOST = 0.75  # of the kinds of customers go against the total


def mix_shift(parts: Parts | None, crude: Shift | None, factor: float = 1.0) -> Trap | None:
    """T7: the crude change has another sign than within kinds, is mostly mix, or most kinds go against it.

    Only where the crude change, or the one within kinds, is itself clear (95 %): else chance alone makes
    signs differ. `factor`: what the figures are multiplied by to be read (100 for shares).
    """
    if parts is None or crude is None or crude.se is None:
        return None
    clear = crude.moved != "unclear" or parts.within.moved != "unclear"
    if not clear or not (_turned(parts) or _mostly_mix(parts) or _against(parts)):
        return None
    nl, en = (
        [
            number(value * factor, 2 if factor == 1 else 0, told)
            for value in (parts.crude, parts.within.estimate)
        ]
        for told in LANGUAGES
    )
    return Trap(
        "T7",
        Words(
            f"er antwoordden andere klanten dan eerst: het geheel bewoog {nl[0]}, "
            f"binnen elke soort klant {nl[1]}",
            f"other customers answered than before: the whole moved {en[0]}, "
            f"within each kind of customer {en[1]}",
        ),
        Words(
            "het verschil binnen elke soort klant gaat voor",
            "the difference within each kind of customer leads",
        ),
    )


def _turned(parts: Parts) -> bool:
    return parts.crude * parts.within.estimate < 0


def _mostly_mix(parts: Parts) -> bool:
    return abs(parts.mix) > HALF * abs(parts.crude)


def _against(parts: Parts) -> bool:
    sized = [move for _, n, move in parts.moves if n >= FEWEST]
    if len(sized) < 2 or len(sized) < len(parts.moves):
        return False
    return sum(move * parts.crude < 0 for move in sized) >= MOST * len(sized)
