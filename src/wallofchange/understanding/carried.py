"""A name that was covered or shown again in a customer's words: the same in whatever was copied from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\[\w+\]|\w+|[^\w\s]")
_BESIDE = 3  # how far to look for a word that tells where in the words one is


@dataclass(frozen=True)
class Change:
    """What stood somewhere in the words and what stands there now, with what stands before and after it."""

    was: tuple[str, ...]
    now: str
    before: tuple[str, ...]  # empty where no word is near
    after: tuple[str, ...]

    def carry_to(self, text: str) -> str:
        """The text with the change made where it is the same place: a name alone may be a signature."""
        was = _pattern(self.was)
        if re.fullmatch(rf"\W*{was}\W*", text, re.IGNORECASE):
            return re.sub(was, lambda _found: self.now, text, flags=re.IGNORECASE)
        for pattern in self._places(was):
            text = re.sub(pattern, lambda found: found[1] + self.now + found[2], text, flags=re.IGNORECASE)
        return text

    def _places(self, was: str) -> list[str]:
        before = [rf"((?<!\w){_pattern(self.before)}\s*){was}()(?!\w)"] if self.before else []
        after = [rf"()(?<!\w){was}(\s*{_pattern(self.after)})"] if self.after else []
        return before + after


def changes(was: str, now: str) -> tuple[Change, ...]:
    """What is different between the words as they were shown and as they are shown now."""
    old, new = _TOKEN.findall(was), list(_TOKEN.finditer(now))
    compared = SequenceMatcher(None, old, [found[0] for found in new], autojunk=False)
    return tuple(
        Change(
            was=tuple(old[start:end]),
            now=now[new[first].start() : new[last - 1].end()],
            before=_near(old[max(start - _BESIDE, 0) : start][::-1])[::-1],
            after=_near(old[end : end + _BESIDE]),
        )
        for kind, start, end, first, last in compared.get_opcodes()
        if kind == "replace"
    )


def carried(text: str, found: Sequence[Change]) -> str:
    """A copy of the words, or a text that quotes them, as it stands now."""
    for change in found:
        text = change.carry_to(text)
    return text


def _near(tokens: Sequence[str]) -> tuple[str, ...]:
    """Up to the first word."""
    for place, token in enumerate(tokens):
        if token[0].isalnum():
            return tuple(tokens[: place + 1])
    return ()


def _pattern(tokens: Sequence[str]) -> str:
    return r"\s*".join(map(re.escape, tokens))
