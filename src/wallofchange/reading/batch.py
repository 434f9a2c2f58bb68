"""The one function everything else calls: a batch of texts in, a batch of readings out.

Pure: no clock, no files, no network. A text is read the same alone and among a million others.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from wallofchange.reading.columns import batch_of
from wallofchange.reading.feeling import Feeler, Feeling
from wallofchange.reading.language import language_of
from wallofchange.reading.opening import normal, opened, says_something
from wallofchange.reading.record import Found, Reading
from wallofchange.reading.redacting.own_patterns import OwnPattern
from wallofchange.reading.redacting.span import Span
from wallofchange.reading.redaction import cover, find, staying
from wallofchange.reading.shipped import shipped_feeler
from wallofchange.reading.telling import By, told
from wallofchange.reading.theme_head import Finder
from wallofchange.reading.theme_list import STARTING_LIST
from wallofchange.reading.theme_reading import together
from wallofchange.reading.themes import Theme, index_of, themes_of
from wallofchange.reading.words import Words

NOTHING = Feeling((0.0, 1.0, 0.0))  # neutral


def read(
    texts: Iterable[str | None],
    languages: Sequence[str | None] | None = None,
    *,
    themes: Sequence[Theme] = STARTING_LIST,
    theme_head: Finder | None = None,
    reader: Feeler | None = None,
    patterns: Sequence[OwnPattern] = (),
    may_stay: frozenset[str] = frozenset(),
    praised: Sequence[bool | None] = (),
) -> list[Reading]:
    """Read texts.

    Args:
        languages: hints (the survey's own language) for texts too short to tell.
        themes: the list of themes, each known by its phrases.
        theme_head: finds themes that were learnt from examples.
        reader: tells the feeling; the shipped one when left out.
        patterns: a home's own numbers (orders, customers), taken out as well.
        may_stay: names, in lower case, of colleagues who gave leave to be named in a compliment.
        praised: whether each is a compliment, where a person said so; None or left out: as it is read.
    """
    feeler = reader or shipped_feeler()
    kept = [Words(opened(text)) for text in texts]
    hints = languages or [None] * len(kept)
    spoken = [language_of(words, hint) for words, hint in zip(kept, hints, strict=True)]
    spans = [find(words, patterns=patterns) for words in kept]
    bare = [_covered(*row) for row in zip(kept, spans, spoken, strict=True)]
    feelings = _feelings([words.text for words in bare], feeler)
    if may_stay:
        known = praised or [None] * len(kept)
        glad = [
            feeling.polarity == "positive" if said is None else said
            for feeling, said in zip(feelings, known, strict=True)
        ]
        bare = [
            _named(words, original, found, language, may_stay) if is_glad else words
            for words, original, found, language, is_glad in zip(bare, kept, spans, spoken, glad, strict=True)
        ]
    pointed = _themes(bare, themes, theme_head)
    return _readings(bare, spoken, feelings, pointed, By(feeler.name, feeler.version))


def read_batch(
    texts: pa.Array | pa.ChunkedArray | Sequence[str | None],
    languages: pa.Array | pa.ChunkedArray | Sequence[str | None] | None = None,
    **known: Any,
) -> pa.RecordBatch:
    """Read a column of texts; the answer has `SCHEMA` and one row a text, in the same order.

    `known` is what `read` takes besides.
    """
    return batch_of(read(_plain(texts), None if languages is None else _plain(languages), **known))


def _covered(words: Words, spans: Sequence[Span], language: str) -> Words:
    return Words(cover(words.text, spans, language)) if spans else words


def _named(
    words: Words, original: Words, spans: Sequence[Span], language: str, may_stay: frozenset[str]
) -> Words:
    """A compliment in which colleagues who gave leave are named again."""
    left = staying(original.text, spans, may_stay)
    return words if len(left) == len(spans) else Words(cover(original.text, left, language))


def _feelings(words: Sequence[str], feeler: Feeler) -> list[Feeling]:
    """What each text feels like; those that differ only in case and closing marks are worked out once.

    Of a text that says nothing nobody is asked.
    """
    keys = [normal(text) if says_something(text) else "" for text in words]
    different = list(dict.fromkeys(filter(None, keys)))
    known = dict(zip(different, feeler.feel(different), strict=True)) if different else {}
    return [known.get(key, NOTHING) for key in keys]


def _themes(
    texts: Sequence[Words], themes: Sequence[Theme], theme_head: Finder | None
) -> list[tuple[Found, ...]]:
    index = index_of(themes)
    by_phrase = [themes_of(words, index) for words in texts]
    if theme_head is None:
        return by_phrase
    known = {theme.slug for theme in themes}
    by_example = theme_head.found([words.text for words in texts])
    return [together(*pair, known) for pair in zip(by_phrase, by_example, strict=True)]


def _readings(
    texts: Sequence[Words],
    languages: Sequence[str],
    feelings: Sequence[Feeling],
    themes: Sequence[tuple[Found, ...]],
    by: By,
) -> list[Reading]:
    seen: dict[tuple[str, str], Reading] = {}  # short answers are often the same: each is told once
    readings = []
    for words, language, feeling, pointed in zip(texts, languages, feelings, themes, strict=True):
        key = (words.text, language)
        if key not in seen:
            seen[key] = told(words, language, feeling, pointed, By(*feeling.by) if feeling.by else by)
        readings.append(seen[key])
    return readings


def _plain(column: Any) -> list[str | None]:
    values: list[str | None] = column.to_pylist() if hasattr(column, "to_pylist") else list(column)
    return values
