"""T14: a score that was asked for, picked or polished, instead of earned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from wallofchange.measuring.histogram import Histogram
from wallofchange.measuring.mix import homogeneity
from wallofchange.measuring.share import share_diff
from wallofchange.measuring.traps.trap import RARE, Trap
from wallofchange.measuring.words import Words

POINTS = 0.05
OUTSIDE = 3.09  # 99.8 % limits of a funnel
UNEXPLAINED = 3.0
PICKED = 0.001
CHANCE = 0.05
TEN = r"(?:a\s+|an\s+|een\s+)?(?:10|9|tien|negen|ten|nine)\b"
PATTERNS = (
    rf"(?<!ik )\bge(?:ef|ven)\s+(?:ons|mij|me|hem|haar)\s+(?:(?:dan|graag|ook|alstublieft)\s+)?{TEN}",
    rf"(?:^|[.!?:,]\s*)geef\s+(?:(?:dan|graag|ook|alstublieft)\s+)?{TEN}",
    r"\been\s+(?:9|negen)\s+of\s+(?:een\s+)?(?:10|tien)\b",
    rf"\bbeoordeel\s+(?:ons|mij|me)\s+met\s+{TEN}",
    r"\balleen\s+(?:een\s+)?(?:9|negen)(?:'?s|ens)?\s+(?:of|en)\s+(?:een\s+)?(?:10|tien)(?:'?s|en)?\s+tel",
    rf"\bvroeg(?:en)?\b[^.!?]{{0,40}}\bof ik\s+{TEN}\s+(?:wilde|wou|zou|kon)",
    rf"(?<!i )(?<!would )(?<!will )(?<!'ll )\bgive\s+(?:us|me|him|her)\s+{TEN}",
    r"\bonly\s+(?:9|nine)(?:'?s)?\s+(?:and|or)\s+(?:10|ten)(?:'?s)?\s+counts?\b",
    rf"\brate\s+(?:us|me)\s+{TEN}",
    rf"\basked\b[^.!?]{{0,40}}\b(?:if|whether)\s+i\s+(?:would|could)\s+give\s+(?:\w+\s+)?{TEN}",
    r"\b(?:a\s+)?(?:9|nine)\s+or\s+(?:a\s+)?(?:10|ten)\s*,?\s+please\b",
)
BEGS = re.compile("|".join(PATTERNS), re.IGNORECASE | re.MULTILINE)
NOT_A_TARGET = Words(
    "geen uitkomst; het cijfer telt niet mee in doelen, en de eigenaar wordt gevraagd wat er gebeurde",
    "no verdict; the figure counts for no target, and its owner is asked what happened",
)
ASK_ITS_OWNER = Words(
    "het cijfer telt niet mee in doelen, en de eigenaar wordt gevraagd wat er gebeurde",
    "the figure counts for no target, and its owner is asked what happened",
)
WAY_ROUND = Words(
    "vraag niet om een cijfer maar naar wat beter had gekund",
    "ask for what could have been better instead of for a score",
)


def begs(text: str) -> bool:
    """Whether a message, or what a customer says of one, asks for a high score.

    >>> begs("Hij vroeg wel drie keer of ik een tien wilde geven."), begs("Geef ons een 10")
    (True, True)
    >>> begs("Ik geef jullie een tien."), begs("De monteur kwam binnen tien minuten.")
    (False, False)
    """
    return BEGS.search(text) is not None


def begged(messages: int) -> Trap | None:
    """T14a: so many messages, or words of customers, ask for a high score. One is no proof, but is told."""
    if messages < 1:
        return None
    return Trap(
        "T14",
        Words(
            f"in {messages} {'bericht' if messages == 1 else 'berichten'} wordt om een hoog cijfer gevraagd",
            f"{messages} {'message asks' if messages == 1 else 'messages ask'} for a high score",
        ),
        ASK_ITS_OWNER,
    )


@dataclass(frozen=True, slots=True)
class Handler:
    """One person or team: answers, nines and tens, and what the words say (mean -1 to 1, and sd)."""

    name: str
    n: int
    nine_plus: int
    feeling: float
    feeling_sd: float


def too_good(handlers: Sequence[Handler]) -> tuple[str, ...]:
    """T14b: who lies above the funnel in nines and tens while the feeling of the words does not follow.

    z = (p - p̄)/√(p̄(1 - p̄)/n), divided by √φ, φ the mean of z² winsorised at 10 % (Spiegelhalter 2005);
    outside is over 3.09 (99.8 %). It does not follow where z of the share lies over 3 above z of the
    feeling.

    >>> usual = [Handler(f"team {at}", 200, 60 + at % 5, 0.1, 0.5) for at in range(12)]
    >>> too_good([*usual, Handler("Kampen", 200, 120, 0.1, 0.5)])
    ('Kampen',)
    """
    sized = [each for each in handlers if each.n]
    if len(sized) < 3:
        return ()
    answers = sum(each.n for each in sized)
    share = sum(each.nine_plus for each in sized) / answers
    feeling = sum(each.feeling * each.n for each in sized) / answers
    if not 0 < share < 1:
        return ()
    scores = [(each.nine_plus / each.n - share) / sqrt(share * (1 - share) / each.n) for each in sized]
    words = [
        (each.feeling - feeling) / (each.feeling_sd / sqrt(each.n)) if each.feeling_sd else 0.0
        for each in sized
    ]
    scores, words = _steadied(scores), _steadied(words)
    return tuple(
        each.name
        for each, score, word in zip(sized, scores, words, strict=True)
        if score > OUTSIDE and score - word > UNEXPLAINED
    )


def outside_the_funnel(names: Sequence[str]) -> Trap | None:
    """T14b: the trap for those that `too_good` names."""
    if not names:
        return None
    listed = ", ".join(names)
    return _polished(
        f"de cijfers van {listed} liggen veel hoger dan de woorden van de klanten",
        f"the scores of {listed} are far higher than the words of the customers",
    )


def heaped(
    before: Histogram, after: Histogram, said_before: Mapping[str, int], said_after: Mapping[str, int]
) -> Trap | None:
    """T14c: tens rose five points or more, eights and nines fell by about as much, and nobody was surprised.

    `said_*`: how many found it below, as, or better than expected. About as much: half to twice, as a
    winter may move the whole beside it; the rise and the fall are not chance (p < .05 each), and
    expectation shows no move (p of homogeneity over .01).
    """
    scale = before.scale
    if scale.high != 10 or not before.n or not after.n or not any(said_before.values()):
        return None
    many, eights_too = ([side.at_least(score) for side in (before, after)] for score in (10, 8))
    tens = share_diff((many[0], before.n), (many[1], after.n))
    eights = share_diff((eights_too[0] - many[0], before.n), (eights_too[1] - many[1], after.n))
    rose = tens.diff >= POINTS and _unlikely(tens.p)
    fell = 0.5 * tens.diff <= -eights.diff <= 2 * tens.diff and _unlikely(eights.p)
    if not rose or not fell or _surprised(said_before, said_after):
        return None
    return _polished(
        f"op de 100 zijn er {100 * tens.diff:.0f} tienen meer en {-100 * eights.diff:.0f} achten en negens "
        "minder, terwijl klanten niet vaker verrast zijn",
        f"in 100 there are {100 * tens.diff:.0f} tens more, {-100 * eights.diff:.0f} eights and nines fewer, "
        "while customers are no more surprised",
    )


def picked(handlers: Iterable[tuple[int, int]], well: tuple[int, int], badly: tuple[int, int]) -> Trap | None:
    """T14d: who is invited depends on who decides (p < .001) and on how it went (p < .001).

    handlers: (invited, closed) of each; well, badly: (invited, closed) of what went well and what did not.
    """
    by_handler = homogeneity([[invited, closed - invited] for invited, closed in handlers])
    by_outcome = homogeneity([[invited, closed - invited] for invited, closed in (well, badly)])
    if by_handler >= PICKED or by_outcome >= PICKED:
        return None
    return _polished(
        "wie een vraag krijgt, hangt af van wie er hielp en van hoe het afliep",
        "who is asked depends on who helped and on how it ended",
    )


def score_up_trouble_up(score: tuple[float, float], trouble: tuple[float, float]) -> Trap | None:
    """T14e: scores rose while complaints or departures rose too. Each: (move, its p)."""
    if not (score[0] > 0 and trouble[0] > 0 and max(score[1], trouble[1]) < CHANCE):
        return None
    return _polished(
        "het cijfer ging omhoog, en het aantal klachten of vertrekkers ook",
        "the score went up, and so did complaints or departures",
    )


def _polished(nl: str, en: str) -> Trap:
    return Trap("T14", Words(nl, en), NOT_A_TARGET, blocks=True, way_round=WAY_ROUND)


def _steadied(z: Sequence[float]) -> list[float]:
    """Divided by √φ, φ the mean square after pulling in the outermost tenth on each side; never below 1."""
    ordered = sorted(z)
    cut = max(1, len(z) // 10)
    low, high = ordered[cut], ordered[-cut - 1]
    spread = sum(min(max(each, low), high) ** 2 for each in z) / len(z)
    return [each / sqrt(max(1.0, spread)) for each in z]


def _unlikely(p: float | None) -> bool:
    return p is not None and p < CHANCE


def _surprised(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    kinds = sorted({*before, *after})
    return homogeneity([[before.get(kind, 0), after.get(kind, 0)] for kind in kinds]) < RARE
