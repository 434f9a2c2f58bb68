"""From a felt contact to somebody's own words: opener, fact, feeling, and what makes writing theirs."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from . import blemishes, topics, weeks
from .answers import Answers
from .contacts import MOMENT_KEYS
from .lexicon import ADVISERS, DAYS, FIRST_NAMES, REFERENTS, SIDES, TIMES, TOPICS, Lexicon, Sentences, lexicon

Draws: TypeAlias = npt.NDArray[np.float64]

COMPARING: Final = (0.06, 0.13)  # share of the texts that compare us, first and last week
REFERENT_SHARES: Final = (0.45, 0.20, 0.20, 0.15)
SHORTEST, LONGEST = 3, 56  # words; a number or a face may follow
# How often people begin with what it was about, greet, end with how it felt.
BEGINS: Final = 0.55
GREETS: Final = 0.6
FEELS: Final = 0.62


@dataclass(frozen=True)
class Voice:
    """One text that is to be written: who speaks, where, about what, and the chances of the moment."""

    words: Lexicon
    channel: str
    moment: str
    side: str
    first: str
    second: str
    referent: str
    asks: bool
    draws: list[float]


def write(
    answers: Answers,
    channel: npt.NDArray[np.str_],
    english: npt.NDArray[np.bool_],
    asking: npt.NDArray[np.bool_],
    chance: np.random.Generator,
) -> tuple[list[str], list[str], list[str]]:
    """Write a text for each answer; return the texts, what each is about, and what else it mentions."""
    first, second = topics.choose(answers, channel, chance)
    referents = _referents(answers, chance)
    draws = chance.random((len(answers), 16)).tolist()
    both = (lexicon("nl"), lexicon("en"))
    names, about = np.array((*TOPICS, "")), (first, second)
    columns = (
        [both[foreign] for foreign in english.tolist()],
        channel.tolist(),
        np.array(MOMENT_KEYS)[answers.contacts.moment].tolist(),
        np.array(SIDES)[answers.expectation + 1].tolist(),
        *(names[topic].tolist() for topic in about),
        referents,
        asking.tolist(),
        draws,
    )
    voices = [Voice(*row) for row in zip(*columns, strict=True)]
    texts = [blemishes.add(say(voice), voice) for voice in voices]
    return texts, names[first].tolist(), names[second].tolist()


def say(voice: Voice) -> str:
    """Put one text together, at most sixty words long."""
    draw = voice.draws
    greeting = voice.words.greetings.get(voice.channel, ()) if draw[0] < GREETS else ()
    opener = voice.words.openers[voice.moment] if draw[1] < BEGINS else ()
    feeling = voice.words.feelings[voice.side] if draw[2] < FEELS else ()
    parts = [
        _pick(greeting, draw[3]),
        _pick(opener, draw[4]),
        _pick(voice.words.about(voice.first, voice.side, voice.moment), draw[5]),
    ]
    if voice.second:
        parts.append(_pick(voice.words.about(voice.second, voice.side, voice.moment), draw[6]))
    if voice.referent:
        parts.append(_pick(voice.words.compared[voice.referent][voice.side], draw[7]))
    parts.append(_pick(feeling, draw[8]))
    if voice.asks:
        parts.append(_pick(voice.words.asks["thank" if voice.side == "exceeded" else "ask"], draw[9]))
    text = _fill(
        _fitting([part for part in parts if part], _pick(voice.words.feelings[voice.side], draw[8])), voice
    )
    return text[0].upper() + text[1:]


def _referents(answers: Answers, chance: np.random.Generator) -> list[str]:
    """Draw what each text compares us with, if with anything: more and more do."""
    share = COMPARING[0] + (COMPARING[1] - COMPARING[0]) * weeks.progress_of(answers.contacts.week)
    compares = chance.random(len(answers)) < share
    which = chance.choice(len(REFERENTS), len(answers), p=REFERENT_SHARES)
    return [REFERENTS[one] if yes else "" for yes, one in zip(compares.tolist(), which.tolist(), strict=True)]


def _pick(sentences: Sentences, draw: float) -> str:
    return sentences[int(draw * len(sentences))] if sentences else ""


def _fitting(parts: list[str], feeling: str) -> str:
    """Leave out from the front what does not fit: the end is how it felt. Two words are too few."""
    while _words(parts) > LONGEST:
        parts.pop(0)
    if _words(parts) < SHORTEST:
        parts.append(feeling)
    return " ".join(part if not part.endswith(",") else part + "\n" for part in parts).replace("\n ", "\n")


def _words(parts: list[str]) -> int:
    return sum(part.count(" ") + 1 for part in parts)


def _fill(text: str, voice: Voice) -> str:
    if "{" not in text:
        return text
    language, draw = voice.words.language, voice.draws
    return (
        text.replace("{day}", _pick(DAYS[language], draw[10]))
        .replace("{time}", _pick(TIMES[language], draw[11]))
        .replace("{engineer}", _pick(FIRST_NAMES, draw[12]))
        .replace("{adviser}", _pick(ADVISERS, draw[12]))
        .replace("{minutes}", str(12 + int(draw[11] * 40)))
        .replace("{queue}", str(4 + int(draw[11] * 19)))
    )
