"""What every part of a moment says: one sentence, and how it came about."""

from __future__ import annotations

from wallofchange.diary.tongue import in_our_tongue
from wallofchange.measuring.words import Words


class Told:
    """A finding whose sentence and method are kept in both languages."""

    __slots__ = ()
    sentence: Words
    method: Words

    @property
    def said(self) -> str:
        return in_our_tongue(self.sentence)

    @property
    def method_said(self) -> str:
        return in_our_tongue(self.method)
