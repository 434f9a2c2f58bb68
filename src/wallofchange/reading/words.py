"""A text cut into words once, for all who look in it; and phrases that are only tried where they can be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from wallofchange.reading.redacting.labels import LABELS

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_PLAIN_WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")  # the same for ASCII in lower case, and faster
_ONE_SIGN = str.maketrans("İıſ", "iis")  # what a pattern that is blind to case takes for "i" and "s"
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")  # \W and its like stay
_LABEL = re.compile(rf"\[(?:{'|'.join(sorted({name for both in LABELS.values() for name in both}))})\]")
LONGEST_WORD = 60  # letters: what is longer is noise, and nobody remembers it
HEAD = 4  # letters of a word that a trigger looks at


class Words:
    """A text with its words in lower case, where each starts, and the first letters of all of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        # both are as long as the text: places stay the same
        self.plain = text.replace("’", "'")
        self.small: str  # in lower case; what phrases look in
        self._said = self._unlabelled()
        if self.plain.isascii():
            self.small = self.plain.lower()
            said = self.small if self._said is self.plain else self._said.lower()
            self.lower = _PLAIN_WORD.findall(said)
        else:
            self.small = self.plain.translate(_ONE_SIGN).lower()
            self.lower = [word.lower() for word in _WORD.findall(self._said)]
        self.heads = frozenset([word[:HEAD] for word in self.lower])

    @cached_property
    def starts(self) -> list[int]:
        return [match.start() for match in _WORD.finditer(self._said)]

    def _unlabelled(self) -> str:
        """Labels of redaction are ours, not the customer's words."""
        if "[" not in self.plain:
            return self.plain
        return _LABEL.sub(lambda match: " " * len(match[0]), self.plain)


class Phrase:
    """A pattern that is tried only where a word begins like one of its triggers.

    It looks in the text in lower case, `Words.small`: that is twice as fast as a pattern blind to case.
    """

    def __init__(self, triggers: str, pattern: str) -> None:
        self.triggers = frozenset(trigger[:HEAD] for trigger in triggers.split())
        self.pattern = re.compile(_CAPITAL.sub(lambda match: match[0].lower(), pattern))

    def may_be_in(self, words: Words) -> bool:
        return not self.triggers.isdisjoint(words.heads)

    def is_in(self, words: Words) -> bool:
        return self.may_be_in(words) and self.pattern.search(words.small) is not None


def triggers_of(phrases: Iterable[Phrase]) -> frozenset[str]:
    """All triggers together: where none of them is, no phrase need be tried."""
    return frozenset().union(*(phrase.triggers for phrase in phrases))
