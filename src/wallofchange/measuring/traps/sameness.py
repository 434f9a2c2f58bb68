"""T13: answers that are not as many voices as they seem."""

from __future__ import annotations

from wallofchange.measuring.alike import Likeness
from wallofchange.measuring.traps.trap import LANGUAGES, Trap
from wallofchange.measuring.words import Words, number

REPEATED = 0.05  # of the answers come from customers who answered more than once
ALIKE = 0.01
ANSWERS_EACH = 5
BY_CHANCE = 0.05
PER_GROUP = Words(
    "het interval is breder: er wordt per klant of per team geteld",
    "the interval is wider: it counts by customer or by team",
)


def repeats(repeated: int, answers: int, deff: float | None = None) -> Trap | None:
    """T13: over 5 % of the answers come from customers who gave two or more in these days."""
    if not answers or repeated <= REPEATED * answers:
        return None
    nl, en = (_grows(deff, told) for told in ("nl", "en"))
    return Trap(
        "T13",
        Words(
            f"{repeated / answers:.0%} van de antwoorden komt van klanten die vaker antwoordden{nl}",
            f"{repeated / answers:.0%} of the answers come from customers who answered more than once{en}",
        ),
        PER_GROUP,
    )


def teams_alike(found: Likeness | None) -> Trap | None:
    """T13: answers of one team are alike (ICC over .01, five or more a team, and not by chance: p < .05)."""
    if found is None or found.icc <= ALIKE or found.size < ANSWERS_EACH or found.p >= BY_CHANCE:
        return None
    nl, en = (number(found.icc, 2, told) for told in LANGUAGES)
    return Trap(
        "T13",
        Words(
            f"antwoorden van één team lijken op elkaar (ICC {nl}){_grows(found.deff, 'nl')}",
            f"answers of one team are alike (ICC {en}){_grows(found.deff, 'en')}",
        ),
        PER_GROUP,
    )


def _grows(deff: float | None, language: str) -> str:
    if deff is None:
        return ""
    if language == "nl":
        return f"; de variantie groeit {number(deff, 1, 'nl')} keer"
    return f"; the variance grows {number(deff, 1, 'en')} times"
