"""Lists of phrases as text files, so that whoever reads Dutch or English can mend them without Python."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import NamedTuple

from wallofchange.reading.words import Phrase

_NAME = re.compile(r"<([a-z_]+)>")


class Line(NamedTuple):
    """What a phrase says, how often it is right (0 to 1), and where to look for it."""

    says: str
    p: float
    phrase: Phrase


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
