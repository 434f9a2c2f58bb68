"""The themes of texts, in both ways at once: by the phrases of the list, and as learnt from examples."""

from __future__ import annotations

from collections.abc import Sequence

from wallofchange.reading.record import Found
from wallofchange.reading.theme_head import Finder
from wallofchange.reading.themes import Theme, index_of, themes_of
from wallofchange.reading.words import Words


def themes_found(
    texts: Sequence[str], themes: Sequence[Theme], learnt: Finder | None = None
) -> list[tuple[Found, ...]]:
    """For each working text its themes, with the sentence that says so."""
    index = index_of(themes)
    by_phrase = [themes_of(Words(text), index) for text in texts]
    if learnt is None:
        return by_phrase
    known = {theme.slug for theme in themes}
    return [
        together(pointed, found, known) for pointed, found in zip(by_phrase, learnt.found(texts), strict=True)
    ]


def together(pointed: tuple[Found, ...], learnt: tuple[Found, ...], known: set[str]) -> tuple[Found, ...]:
    """What phrases point to, then what was learnt and no phrase points to; only themes of the list."""
    named = {found.name for found in pointed}
    return (*pointed, *(found for found in learnt if found.name in known and found.name not in named))
