"""What a text says outright of its own feeling: idioms, mock praise, a yardstick, feelings by their name.

A reader that weighs words hears praise in "five stars for losing my luggage" and blame in "can't fault them".
What a phrase says leans what that reader found; it does not overrule it.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

from wallofchange.reading.asking import asks_answer
from wallofchange.reading.expectation import expectation_of
from wallofchange.reading.feeling import Feeler, Feeling
from wallofchange.reading.phrase_list import Sieve, phrases
from wallofchange.reading.record import POLARITIES, Felt
from wallofchange.reading.said import is_denied, is_glad
from wallofchange.reading.urgency import urgency_of
from wallofchange.reading.wishes import wish_of, worry_of
from wallofchange.reading.words import Words, triggers_of

SHORT = 20  # words; in a longer text one phrase says so much less of the whole
SURE = 0.75  # of a polarity this likely, a faint emotion to the contrary is left out
FAINT = 0.5
FAINT_BESIDE = 0.75  # what is faint beside a polarity that a phrase says in so many words
PRESSING = 0.5  # from here on somebody should look today: hardly a happy text
ALL_OF_IT = 0.7  # of a text; then it only wishes
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
    said = dict(_phrases(words))
    share = min(1.0, SHORT / max(1, len(words.lower)))
    chances = _chances(feeling.chances, said | _besides(words, said), share)
    polarity = POLARITIES[chances.index(max(chances))]
    named = {what: p for what, p in said.items() if what in _GLAD | _SORE} | _implied(words, polarity)
    return feeling._replace(
        chances=chances, emotions=_emotions(feeling.emotions, said.keys(), named, polarity, max(chances))
    )


def _phrases(words: Words) -> Iterator[tuple[str, float]]:
    """What the phrases say, the surest last; one that leans a polarity hides nothing from a named feeling."""
    if _TRIGGERS.isdisjoint(words.heads):
        return
    left, heard = words.small, list[tuple[str, float]]()
    for what, p, phrase in _SIEVE.of(words.heads):
        named = what in _SORE | _GLAD
        match = phrase.pattern.search(words.small if named else left)
        if match is None or (named and is_denied(words.small[: match.start()])):
            continue
        if not named:
            left = phrase.pattern.sub(lambda match: "\x00" * len(match[0]), left)
        heard.append((what, p))
    yield from sorted(heard, key=lambda pair: pair[1])


def _besides(words: Words, said: dict[str, float]) -> dict[str, float]:
    """What else leans the polarity: a yardstick, what presses, a wish or question without praise."""
    found: dict[str, float] = {}
    stated = expectation_of(words)
    if stated.expectation == "exceeded":
        found["positive"] = max(stated.p, said.get("positive", 0.0))
    if stated.expectation == "below":
        found["negative"] = max(stated.p, said.get("negative", 0.0))
    elif urgency_of(words) >= PRESSING:
        found["negative"] = max(0.8, said.get("negative", 0.0))
    wish = wish_of(words)
    if (wish or asks_answer(words)) and not is_glad(words.small):
        found["not glad"] = 0.85
        if len(wish) >= ALL_OF_IT * len(words.text):
            found["neutral"] = 0.8
    return found


def _implied(words: Words, polarity: str) -> dict[str, float]:
    """Feelings that follow from what was read: a worry is fear, a hope in vain a disappointment."""
    found = {"fear": 0.6} if worry_of(words) else {}
    stated = expectation_of(words, polarity)
    if stated.expectation == "below" and any(part in stated.phrase.lower() for part in _LET_DOWN):
        found["disappointment"] = 0.6
    return found | ({"as hoped": stated.p} if stated.expectation in ("met", "exceeded") else {})


def _chances(chances: tuple[float, ...], said: dict[str, float], share: float) -> tuple[float, ...]:
    """Each polarity by the odds that a phrase gives it, and all of them adding up to 1 again."""
    says = {"positive": said.get("positive"), "neutral": said.get("neutral")}
    says["negative"] = max(said.get("negative", 0.0), said.get("mock", 0.0)) or None
    if "mock" in said:
        says["positive"] = None
    elif "not glad" in said and not says["positive"]:
        says["positive"] = 1 - said["not glad"]
    if not any(says.values()):
        return chances
    odds = [
        chance * math.exp(share * math.log(p / (1 - p))) if (p := says[polarity]) else chance
        for polarity, chance in zip(POLARITIES, chances, strict=True)
    ]
    return tuple(round(each / sum(odds), 6) for each in odds)


def _emotions(
    emotions: tuple[Felt, ...], said: Collection[str], named: dict[str, float], polarity: str, p: float
) -> tuple[Felt, ...]:
    """With those that are named, without those that are taken back or hardly go with the polarity."""
    gone = _GLAD if "mock" in said else frozenset({"disappointment"} if "as hoped" in named else ())
    contrary = {"negative": _GLAD, "neutral": _GLAD | _SORE, "positive": _SORE}[polarity]
    faint = (FAINT_BESIDE if polarity in said else FAINT) if p >= SURE else 0.0
    kept = {
        felt.name: felt.p
        for felt in emotions
        if felt.name not in gone and (felt.p >= faint or felt.name not in contrary)
    }
    for what in (_GLAD | _SORE) & named.keys():
        kept[what] = max(kept.get(what, 0.0), named[what])
    return tuple(Felt(name, p) for name, p in sorted(kept.items(), key=lambda pair: (-pair[1], pair[0])))


_LINES = phrases("outright")
_SIEVE = Sieve(_LINES)
_TRIGGERS = triggers_of([line.phrase for line in _LINES])
