"""A text in other signs, and the way back: where each of its signs came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class View:
    """A text of which some pieces were rewritten; a place in it leads back to the text it was made from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.changed = False
        self.said: list[tuple[int, int]] = []  # long numbers in words, as places in the first text
        self._starts: Sequence[int] = range(len(text))  # where each sign began in the first text
        self._ends: Sequence[int] = range(1, len(text) + 1)

    def rewrite(self, pieces: Iterable[tuple[int, int, str]]) -> None:
        """Put other signs in the place of some pieces, which come in order and do not overlap."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for start, end, instead in pieces:
            parts += (self.text[last:start], instead)
            starts += (*self._starts[last:start], *[self._starts[start]] * len(instead))
            ends += (*self._ends[last:start], *[self._ends[end - 1]] * len(instead))
            last = end
        if last:
            self.text = "".join((*parts, self.text[last:]))
            self._starts = [*starts, *self._starts[last:]]
            self._ends = [*ends, *self._ends[last:]]
            self.changed = True

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The same place in the first text."""
        return self._starts[start], self._ends[end - 1]
