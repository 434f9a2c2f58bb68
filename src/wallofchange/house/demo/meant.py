"""What a text of the story means: what somebody who reads it whole finds in it."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Final

from wallofchange.house.demo.hearing import Said
from wallofchange.house.demo.lexicon import LANGUAGES, SIDES, lexicon

# The theme of the list to start with that each topic is about; what is missing is about none of them.
THEME_OF: Final = {
    "on_time": "on-time", "hour_kept": "on-time", "hour_missed": "on-time", "who_comes": "who-comes",
    "one_go": "fixed-first-time", "not_called": "fixed-first-time", "phone": "phone-wait",
    "bot": "phone-wait", "listening": "listening", "tidy": "tidy-work", "cold": "cold-and-worry",
    "warm_case": "cold-and-worry", "outage": "cold-and-worry", "bill": "clear-bill", "new_bill": "clear-bill",
    "rebooking": "rescheduling", "explaining": "explanation", "price": "price", "app": "app",
}  # fmt: skip
PEOPLE, ABOUT_PEOPLE = "people", {"listening", "who_comes", "explaining"}  # these tell of somebody's manners
SOUNDS: Final = {"below": "negative", "exceeded": "positive"}
OUR_YARDSTICK: Final = ("before", "promise")  # held against others is no expectation of us
EXPECTS: Final = (
    *("verwacht", "viel vies tegen", "altijd goed", "gewend", "teleurgesteld", "gerekend", "zoals altijd"),
    *("dan ik dacht", "verrast", "expect", "let-down", "always", "used to", "disappointed", "counted on"),
    *("than i thought", "surprised"),
)


def meant(said: Said, read: Mapping[str, Any]) -> dict[str, Any]:
    """What is in these words, as {field: value}, beside what a reader had `read` in them.

    Who says that it went as expected sounds neither glad nor cross, or a little glad: both may stand. Who
    hands on thanks may wait for a word or not: that stands as it was read, and so does that it is about
    people where it tells of somebody's manners. Of what everybody knows by heart the story does not say what
    it is about.
    """
    found = {**read, "polarity": _sound(said, read)}
    if not said.signal.answered:
        found["expectation"] = said.side if states(said) else "not_stated"
    if said.is_quote:
        return found
    found["themes"] = _themes({said.about, said.also}, read["themes"])
    if not (said.asks and said.side == "exceeded"):
        found["asks_answer"] = said.asks
    return found


def _themes(topics: set[str], read: Collection[str]) -> list[str]:
    also = {PEOPLE} if PEOPLE in read and topics & ABOUT_PEOPLE else set()
    return sorted(also | {THEME_OF[topic] for topic in topics if topic in THEME_OF})


def states(said: Said) -> bool:
    """Whether the words hold it against what was expected, as docs/labelling.md asks."""
    words = said.signal.words.casefold()
    return any(sentence in words for sentence in _yardsticks(said.side))


def _sound(said: Said, read: Mapping[str, Any]) -> Any:
    met = "neutral" if read["polarity"] == "negative" else read["polarity"]
    return SOUNDS.get(said.side, met)


@cache
def _yardsticks(side: str) -> tuple[str, ...]:
    """The sentences of a side, in both languages, that name what was expected."""
    if side not in SIDES:
        return ()
    every = [lexicon(language) for language in LANGUAGES]
    felt = [said.casefold() for words in every for said in words.feelings[side]]
    compared = [words.compared[referent][side] for words in every for referent in OUR_YARDSTICK]
    return (
        *(said for said in felt if any(word in said for word in EXPECTS)),
        *(said.casefold() for sentences in compared for said in sentences),
    )
