"""A place in a text that identifies somebody, and the set of places that were found so far."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

COVER = "¤"  # no letter and no digit: what stands beside a covered place still begins and ends there


class Span(NamedTuple):
    """From `start` up to `end`, in characters of the text; `kind` is a key of the labels."""

    start: int
    end: int
    kind: str


class Found:
    """Spans that do not overlap: whoever comes first has the place, the next look past it."""

    def __init__(self, text: str) -> None:
        self.rest = text  # as long as the text, with what was found covered
        self.spans: list[Span] = []

    def add(self, kind: str, places: Iterable[tuple[int, int]]) -> None:
        """Take the places that are free; the rest is made anew once, so that many of them stay cheap."""
        parts: list[str] = []
        last = 0
        for start, end in places:
            if end > start >= last and COVER not in self.rest[start:end]:
                self.spans.append(Span(start, end, kind))
                parts += (self.rest[last:start], COVER * (end - start))
                last = end
        if last:
            self.rest = "".join((*parts, self.rest[last:]))

    def in_order(self) -> tuple[Span, ...]:
        return tuple(sorted(self.spans))
