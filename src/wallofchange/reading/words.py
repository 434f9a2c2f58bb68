"""A text cut into words once, for all who look in it; and phrases that are only tried where they can be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LABEL = re.compile(r"\[[\w -]{2,16}\]")
HEAD = 4  # letters of a word that a trigger looks at


class Words:
    """A text with its words in lower case, where each starts, and the first letters of all of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain = text.replace("’", "'")  # as long as the text: places stay the same
        self._said = self._unlabelled()
        self.lower = [word.lower() for word in _WORD.findall(self._said)]

    @cached_property
    def starts(self) -> list[int]:
        return [match.start() for match in _WORD.finditer(self._said)]

    @cached_property
    def heads(self) -> frozenset[str]:
        return frozenset([word[:HEAD] for word in self.lower])

    def _unlabelled(self) -> str:
        """Labels of redaction are ours, not the customer's words."""
        if "[" not in self.plain:
            return self.plain
        return _LABEL.sub(lambda match: " " * len(match[0]), self.plain)


class Phrase:
    """A pattern that is tried only where a word begins like one of its triggers."""

    def __init__(self, triggers: str, pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.triggers = frozenset(trigger[:HEAD] for trigger in triggers.split())
        self.pattern = re.compile(pattern, flags)

    def may_be_in(self, words: Words) -> bool:
        return not self.triggers.isdisjoint(words.heads)

    def is_in(self, words: Words) -> bool:
        return self.may_be_in(words) and self.pattern.search(words.plain) is not None


def triggers_of(phrases: Iterable[Phrase]) -> frozenset[str]:
    """All triggers together: where none of them is, no phrase need be tried."""
    return frozenset().union(*(phrase.triggers for phrase in phrases))
