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


def phrases(name: str) -> tuple[Line, ...]:
    """Return the lines of a shipped list, in their order."""
    text = files("wallofchange.reading").joinpath(f"data/phrases/{name}.txt").read_text("utf-8")
    parts: dict[str, str] = {}
    found = []
    for line in text.splitlines():
        if line.startswith("@"):
            part, _, pattern = line[1:].partition(" = ")
            parts[part] = pattern
        elif line and not line.startswith("#"):
            found.append(_line(line, parts))
    return tuple(found)


def _line(line: str, parts: dict[str, str]) -> Line:
    head, triggers, pattern = line.split(" | ", 2)
    says, p = head.split()
    while _NAME.search(pattern):
        pattern = _NAME.sub(lambda match: parts[match[1]], pattern)
    return Line(says, float(p), Phrase(triggers, rf"(?<!\w)(?:{pattern})"))
