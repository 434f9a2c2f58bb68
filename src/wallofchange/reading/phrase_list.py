"""Lists of phrases as text files, so that whoever reads Dutch or English can mend them without Python."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import NamedTuple

from wallofchange.reading.words import Phrase

_NAME = re.compile(r"<([a-z_]+)>")


class Line(NamedTuple):
    """What a phrase says, how often it is right (0 to 1), and where to look for it."""

    says: str
    p: float
    phrase: Phrase


class Sieve:
    """Lines by the beginnings of words that they wait for, so that only those are tried that may be there."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        self._by: dict[str, tuple[int, ...]] = {}
        for place, line in enumerate(self._lines):
            for trigger in line.phrase.triggers:
                self._by[trigger] = (*self._by.get(trigger, ()), place)
        self._triggers = frozenset(self._by)

    def of(self, heads: frozenset[str]) -> list[Line]:
        """The lines that may be in a text whose words begin so, in their order."""
        near = self._triggers & heads
        if not near:
            return []
        places = {place for head in near for place in self._by[head]}
        return [self._lines[place] for place in sorted(places)]


def patterns(name: str) -> dict[str, re.Pattern[str]]:
    """Return the named patterns of a shipped list."""
    parts = _parts(name)
    return {part: re.compile(_whole(pattern, parts), re.I) for part, pattern in parts.items()}


def phrases(name: str) -> tuple[Line, ...]:
    """Return the lines of a shipped list, in their order."""
    parts = _parts(name)
    return tuple(_line(line, parts) for line in _lines(name) if line[0] not in "#@")


def _line(line: str, parts: dict[str, str]) -> Line:
    head, triggers, pattern = line.split(" | ", 2)
    says, p = head.split()
    return Line(says, float(p), Phrase(triggers, rf"(?<!\w)(?:{_whole(pattern, parts)})"))


def _whole(pattern: str, parts: dict[str, str]) -> str:
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda match: parts[match[1]], pattern)
    return pattern


def _parts(name: str) -> dict[str, str]:
    named = (line[1:].partition(" = ") for line in _lines(name) if line.startswith("@"))
    return {part: pattern for part, _, pattern in named}


def _lines(name: str) -> list[str]:
    text = files("wallofchange.reading").joinpath(f"data/phrases/{name}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line]
