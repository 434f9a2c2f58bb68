"""What drivers come to, in both languages: what to repair, what to delight with, what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wallofchange.measuring.words import SILENCE, Words

if TYPE_CHECKING:
    from wallofchange.measuring.penalty_reward import Contrast

MOST_NAMED = 3
KINDS = {
    "basic": Words("moet kloppen", "must be right"),
    "performance": Words("hoe beter hoe liever", "the better the more"),
    "delighter": Words("verrast", "surprises"),
    "indifferent": Words("maakt niet uit", "makes no difference"),
    "unclear": Words("nog onduidelijk", "unclear yet"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A driver by its name."""

    name: str
    contrast: Contrast


def drivers_sentence(drivers: Sequence[Named], n: int) -> Words:
    """The plain sentence over a picture of drivers. It says what goes together, never what causes.

    >>> drivers_sentence([], 12).en
    'Too few answers to say anything about drivers: 12.'
    """
    if not drivers:
        return Words(
            f"Te weinig antwoorden om iets over drivers te zeggen: {n}.",
            f"Too few answers to say anything about drivers: {n}.",
        )
    said = SILENCE
    if names := _of(drivers, "basic"):
        said += Words(
            f"Valt dit tegen, dan zakt het cijfer; meer dan goed helpt minder: {_list(names, 'nl')}.",
            f"Where this falls short the score drops; better than right helps less: {_list(names, 'en')}.",
        )
    if names := _of(drivers, "delighter"):
        said += Words(
            f"Hiermee wordt iemand blijer dan verwacht: {_list(names, 'nl')}.",
            f"This makes people happier than they expected: {_list(names, 'en')}.",
        )
    if names := _of(drivers, "performance"):
        said += Words(
            f"Hoe beter, hoe hoger het cijfer: {_list(names, 'nl')}.",
            f"The better, the higher the score: {_list(names, 'en')}.",
        )
    if names := _of(drivers, "indifferent"):
        said += Words(
            f"Maakt voor het cijfer niet uit: {_list(names, 'nl')}.",
            f"Makes no difference to the score: {_list(names, 'en')}.",
        )
    return said + _unclear(len(_of(drivers, "unclear")), len(drivers))


def ordinary_sentence(name: str, when: Words, then: float, now: float) -> Words:
    """What was a surprise and is one no longer: shares (0-1), said in tens as one tells it at table.

    >>> ordinary_sentence("knowing who comes", Words("maart 2026", "March 2026"), 0.46, 0.14).en
    'Become ordinary: knowing who comes. In March 2026 this surprised 5 in 10, now 1.'
    """
    tens = [round(10 * share) for share in (then, now)]
    few = Words(*(("bijna niemand", "hardly anybody") if not tens[1] else (str(tens[1]),) * 2))
    return Words(
        f"Gewoon geworden: {name}. In {when.nl} was dit voor {tens[0]} van de 10 een verrassing, nu voor "
        f"{few.nl}.",
        f"Become ordinary: {name}. In {when.en} this surprised {tens[0]} in 10, now {few.en}.",
    )


def brings_less_sentence(name: str) -> Words:
    """It surprises as many, and each of them is less happy with it."""
    return Words(
        f"Levert steeds minder op: {name}. Wie erdoor verrast wordt, geeft er minder extra voor dan eerst.",
        f"Brings less and less: {name}. Whoever is surprised by it gives less extra for it than before.",
    )


def _of(drivers: Sequence[Named], kind: str) -> list[str]:
    return [each.name for each in drivers if each.contrast.kind == kind]


def _unclear(n: int, of: int) -> Words:
    if not n:
        return SILENCE
    if n == of:
        return Words(
            "Van geen enkele driver is nog te zeggen wat die is.",
            "Of none of the drivers it can be said yet what it is.",
        )
    return Words(
        f"Van {n} van de {of} is nog niet te zeggen wat het is.",
        f"Of {n} of the {of} it cannot be said yet what they are.",
    )


def _list(names: Sequence[str], language: str) -> str:
    shown = list(names[:MOST_NAMED])
    if (more := len(names) - MOST_NAMED) > 0:
        shown.append(f"nog {more}" if language == "nl" else f"{more} more")
    last = " en " if language == "nl" else " and "
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])}{last}{shown[-1]}"
