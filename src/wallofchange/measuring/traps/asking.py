"""T1, T5, T6, T21, T22: who was asked what, and who answered."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from wallofchange.measuring.mix import apart, homogeneity
from wallofchange.measuring.response import Answered, r_indicator, worst_bias
from wallofchange.measuring.share import share_diff
from wallofchange.measuring.traps.trap import FEWEST, LANGUAGES, NO_VERDICT, RARE, Trap
from wallofchange.measuring.words import Words, number

CHANNELS = 0.10  # total-variation distance
POINTS = 0.05  # a share that moved by so much
GONE = 0.02
PSI_WARNS, PSI_BLOCKS = 0.10, 0.25
REPRESENTATIVE = 0.05  # a fall of the R-indicator
COMPARE_ALIKE = Words(
    "vergelijk alleen antwoorden op dezelfde vraag", "compare only answers to the same question"
)
SHOW_WEIGHTED = Words(
    "zet het gewogen cijfer ernaast, met wat het hoogstens kan schelen",
    "show the weighted figure beside it, with the most it can be off",
)


def asked_otherwise(before: Collection[str], after: Collection[str]) -> Trap | None:
    """T1: the question was not the same on both sides (its wording, scale, place or mode)."""
    versions = [", ".join(sorted(side)) for side in (before, after)]
    if not before or not after or set(before) == set(after):
        return None
    return Trap(
        "T1",
        Words(
            f"er is iets anders gevraagd: eerst {versions[0]}, daarna {versions[1]}",
            f"something else was asked: first {versions[0]}, then {versions[1]}",
        ),
        NO_VERDICT,
        blocks=True,
        way_round=COMPARE_ALIKE,
    )


def other_channels(before: Mapping[str, int], after: Mapping[str, int]) -> Trap | None:
    """T1: the answers came another way (distance over .10, and chance does not explain it).

    Where every channel has thirty answers on both sides they can be compared channel by channel; else
    there is no verdict.
    """
    if not any(before.values()) or not any(after.values()):
        return None
    found = apart(before, after)
    if found.distance <= CHANNELS or found.p >= RARE:
        return None
    per_channel = min(min(side.get(kind, 0) for side in (before, after)) for kind in {*before, *after})
    enough = per_channel >= FEWEST
    way = Words("vergelijk per kanaal", "compare channel by channel")
    return Trap(
        "T1",
        Words(
            f"de antwoorden kwamen anders binnen: {found.distance:.0%} wisselde van kanaal",
            f"the answers came another way: {found.distance:.0%} changed channel",
        ),
        way if enough else NO_VERDICT,
        blocks=not enough,
        way_round=way,
    )


def fewer_answered(before: Answered, after: Answered) -> Trap | None:
    """T5: the response moved by five points or more, and chance does not explain it."""
    moved = _moved(before, after, POINTS)
    if moved is None:
        return None
    return Trap(
        "T5",
        Words(
            f"eerst antwoordde {moved[0]:.0%}, daarna {moved[1]:.0%}",
            f"first {moved[0]:.0%} answered, then {moved[1]:.0%}",
        ),
        SHOW_WEIGHTED,
    )


def others_answered(answered: Mapping[str, int], invited: Mapping[str, int]) -> Trap | None:
    """T5: who answers differs from who was invited; PSI over .10 warns, over .25 leaves no raw verdict."""
    if not any(answered.values()) or not any(invited.values()):
        return None
    found = apart(invited, answered)
    if found.psi <= PSI_WARNS or found.p >= RARE:
        return None
    blocks = found.psi > PSI_BLOCKS
    return Trap(
        "T5",
        Words(
            f"wie antwoordt, is niet wie werd gevraagd (PSI {number(found.psi, 2, 'nl')})",
            f"who answers is not who was asked (PSI {number(found.psi, 2, 'en')})",
        ),
        Words("geen uitkomst zonder weging", "no verdict without weighting") if blocks else SHOW_WEIGHTED,
        blocks=blocks,
        way_round=Words("weeg naar wie werd gevraagd", "weight to who was asked"),
    )


def less_like_everybody(
    before: Mapping[str, Answered], after: Mapping[str, Answered], sd: float
) -> Trap | None:
    """T5: the answers stand less for everybody than they did: the R-indicator fell by over .05.

    `before` and `after`: per kind of customer how many answered, of how many; sd of the scores in points.
    """
    if not before or not after:
        return None
    first, then = (r_indicator(list(side.values())) for side in (before, after))
    table = [[answered, asked - answered] for answered, asked in after.values()]
    if first - then <= REPRESENTATIVE or homogeneity(table) >= RARE:
        return None
    rate = sum(answered for answered, _ in after.values()) / sum(asked for _, asked in after.values())
    off = worst_bias(then, sd, rate) if rate else 0.0
    nl, en = ([number(first, 2, told), number(then, 2, told), number(off, 1, told)] for told in LANGUAGES)
    return Trap(
        "T5",
        Words(
            f"de antwoorden lijken minder op alle klanten dan eerst (R van {nl[0]} naar {nl[1]}); "
            f"het gemiddelde kan er hoogstens {nl[2]} punt naast zitten",
            f"the answers stand less for all customers than before (R from {en[0]} to {en[1]}); "
            f"the mean may be off by {en[2]} points at most",
        ),
        SHOW_WEIGHTED,
    )


def survivors(before: Answered, after: Answered, bounds: tuple[float, float] | None) -> Trap | None:
    """T6: customers who left cannot answer. Each side: (gone, all at the start); bounds: Lee's, if known.

    It blocks unless both bounds lie on one side of 0.
    """
    if not before[1] or not after[1]:
        return None
    moved = _moved(before, after, GONE, 0.05)
    if moved is None:
        return None
    agree = bounds is not None and bounds[0] * bounds[1] > 0
    nl, en = (_between(bounds, told) for told in LANGUAGES)
    return Trap(
        "T6",
        Words(
            f"wie weg is, antwoordt niet meer: {moved[0]:.0%} tegen {moved[1]:.0%} is weg{nl}",
            f"who has left no longer answers: {moved[0]:.0%} against {moved[1]:.0%} have left{en}",
        ),
        Words(
            "de uitkomst staat, want beide grenzen wijzen dezelfde kant op",
            "the verdict stands, for both bounds point the same way",
        )
        if agree
        else NO_VERDICT,
        blocks=not agree,
        way_round=Words("vraag ook wie wegging", "ask those who left as well"),
    )


def silent(before: Answered, after: Answered, bounds: tuple[float, float] | None = None) -> Trap | None:
    """T22: the share that left the question open moved by five points or more. Each side: (open, all)."""
    if not before[1] or not after[1]:
        return None
    moved = _moved(before, after, POINTS)
    if moved is None:
        return None
    nl, en = (_between(bounds, told) for told in LANGUAGES)
    return Trap(
        "T22",
        Words(
            f"eerst liet {moved[0]:.0%} de vraag open, daarna {moved[1]:.0%}{nl}",
            f"first {moved[0]:.0%} left the question open, then {moved[1]:.0%}{en}",
        ),
        Words(
            "lees het verschil tussen de slechtste en de beste uitkomst in",
            "read the difference between the worst and the best case",
        ),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """How a figure was asked for; empty where the source does not say."""

    question: str = ""
    scale: str = ""
    mode: str = ""
    country: str = ""
    n: int | None = None


ASKED = {
    "question": Words("vraag", "question"),
    "scale": Words("schaal", "scale"),
    "mode": Words("manier van vragen", "way of asking"),
    "country": Words("land", "country"),
    "n": Words("aantal antwoorden", "number of answers"),
}


def unlike(ours: Asked, theirs: Asked) -> tuple[str, ...]:
    """In what a figure of others was asked otherwise; what is not known cannot be called alike."""
    asked = list(ASKED)[:-1]
    other = [
        name for name in asked if not getattr(theirs, name) or getattr(ours, name) != getattr(theirs, name)
    ]
    return (*other, *(() if theirs.n else ("n",)))


def other_yardstick(ours: Asked, theirs: Asked) -> Trap | None:
    """T21: a figure of others with another question, scale, mode or country, or without its n."""
    other = [ASKED[name] for name in unlike(ours, theirs)]
    if not other:
        return None
    nl, en = (", ".join(words[told] for words in other) for told in LANGUAGES)
    return Trap(
        "T21",
        Words(f"anders of onbekend bij hun cijfer: {nl}", f"other or unknown with their figure: {en}"),
        Words("achtergrond, geen verschil berekend", "context, no difference computed"),
        blocks=True,
        way_round=Words("stel dezelfde vraag op dezelfde manier", "ask the same question the same way"),
    )


def _moved(
    before: Answered, after: Answered, least: float, chance: float = RARE
) -> tuple[float, float] | None:
    found = share_diff(before, after)
    if found.p is None or found.p >= chance or abs(found.diff) < least:
        return None
    return before[0] / before[1], after[0] / after[1]


def _between(bounds: tuple[float, float] | None, language: str) -> str:
    if bounds is None:
        return ""
    low, high = (number(end, 2, "nl" if language == "nl" else "en") for end in bounds)
    if language == "nl":
        return f"; het gemiddelde verschilt daardoor ergens tussen {low} en {high}"
    return f"; that puts the difference of means between {low} and {high}"
