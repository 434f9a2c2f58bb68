"""Our own sentences with the emotions that are felt in them: polarity and feeling, in two languages."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from wallofchange.reading.training.emotions import polarity_of
from wallofchange.reading.training.sentences import JOINTS, TURNS

_SLOT = re.compile(r"\{(\w+)\}")
_HANDLE, _TAG = {"nl": "adres", "en": "handle"}, {"nl": "etiket", "en": "tag"}
_SIGNS = {
    "positive": (":)", "😊", "👍", "❤️", "🎉", ":-)"),
    "negative": (":(", "😡", "👎", "😤", "😞", ":-("),
    "neutral": ("", "", "🙂", "🤔", "", "?"),
}


class Felt(NamedTuple):
    """A sentence, the emotions in it, and which way they point (empty when they disagree)."""

    text: str
    emotions: tuple[str, ...]
    polarity: str


_Way = tuple[tuple[str, ...], str]  # the emotions, and the template


class Written(NamedTuple):
    """What people wrote: templates with what is felt in them, and what fills their slots."""

    templates: list[_Way]
    slots: dict[str, list[str]]


def examples(language: str, count: int, seed: int) -> Iterator[Felt]:
    """Yield `count` sentences, as many of each polarity, the same ones for the same seed."""
    written = written_in(language)
    dice = random.Random(f"felt-{language}-{seed}")  # noqa: S311  # variation, not secrecy
    ways: dict[str, list[tuple[tuple[str, ...], str]]] = {
        "positive": [],
        "negative": [],
        "neutral": [],
        "": [],
    }
    for emotions, template in written.templates:
        ways[polarity_of(list(emotions))].append((emotions, template))
    for number in range(count):
        polarity = ("positive", "negative", "neutral", "negative", "neutral", "positive", "")[number % 7]
        yield _composed(written, ways, polarity, language, dice)


def _composed(
    written: Written,
    ways: dict[str, list[_Way]],
    polarity: str,
    language: str,
    dice: random.Random,
) -> Felt:
    emotions, said = filled(written, dice.choice(ways[polarity]), dice)
    shape = dice.random()
    if shape < 0.25 and polarity:
        more, second = filled(written, dice.choice(ways[polarity]), dice)
        emotions, said = _both(emotions, more), dice.choice(JOINTS[language]).join((said, second))
    elif shape < 0.42:
        _none, fact = filled(written, dice.choice(ways["neutral"]), dice)
        said = dice.choice(JOINTS[language]).join((fact, said))
    elif shape < 0.5 and polarity in ("positive", "negative"):
        other = "negative" if polarity == "positive" else "positive"
        more, first = filled(written, dice.choice(ways[other]), dice)
        emotions, said = _both(more, emotions), dice.choice(TURNS[language]).join((first, said))
    return Felt(dressed(said, written, polarity, language, dice), emotions, polarity)


def _both(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    both = tuple(dict.fromkeys(first + second))
    return tuple(name for name in both if name != "neutral") or both


def filled(
    written: Written, way: tuple[tuple[str, ...], str], dice: random.Random
) -> tuple[tuple[str, ...], str]:
    """A template with its slots filled."""
    emotions, template = way
    return emotions, _SLOT.sub(lambda match: dice.choice(written.slots[match[1]]), template)


def dressed(text: str, written: Written, polarity: str, language: str, dice: random.Random) -> str:
    """As people write: with a handle, a tag or a sign, with and without capitals and stops, mistyped."""
    if dice.random() < 0.7:
        text = text[0].upper() + text[1:]
    if dice.random() < 0.6 and text[-1].isalpha():
        text += dice.choice((".", ".", "!", "!!", "..."))
    if dice.random() < 0.05 and len(text) > 8:
        place = dice.randrange(2, len(text) - 2)
        text = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if dice.random() < 0.25:
        text = f"{dice.choice(written.slots[_HANDLE[language]])} {text}"
    if dice.random() < 0.1:
        text = f"{text} {dice.choice(written.slots[_TAG[language]])}"
    if dice.random() < 0.1 and polarity:
        text = f"{text} {dice.choice(_SIGNS[polarity])}".strip()
    return text


@cache
def written_in(language: str, kind: str = "felt") -> Written:
    """The templates of a kind in a language, with all lists that fill their slots."""
    written = Written([], {})
    here = files("wallofchange.reading.training")
    for name in dict.fromkeys((language, f"felt_{language}", f"{kind}_{language}")):
        for line in here.joinpath(f"written/{name}.txt").read_text("utf-8").splitlines():
            if line.startswith("@"):
                slot, _, choices = line[1:].partition("=")
                written.slots[slot.strip()] = [choice.strip() for choice in choices.split("|")]
            elif name.startswith(kind) and ": " in line and not line.startswith("#"):
                emotions, _, template = line.partition(": ")
                written.templates.append((tuple(emotions.split("+")), template))
    return written
