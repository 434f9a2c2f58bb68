"""What somebody types to find words again: several words are all asked for, "quoted" ones in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from wallofchange.understanding.search.pictures import pictures, sign_of
from wallofchange.understanding.search.stemming import dutch, english, words

MOST_TERMS = 12  # of one question
_PART = re.compile(r'"([^"]*)"?|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»", '"""""')


class Term(NamedTuple):
    """Words that must stand next to each other; with `begins` the last one may go on."""

    words: tuple[str, ...]
    begins: bool = False

    @property
    def spellings(self) -> list[tuple[str, ...]]:
        """The words as they may have been kept: stems of either language, or just so as a picture is."""
        if sign_of(self.words[0]):
            return [self.words]
        ways = (tuple(stem(word) for word in self.words) for stem in (dutch, english))
        return list(dict.fromkeys([*ways, self.words]))


@dataclass(frozen=True)
class Question:
    """A question in words; it asks for nothing when nothing in it can be looked for."""

    terms: tuple[Term, ...]

    @classmethod
    def of(cls, typed: str) -> Question:
        """Read what was typed. There is nothing that cannot be read; signs that mean nothing are left out."""
        return cls(tuple(dict.fromkeys(_terms(typed.translate(_QUOTES))))[:MOST_TERMS])

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def for_sqlite(self) -> str:
        """In the language of FTS5; the words hold nothing but letters and digits, nothing can break out."""
        return " AND ".join(_fts(term) for term in self.terms)

    @property
    def for_postgres(self) -> str:
        """As a tsquery; stems weigh A, and what has another form stands behind them."""
        return " & ".join(_tsquery(term) for term in self.terms)


def _terms(typed: str) -> Iterator[Term]:
    for quoted, bare in _PART.findall(typed):
        if found := tuple(words(quoted or bare)[:MOST_TERMS]):
            yield Term(found, begins=bool(bare) and bare.endswith("*") and len(found[-1]) > 1)
        yield from (Term((picture,)) for picture in pictures(quoted or bare))


def _fts(term: Term) -> str:
    if term.begins:
        return f'({{stems forms}} : "{" ".join(term.words)}" *)'
    either = " OR ".join(f'"{" ".join(spelling)}"' for spelling in term.spellings)
    return f"({{stems forms}} : ({either}))" if len(term.words) == 1 else f"(stems : ({either}))"


def _tsquery(term: Term) -> str:
    if term.begins:
        *before, last = term.words
        return "(" + " <-> ".join([*(f"'{word}'" for word in before), f"'{last}':*"]) + ")"
    if len(term.words) == 1:
        return "(" + " | ".join(f"'{word}'" for [word] in term.spellings) + ")"
    either = (" <-> ".join(f"'{word}':A" for word in spelling) for spelling in term.spellings)
    return "(" + " | ".join(f"({way})" for way in either) + ")"
