"""T3, T10, T11, T18: how much there is to go by, and how often somebody looked."""

from __future__ import annotations

from datetime import date

from wallofchange.measuring.traps.trap import FEWEST, Trap
from wallofchange.measuring.words import Words, day, is_shown_equal


def tiny(*answers: int) -> Trap | None:
    """T3: fewer than thirty answers on a side."""
    fewest = min(answers)
    if fewest >= FEWEST:
        return None
    return Trap(
        "T3",
        Words(
            "er is een kant zonder antwoorden"
            if fewest == 0
            else f"de kleinste kant telt maar {fewest} antwoorden",
            "one side has no answers" if fewest == 0 else f"the smallest side has only {fewest} answers",
        ),
        Words("geen uitkomst, alleen het interval", "no verdict, the interval only"),
        way_round=Words(
            f"wacht tot er aan elke kant {FEWEST} zijn", f"wait until there are {FEWEST} on each side"
        ),
    )


def no_spread() -> Trap:
    """T3 as well: everybody gave the same answer, so that chance cannot be measured."""
    return Trap(
        "T3",
        Words(
            "iedereen gaf hetzelfde antwoord, dus het toeval is niet te meten",
            "everybody gave the same answer, so chance cannot be measured",
        ),
        Words("geen uitkomst", "no verdict"),
        blocks=True,
        way_round=Words(
            "meet met meer antwoorden of op een fijnere schaal",
            "measure with more answers or on a finer scale",
        ),
    )


def peeked(n: int, planned: int | None, until: date | None = None) -> Trap | None:
    """T10: an outcome was asked for before the planned answers were in, or before the planned day."""
    if planned is None and until is not None:
        return Trap("T10", _before(until), _ONLY_THE_BAND)
    if planned is None or n >= planned:
        return None
    return Trap(
        "T10",
        Words(
            f"dit kijkt al na {n} van de {planned} geplande antwoorden, en wie vaak kijkt, ziet vanzelf iets",
            f"this looks after {n} of {planned} planned answers, and who looks often sees things by chance",
        ),
        _ONLY_THE_BAND,
    )


def _before(until: date) -> Words:
    return Words(
        f"dit kijkt vóór {day(until, 'nl')}, en wie vaak kijkt, ziet vanzelf iets",
        f"this looks before {day(until, 'en')}, and who looks often sees things by chance",
    )


_ONLY_THE_BAND = Words(
    "geen uitkomst vóór het geplande aantal; tussendoor telt alleen de altijd geldige band",
    "no verdict before the planned number; until then only the always-valid band counts",
)


def many(comparisons: int) -> Trap | None:
    """T11: the registered comparison was not the only one looked at (measures × segments × dates).

    By luck alone at least one of k comparisons at 5 % stands out in 1 - 0.95^k of the cases.

    >>> many(20).text.en
    'this is one of 20 comparisons; by luck alone at least one of them stands out in 64% of the cases'
    """
    if comparisons < 2:
        return None
    luck = 1 - 0.95**comparisons
    return Trap(
        "T11",
        Words(
            f"dit is een van {comparisons} vergelijkingen; door toeval alleen springt er in {luck:.0%} "
            "van de gevallen minstens één uit",
            f"this is one of {comparisons} comparisons; by luck alone at least one of them stands out "
            f"in {luck:.0%} of the cases",
        ),
        Words(
            "alleen de vooraf gekozen maat geeft een uitkomst; de rest is gecorrigeerd en verkennend",
            "only the measure chosen beforehand gives a verdict; the others are adjusted and exploratory",
        ),
    )


def measured_on() -> Trap:
    """T10: the looks of the plan are used up, and it was measured longer all the same."""
    return Trap(
        "T10",
        Words(
            "er is langer gemeten dan vooraf was vastgelegd",
            "it was measured longer than was fixed beforehand",
        ),
        Words(
            "verkennend: alleen de altijd geldige band telt, en 'het werkt' kan hieruit niet komen",
            "exploratory: only the always-valid band counts, and 'it works' cannot come of this",
        ),
    )


def rounding(difference: float, se: float | None) -> Trap | None:
    """T18: a difference below half its standard error is shown as equal."""
    if not is_shown_equal(difference, se):
        return None
    return Trap(
        "T18",
        Words(
            "het verschil is kleiner dan de helft van zijn standaardfout",
            "the difference is smaller than half its standard error",
        ),
        Words("het wordt getoond als gelijk", "it is shown as equal"),
    )
