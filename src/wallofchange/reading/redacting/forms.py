"""A form: how a kind of number looks, when a look for it is worth its time, and whether it really is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import Words

Match = re.Match[str]


class Form(NamedTuple):
    """A pattern of one kind; `judge` says whether a match really is one."""

    kind: str
    pattern: re.Pattern[str]
    least: int = 0  # the fewest digits that a text must have
    judge: Callable[[Match], bool] | None = None
    may_be_in: Callable[[Words, int], bool] | None = None  # a quick look before a slow pattern

    def add_to(self, found: Found, words: Words, digits: int) -> None:
        if digits >= self.least and (self.may_be_in is None or self.may_be_in(words, digits)):
            found.add(self.kind, self.places(found.rest))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        for match in self.pattern.finditer(text):
            if self.judge is None or self.judge(match):
                yield match.span()


# Letters beside digits that are a word or a unit, and neither of a postcode nor of a plate.
ORDINARY = frozenset(
    (
        "is", "en", "of", "op", "in", "te", "er", "om", "we", "ze", "de", "al", "zo", "nu", "ik", "je",
        "at", "on", "to", "my", "it", "as", "an", "am", "pm", "by", "so", "km", "kg", "cm", "mm", "kw",
        "ga", "na", "ja", "us", "if", "or", "he", "do", "go", "no", "up", "be", "ml", "mg", "gb", "mb",
        "tb", "hz", "ex", "vs", "pp", "st", "nd", "rd", "th", "me", "mi", "ha", "ah", "oh", "ok", "va",
        "kv", "ma", "id", "x2", "pc", "nr", "uu", "ft", "mp", "min", "max", "uur", "dag", "mei", "jan",
        "feb", "mrt", "apr", "jun", "jul", "aug", "sep", "eur", "usd", "gbp", "okt", "oct", "nov", "dec",
        "mar", "may", "pak", "way", "for", "per", "van", "tot", "out",
    )
)  # fmt: skip
