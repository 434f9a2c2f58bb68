"""The sentences we wrote ourselves, in two languages and many trades, and how they are put together."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

_SIGNS = {"+": "positive", "-": "negative", ".": "neutral"}
_SLOT = re.compile(r"\{(\w+)\}")
JOINTS = {"nl": (". ", ". ", ", ", " en ", "! ", "\n"), "en": (". ", ". ", ", ", " and ", "! ", "\n")}
TURNS = {"nl": (" maar ", ", maar ", ". Maar "), "en": (" but ", ", but ", ". But ")}


class Written(NamedTuple):
    """What one language has: templates by polarity, and what fills their slots."""

    templates: dict[str, list[str]]
    slots: dict[str, list[str]]


def examples(language: str, count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield `count` sentences with their polarity, the same ones for the same seed."""
    written = _written(language)
    dice = random.Random(f"{language}-{seed}")  # noqa: S311  # variation, not secrecy
    polarities = sorted(written.templates)
    for number in range(count):
        polarity = polarities[number % len(polarities)]
        yield _roughened(_composed(written, polarity, language, dice), dice), polarity


def _composed(written: Written, polarity: str, language: str, dice: random.Random) -> str:
    """One sentence; or with a fact before it, a second of its kind, or a turn whose end decides."""
    said = _filled(written, polarity, dice)
    shape = dice.random()
    if shape < 0.45:
        return said
    if shape < 0.7:
        return dice.choice(JOINTS[language]).join((_filled(written, "neutral", dice), said))
    if shape < 0.93 or polarity == "neutral":
        return dice.choice(JOINTS[language]).join((said, _filled(written, polarity, dice)))
    other = "negative" if polarity == "positive" else "positive"
    return dice.choice(TURNS[language]).join((_filled(written, other, dice), said))


def _filled(written: Written, polarity: str, dice: random.Random) -> str:
    template = dice.choice(written.templates[polarity])
    return _SLOT.sub(lambda match: dice.choice(written.slots[match[1]]), template)


def _roughened(text: str, dice: random.Random) -> str:
    """People write with and without capitals and full stops, and mistype."""
    if dice.random() < 0.7:
        text = text[0].upper() + text[1:]
    if dice.random() < 0.6 and text[-1].isalpha():
        text += dice.choice((".", ".", "!", "!!", "..."))
    if dice.random() < 0.06 and len(text) > 8:
        place = dice.randrange(2, len(text) - 2)
        text = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text


def _written(language: str) -> Written:
    written = Written({name: [] for name in _SIGNS.values()}, {})
    text = files("wallofchange.reading.training").joinpath(f"written/{language}.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("@"):
            name, _, choices = line[1:].partition("=")
            written.slots[name.strip()] = [choice.strip() for choice in choices.split("|")]
        elif line[:1] in _SIGNS:
            written.templates[_SIGNS[line[0]]].append(line[1:].strip())
    return written
