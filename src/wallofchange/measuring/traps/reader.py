"""T16: what was read from words was not read with one yardstick."""

from __future__ import annotations

from collections.abc import Collection

from wallofchange.measuring.traps.trap import LANGUAGES, Trap
from wallofchange.measuring.words import Words, number

AGREEMENT = 0.05  # by so much a reader's agreement with people may fall inside a comparison
UNKNOWN = 0.05  # and by so much the share without a known theme may move
ONE_READER = Words(
    "laat alles door één lezer opnieuw lezen, en vergelijk dan", "re-read with one reader, then compare"
)


def read_by_others(versions: Collection[str]) -> Trap | None:
    """T16: what is compared was read by more than one version of a reader; what people said has none."""
    if len(versions) < 2:
        return None
    named = ", ".join(sorted(versions))
    return Trap(
        "T16",
        Words(
            f"wat vergeleken wordt, is door verschillende lezers gelezen ({named})",
            f"what is compared was read by different readers ({named})",
        ),
        ONE_READER,
        blocks=True,
        way_round=ONE_READER,
    )


def agreement_fell(before: float, after: float) -> Trap | None:
    """T16: the reader agrees less with people than it did; agreement is kappa, at most 1."""
    if before - after <= AGREEMENT:
        return None
    nl, en = (f"{number(before, 2, told)}, {number(after, 2, told)}" for told in LANGUAGES)
    return Trap(
        "T16",
        Words(
            f"de lezer was het eerst vaker met mensen eens dan nu (kappa: {nl})",
            f"the reader agreed more with people before than it does now (kappa: {en})",
        ),
        ONE_READER,
        blocks=True,
        way_round=ONE_READER,
    )


def unknown_moved(before: float, after: float) -> Trap | None:
    """T16: the share of answers about nothing on the list of themes (0 to 1) moved by more than 5 points."""
    if abs(after - before) <= UNKNOWN:
        return None
    return Trap(
        "T16",
        Words(
            f"het deel zonder bekend thema ging van {before:.0%} naar {after:.0%}: "
            "klanten hebben het over iets anders, of zeggen het anders",
            f"the share without a known theme went from {before:.0%} to {after:.0%}: "
            "customers speak of something else, or say it otherwise",
        ),
        ONE_READER,
        blocks=True,
        way_round=ONE_READER,
    )
