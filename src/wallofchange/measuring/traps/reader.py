"""T16: what was read from words was not read with one yardstick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from wallofchange.measuring.traps.trap import LANGUAGES, Trap
from wallofchange.measuring.words import Words, number

AGREEMENT = 0.05  # by so much a reader's agreement with people may fall inside a comparison
FEW = 0.05  # of a side: what others may read of it at most
UNKNOWN = 0.05  # and by so much the share without a known theme may move
ONE_READER = Words(
    "laat alles door één lezer opnieuw lezen, en vergelijk dan", "re-read with one reader, then compare"
)


def read_by_others(sides: Sequence[Mapping[str, int]], by_chance: float | None = None) -> Trap | None:
    """T16: what is compared was read by more than one version of a reader.

    Few are told, and leave the verdict: at most one in twenty of each side, and so few that, each of them
    misread, they move the difference by no more than chance may.

    Args:
        sides: of each side that is compared how many answers each version read; "" is what people said.
        by_chance: half the interval of the difference, as a share of all answers (0 to 1); None: not known.
    """
    read = sum(map(Counter, sides), Counter[str]())
    del read[""]
    if len(read) < 2:
        return None
    _most, *others = read.most_common()
    names = [version for version, _n in others]
    apart = [sum(side.get(name, 0) for name in names) / n for side in sides if (n := sum(side.values()))]
    if max(apart) <= FEW and (by_chance is None or sum(apart) <= by_chance):
        return _read_by_few(sum(n for _version, n in others), read.total(), sorted(names))
    named = ", ".join(sorted(read))
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


def _read_by_few(n: int, of: int, versions: Sequence[str]) -> Trap:
    nl, en = ((number(n, 0, told), number(of, 0, told)) for told in LANGUAGES)
    named = ", ".join(versions)
    return Trap(
        "T16",
        Words(
            f"een andere lezer las {nl[0]} van de {nl[1]} gelezen antwoorden ({named})",
            f"another reader read {en[0]} of the {en[1]} answers that were read ({named})",
        ),
        Words("zo weinig dat de vergelijking blijft staan", "so few that the comparison stands"),
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
