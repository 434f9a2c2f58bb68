"""What a changed score comes to, in both languages: performance, the yardstick, or not to be told apart."""

from __future__ import annotations

from wallofchange.measuring.drift import Drift, way
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.words import SILENCE, Language, Words, bound, number

TOO_FEW = Words(
    "Te weinig antwoorden in een van beide perioden om iets te zeggen.",
    "Too few answers in one of the two periods to say anything.",
)
NO_ANCHOR = Words(
    "Of wij anders presteren of klanten anders oordelen, is zo niet te scheiden. Daarvoor is een anker "
    "nodig: gemeten prestaties, zoals wachttijd, of een vaste beschreven situatie die klanten steeds "
    "beoordelen.",
    "Whether we perform differently or customers judge differently cannot be separated like this. That takes "
    "an anchor: measured performance, such as waiting time, or a fixed described situation that customers "
    "rate each time.",
)


def drift_sentence(found: Drift, fewest: int) -> Words:
    """The plain sentence: how the score moved, and what is known of why.

    >>> drift_sentence(Drift(Estimate(-0.4, -0.5, -0.3), n=(900, 900)), 10).en[:45]
    'The score went down by 0.4 (from 0.3 to 0.5).'
    """
    if min(found.n) < fewest or found.change.estimate is None:
        return TOO_FEW
    if found.identified:
        return _moved(found.change) + _parts(found) + _support(found)
    if found.anchor == "disconfirmation":
        return _moved(found.change) + _direction(found) + NO_ANCHOR
    return _moved(found.change) + NO_ANCHOR


def board_sentence(found: Drift, now: float, fewest: int) -> Words:
    """The one sentence for the board, where both parts are shown and pull against each other; else silence.

    >>> parts = Estimate(0.37, 0.2, 0.5), Estimate(-0.42, -0.6, -0.2)
    >>> board_sentence(Drift(Estimate(-0.06, -0.16, 0.04), *parts, "performance", (900, 900)), 7.2, 10).en
    'We got 0.4 better, the bar went up 0.4. That is why it still says 7.2.'
    """
    if min(found.n) < fewest or not found.identified:
        return SILENCE
    if (way(found.performance), way(found.yardstick)) != ("up", "down"):
        return SILENCE
    sizes = [
        Words(*(number(abs(part.estimate or 0.0), part.places(), tongue) for tongue in ("nl", "en")))
        for part in (found.performance, found.yardstick)
    ]
    score = Words(*(number(now, 1, tongue) for tongue in ("nl", "en")))
    said = Words(
        f"Wij werden {sizes[0].nl} beter, de lat ging {sizes[1].nl} omhoog.",
        f"We got {sizes[0].en} better, the bar went up {sizes[1].en}.",
    )
    if way(found.change) != "unclear":
        return said + _moved(found.change)
    return said + Words(f"Daarom staat er nog steeds {score.nl}.", f"That is why it still says {score.en}.")


def _moved(change: Estimate) -> Words:
    where = way(change)
    if where == "unclear":
        between = _between(change)
        return Words(
            f"Dat het cijfer veranderde, is niet aangetoond ({between.nl}).",
            f"It is not shown that the score changed ({between.en}).",
        )
    size = Words(*(_size(change, tongue) for tongue in ("nl", "en")))
    if where == "up":
        return Words(f"Het cijfer ging {size.nl} omhoog.", f"The score went up by {size.en}.")
    return Words(f"Het cijfer ging {size.nl} omlaag.", f"The score went down by {size.en}.")


def _parts(found: Drift) -> Words:
    return _performance(found.performance) + _yardstick(found.yardstick)


def _performance(part: Estimate) -> Words:
    where, between = way(part), _between(part)
    if where == "unclear":
        return Words(
            f"Dat wij anders presteerden en dat het daardoor kwam, is niet aangetoond ({between.nl}).",
            f"It is not shown that this came from how we performed ({between.en}).",
        )
    size = Words(*(_size(part, tongue) for tongue in ("nl", "en")))
    if where == "up":
        return Words(
            f"Betere prestaties gaan samen met {size.nl} hoger.",
            f"Better performance goes together with {size.en} more.",
        )
    return Words(
        f"Mindere prestaties gaan samen met {size.nl} lager.",
        f"Worse performance goes together with {size.en} less.",
    )


def _yardstick(part: Estimate) -> Words:
    where, between = way(part), _between(part)
    if where == "unclear":
        return Words(
            f"Dat klanten anders zijn gaan oordelen, is niet aangetoond ({between.nl}).",
            f"It is not shown that customers judge differently ({between.en}).",
        )
    size = Words(*(_size(part, tongue) for tongue in ("nl", "en")))
    if where == "up":
        return Words(
            f"Voor dezelfde prestatie geven klanten nu {size.nl} meer: de lat ging omlaag.",
            f"For the same performance customers now give {size.en} more: the yardstick went down.",
        )
    return Words(
        f"Voor dezelfde prestatie geven klanten nu {size.nl} minder: de lat ging omhoog.",
        f"For the same performance customers now give {size.en} less: the yardstick went up.",
    )


def _support(found: Drift) -> Words:
    where = way(found.expectation)
    if where == "unclear" or where != way(found.yardstick):
        return SILENCE
    if where == "down":
        return Words(
            "Dat past bij wat ze zeggen: het is vaker minder dan ze verwachtten.",
            "That fits what they say: it is more often less than they expected.",
        )
    return Words(
        "Dat past bij wat ze zeggen: het is vaker beter dan ze verwachtten.",
        "That fits what they say: it is more often better than they expected.",
    )


def _direction(found: Drift) -> Words:
    """What disconfirmation points to; never how much."""
    where, score = way(found.expectation), way(found.change)
    if where == "down":
        pointing = Words(
            "Dat wijst op verwachtingen die sneller stegen dan wat wij doen."
            if score != "up"
            else "Het cijfer laat dat nog niet zien.",
            "That points to expectations that rose faster than what we do."
            if score != "up"
            else "The score does not show that yet.",
        )
        return (
            Words(
                "Klanten krijgen vaker minder dan ze verwachtten.",
                "Customers more often get less than they expected.",
            )
            + pointing
        )
    if where == "up":
        return Words(
            "Klanten krijgen vaker meer dan ze verwachtten. Dat wijst niet op een lat die omhoogging.",
            "Customers more often get more than they expected. That does not point to a yardstick that "
            "went up.",
        )
    return Words(
        "Klanten vergelijken met hun verwachting zoals eerst: dat wijst geen kant op.",
        "Customers compare with what they expected as before: that points neither way.",
    )


def _size(found: Estimate, language: Language) -> str:
    """An amount without its sign: 0,40 (van 0,30 tot 0,50)."""
    estimate = abs(found.estimate or 0.0)
    ends = sorted((abs(found.low or 0.0), abs(found.high or 0.0)))
    places = found.places()
    low, high = (bound(end, places, language) for end in ends)
    words = {"nl": ("punt ", "van", "tot"), "en": ("", "from", "to")}[language]
    return f"{number(estimate, places, language)} {words[0]}({words[1]} {low} {words[2]} {high})"


def _between(found: Estimate) -> Words:
    places = found.places()
    if found.low is None or found.high is None:
        return Words("het interval is onbekend", "the interval is unknown")
    low, high = found.low, found.high
    return Words(
        f"tussen {bound(low, places, 'nl')} en {bound(high, places, 'nl')}",
        f"between {bound(low, places, 'en')} and {bound(high, places, 'en')}",
    )
