"""What a text says outright of its own feeling: idioms, mock praise, a yardstick, feelings by their name.

A reader that weighs words hears praise in "five stars for losing my luggage" and blame in "can't fault them".
What a phrase says leans what that reader found; it does not overrule it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from wallofchange.reading.expectation import expectation_of
from wallofchange.reading.feeling import Feeler, Feeling
from wallofchange.reading.phrase_list import Sieve, phrases
from wallofchange.reading.record import POLARITIES, Felt
from wallofchange.reading.said import is_denied
from wallofchange.reading.urgency import urgency_of
from wallofchange.reading.wishes import worry_of
from wallofchange.reading.words import Words, triggers_of

SHORT = 20  # words; in a longer text one phrase says so much less of the whole
SURE = 0.75  # of a polarity this likely, a faint emotion to the contrary is left out
FAINT = 0.5
PRESSING = 0.5  # from here on somebody should look today: hardly a happy text
_GLAD = frozenset({"joy", "gratitude", "relief"})
_SORE = frozenset({"anger", "disgust", "disappointment", "fear", "sadness"})
_LET_DOWN = ("hope", "hoop", "expect", "verwacht", "disap", "teleur", "tegen", "let ", "afknap")


class Outspoken:
    """A feeler that also hears what is said outright. Its version counts the phrases already."""

    def __init__(self, feeler: Feeler) -> None:
        self.name, self.version = feeler.name, feeler.version
        self._feeler = feeler

    def feel(self, texts: Sequence[str]) -> list[Feeling]:
        return [
            leant(Words(text), feeling) for text, feeling in zip(texts, self._feeler.feel(texts), strict=True)
        ]


def leant(words: Words, feeling: Feeling) -> Feeling:
    """The feeling of a text, leant by what it says outright."""
    said = _said(words)
    share = min(1.0, SHORT / max(1, len(words.lower)))
    chances = _chances(feeling.chances, said, share)
    polarity = POLARITIES[chances.index(max(chances))]
    return feeling._replace(
        chances=chances, emotions=_emotions(feeling.emotions, said, polarity, max(chances))
    )


def _said(words: Words) -> dict[str, float]:
    """What is said, and how sure the surest phrase of it is."""
    said: dict[str, float] = {}

    def hear(what: str, p: float) -> None:
        said[what] = max(said.get(what, 0.0), p)

    stated = expectation_of(words)
    if stated.expectation in ("below", "exceeded"):
        hear("negative" if stated.expectation == "below" else "positive", stated.p)
    if stated.expectation in ("met", "exceeded"):
        hear("as hoped", stated.p)
    if stated.expectation == "below" and any(part in stated.phrase.lower() for part in _LET_DOWN):
        hear("disappointment", 0.6)
    if worry_of(words):
        hear("fear", 0.6)
    if urgency_of(words) >= PRESSING:
        hear("negative", 0.8)
    if not _TRIGGERS.isdisjoint(words.heads):
        left = words.small
        for what, p, phrase in _SIEVE.of(words.heads):
            match = phrase.pattern.search(left)
            if match is None:
                continue
            left = phrase.pattern.sub(lambda match: "\x00" * len(match[0]), left)
            if what in _SORE | _GLAD and is_denied(words.small[: match.start()]):
                continue
            hear(what, p)
    return said


def _chances(chances: tuple[float, ...], said: dict[str, float], share: float) -> tuple[float, ...]:
    """Each polarity by the odds that a phrase gives it, and all of them adding up to 1 again."""
    says = {"positive": said.get("positive"), "neutral": said.get("neutral")}
    says["negative"] = max(said.get("negative", 0.0), said.get("mock", 0.0)) or None
    if "mock" in said:
        says["positive"] = None
    if not any(says.values()):
        return chances
    odds = [
        chance * math.exp(share * math.log(p / (1 - p))) if (p := says[polarity]) else chance
        for polarity, chance in zip(POLARITIES, chances, strict=True)
    ]
    return tuple(round(each / sum(odds), 6) for each in odds)


def _emotions(
    emotions: tuple[Felt, ...], said: dict[str, float], polarity: str, p: float
) -> tuple[Felt, ...]:
    """With those that are named, without those that are taken back or hardly go with the polarity."""
    named = {what: sure for what, sure in said.items() if what in _GLAD | _SORE}
    gone = _GLAD if "mock" in said else frozenset({"disappointment"} if "as hoped" in said else ())
    faint = {"negative": _GLAD, "positive": _SORE}.get(polarity, frozenset()) if p >= SURE else frozenset()
    kept = {
        felt.name: felt.p
        for felt in emotions
        if felt.name not in gone and (felt.p >= FAINT or felt.name not in faint)
    }
    for what, sure in named.items():
        kept[what] = max(kept.get(what, 0.0), sure)
    return tuple(Felt(name, p) for name, p in sorted(kept.items(), key=lambda pair: -pair[1]))


_LINES = phrases("outright")
_SIEVE = Sieve(_LINES)
_TRIGGERS = triggers_of([line.phrase for line in _LINES])
