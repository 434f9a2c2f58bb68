"""Personal data out of the working text, before anything is shown, indexed, logged or sent.

Found by form and check digit, by a word that announces it, by the home's own patterns, and by lists of names.
Amounts, dates, times and temperatures stay: without them a customer's sentence says nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from wallofchange.reading import names
from wallofchange.reading.redacting import identifiers, people
from wallofchange.reading.redacting.labels import LABELS
from wallofchange.reading.redacting.own_patterns import OwnPattern
from wallofchange.reading.redacting.span import Found, Span
from wallofchange.reading.words import Words

Finder = Callable[
    [str], Iterable[tuple[int, int, str]]
]  # a stronger reader of names, such as `stronger.deduce()`


def find(
    words: Words, *, patterns: Sequence[OwnPattern] = (), also: Finder | None = None
) -> tuple[Span, ...]:
    """Return the places that identify somebody, in order and without overlap.

    `patterns` are the home's own, such as its order numbers; `also` is a stronger reader of names.
    """
    found = Found(words.text)
    for pattern in patterns:
        found.add("number", pattern.places(found.rest))
    identifiers.find(words, found)
    names.find(words, found)
    people.find(words, found)
    if also is not None:
        for start, end, kind in also(words.text):
            found.add(kind if kind in LABELS else "name", [(start, end)])
    return found.in_order()


def cover(text: str, spans: Iterable[Span], language: str = "nl") -> str:
    """Return the text with a label such as [telefoon] or [phone] in the place of each span."""
    parts, last = [], 0
    for start, end, kind in spans:
        parts += [text[last:start], f"[{LABELS[kind][language == 'en']}]"]
        last = end
    return "".join((*parts, text[last:])) if parts else text


def redact(
    words: Words,
    language: str = "nl",
    *,
    patterns: Sequence[OwnPattern] = (),
    may_stay: frozenset[str] = frozenset(),
    also: Finder | None = None,
) -> str:
    """Return the working text; `may_stay` holds names, in lower case, whose owners gave leave."""
    spans = find(words, patterns=patterns, also=also)
    return cover(words.text, staying(words.text, spans, may_stay), language)


def staying(text: str, spans: Iterable[Span], may_stay: frozenset[str]) -> tuple[Span, ...]:
    """The spans that are to be covered, when these names (in lower case) may stay."""
    return tuple(
        span
        for span in spans
        if span.kind != "name" or " ".join(text[span.start : span.end].lower().split()) not in may_stay
    )
