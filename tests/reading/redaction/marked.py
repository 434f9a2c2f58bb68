"""Texts written for the test of redaction, with what must go between braces: `bel {phone:06-12345678}`.

`stranger_*` to `stranger4_*` were written by hands that had not seen the rules, `stranger5_*` and
`stranger6_*` by one that had; docs/redaction.md says how each was first met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from wallofchange.reading.redacting.own_patterns import OwnPattern
from wallofchange.reading.redacting.span import Span
from wallofchange.reading.redaction import find
from wallofchange.reading.words import Words

_MARK = re.compile(r"\{(\w+):([^{}]*)\}")
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Marked:
    """A text without its braces, and what must be found in it."""

    text: str
    language: str
    spans: tuple[Span, ...]


@dataclass
class Tally:
    """What was found of what had to be, per kind; and what was hit that nobody marked."""

    asked: dict[str, int] = field(default_factory=dict)
    met: dict[str, int] = field(default_factory=dict)
    words: int = 0
    false_alarms: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def recall(self, *kinds: str) -> tuple[int, int]:
        """How many were met of how many asked, for these kinds; without kinds all identifiers (not names)."""
        wanted = kinds or tuple(kind for kind in self.asked if kind != "name")
        return sum(self.met.get(kind, 0) for kind in wanted), sum(self.asked.get(kind, 0) for kind in wanted)

    @property
    def alarms_per_thousand(self) -> float:
        return 1_000 * len(self.false_alarms) / max(self.words, 1)


@cache
def marked(part: str) -> tuple[Marked, ...]:
    """The texts of a part, such as "first" or "kept", in both languages."""
    return tuple(
        parsed(line, path.stem.rsplit("_", 1)[1])
        for path in sorted(HERE.glob(f"{part}_*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    )


def tally(texts: Iterable[Marked], patterns: Sequence[OwnPattern] = ()) -> Tally:
    """Compare what is found with what is marked: all of a mark must be covered, by spans of any kind."""
    counted = Tally()
    for each in texts:
        found = find(Words(each.text), patterns=patterns)
        counted.words += len(each.text.split())
        for span in each.spans:
            counted.asked[span.kind] = counted.asked.get(span.kind, 0) + 1
            if _covered(span, found, each.text):
                counted.met[span.kind] = counted.met.get(span.kind, 0) + 1
            else:
                counted.missed.append(f"{span.kind}: {each.text}")
        counted.false_alarms += [
            f"{hit.kind}: {each.text[hit.start : hit.end]} | {each.text}"
            for hit in found
            if not any(hit.start < span.end and span.start < hit.end for span in each.spans)
        ]
    return counted


def _covered(span: Span, found: Iterable[Span], text: str) -> bool:
    """Whether every letter and digit of the mark lies in something that was found."""
    places = {place for hit in found for place in range(hit.start, hit.end)}
    return all(place in places for place in range(span.start, span.end) if text[place].isalnum())


def parsed(line: str, language: str) -> Marked:
    """The text of a line, in which \\n stands for a break, and the places of its marks."""
    line = line.replace("\\n", "\n")
    text, spans, last = "", [], 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        spans.append(Span(len(text), len(text) + len(mark[2]), mark[1]))
        text += mark[2]
        last = mark.end()
    return Marked(text + line[last:], language, tuple(spans))
