"""A form: how a kind of number looks, when a look for it is worth its time, and whether it really is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from wallofchange.reading.redacting.span import Found
from wallofchange.reading.words import HEAD, Words

Match = re.Match[str]
Hint = Callable[[Words, int], bool]

MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june?|"
    r"juli?|july?|aug(?:ustus|ust)?|"
    r"sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SECRET = ("secret", "inside")  # the groups of which only the inside goes


class Form(NamedTuple):
    """A pattern of one kind; `judge` says whether a match really is one.

    Where the pattern has a group "secret", only that goes: the word that announces it stays.
    """

    kind: str
    pattern: re.Pattern[str]
    least: int = 0  # the fewest digits that a text must have
    judge: Callable[[Match], bool] | None = None
    may_be_in: Hint | None = None  # a quick look before a slow pattern

    def add_to(self, found: Found, words: Words, digits: int) -> None:
        if digits >= self.least and (self.may_be_in is None or self.may_be_in(words, digits)):
            found.add(self.kind, self.places(found.rest))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        for match in self.pattern.finditer(text):
            if self.judge is None or self.judge(match):
                yield match.span(match.lastgroup if match.lastgroup in _SECRET else 0)


class Together(NamedTuple):
    """Forms that one look tells whether they are worth their time."""

    forms: tuple[Form, ...]
    least: int
    may_be_in: Hint

    def add_to(self, found: Found, words: Words, digits: int) -> None:
        if digits >= self.least and self.may_be_in(words, digits):
            for form in self.forms:
                form.add_to(found, words, digits)


def begins(heads: str) -> Hint:
    """A look for words that begin like one of these."""
    wanted = frozenset(head[:HEAD] for head in heads.split())
    return lambda words, _digits: not wanted.isdisjoint(words.heads)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these, by their first letter: most places are left after one look."""
    firsts: dict[str, list[str]] = {}
    for word in words:
        firsts.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in firsts.items()) + ")"


# what stands between the word that announces a number and the number itself
# (a word of it never runs on into the number: "nr" is no part of NRV480154)
LINK = (
    r"(?:\s?(?::|#|=|\(|(?:is|was|are|were|van|met|with|toch|echt|nog|ook|mijn|my|als volgt|luidt|"
    r"nummer|number|nr\.?|no\.?|code|id)(?![A-Za-z])))"
)
TYPE = (
    r"(?:(?:s?[ -]?(?:nummers?|nr|numbers?|nos?|id|code|ref|reference|referentie|kenmerk|bewijs)|s|s?en)"
    r"(?![A-Za-z]))?\.?"
)
# other words that stand there: "serienummer ketel SN93", "account number on my letter: 70019982"
BETWEEN = r"(?:\s{1,2}(?!\d)[a-zà-ÿ'’-]{1,16}(?=[\s:,])){0,6}?"


# letters beside digits that are a unit or another word: neither of a postcode nor of a plate
UNITS = frozenset(
    (
        "am", "pm", "km", "kg", "cm", "mm", "kw", "ml", "mg", "gb", "mb", "tb", "hz", "vs", "pp", "st", "nd",
        "rd", "th", "mi", "ha", "kv", "ma", "x2", "pc", "nr", "uu", "ft", "mp", "ex", "min", "max", "uur",
        "dag", "eur", "usd", "gbp", "pak",
    )
)  # fmt: skip
ORDINARY = UNITS | frozenset(
    (
        "is", "en", "of", "op", "in", "te", "er", "om", "we", "ze", "de", "al", "zo", "nu", "ik", "je",
        "at", "on", "to", "my", "it", "as", "an", "by", "so", "ga", "na", "ja", "us", "if", "or", "he",
        "do", "go", "no", "up", "be", "me", "ah", "oh", "ok", "va", "id", "mei", "jan", "feb", "mrt", "apr",
        "jun", "jul", "aug", "sep", "okt", "oct", "nov", "dec", "mar", "may", "way", "for", "per", "van",
        "tot", "out",
    )
)  # fmt: skip
