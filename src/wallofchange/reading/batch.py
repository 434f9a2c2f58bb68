"""The one function everything else calls: a batch of texts in, a batch of readings out.

Pure: no clock, no files, no network. A text is read the same alone and among a million others.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, fields
from typing import Any

import pyarrow as pa

from wallofchange.reading.asking import asks_answer
from wallofchange.reading.comparison import compared_with
from wallofchange.reading.expectation import expectation_of
from wallofchange.reading.feeling import Feeler, Feeling
from wallofchange.reading.language import language_of
from wallofchange.reading.record import SCHEMA, Felt, Found, Reading
from wallofchange.reading.redaction import redact
from wallofchange.reading.shipped import shipped_feeler
from wallofchange.reading.theme_list import STARTING_LIST
from wallofchange.reading.themes import Index, Theme, index_of, themes_of
from wallofchange.reading.words import Words

THRESHOLD = 0.55  # below this a person should look
LONGEST = 20_000  # characters of a text that are read; what lies beyond adds time and no meaning


def read(
    texts: Iterable[str | None],
    languages: Sequence[str | None] | None = None,
    *,
    themes: Sequence[Theme] = STARTING_LIST,
    reader: Feeler | None = None,
) -> list[Reading]:
    """Read texts; `languages` are hints (the survey's own language) for texts too short to tell."""
    feeler = reader or shipped_feeler()
    index = index_of(themes)
    kept = [Words(_opened(text)) for text in texts]
    hints = languages or [None] * len(kept)
    spoken = [language_of(words, hint) for words, hint in zip(kept, hints, strict=True)]
    bare = [_bare(words, language) for words, language in zip(kept, spoken, strict=True)]
    feelings = _feelings([words.text for words in bare], feeler)
    seen: dict[tuple[str, str], Reading] = {}  # short answers are often the same: each is read once
    told = (feeler.name, feeler.version)
    readings = []
    for words, language, feeling in zip(bare, spoken, feelings, strict=True):
        key = (words.text, language)
        if key not in seen:
            seen[key] = _reading(words, language, feeling, index, told)
        readings.append(seen[key])
    return readings


def read_batch(
    texts: pa.Array | pa.ChunkedArray | Sequence[str | None],
    languages: pa.Array | pa.ChunkedArray | Sequence[str | None] | None = None,
    *,
    themes: Sequence[Theme] = STARTING_LIST,
    reader: Feeler | None = None,
) -> pa.RecordBatch:
    """Read a column of texts; the answer has `SCHEMA` and one row a text, in the same order."""
    readings = read(
        _plain(texts), None if languages is None else _plain(languages), themes=themes, reader=reader
    )
    columns = [
        pa.array([_cell(getattr(reading, field.name)) for reading in readings], SCHEMA.field(field.name).type)
        for field in fields(Reading)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def _feelings(words: Sequence[str], feeler: Feeler) -> Iterator[Feeling]:
    """What each text feels like; those that differ only in case and closing marks are worked out once."""
    keys = [_normal(text) for text in words]
    different = list(dict.fromkeys(keys))
    known = dict(zip(different, feeler.feel(different), strict=True))
    return (known[key] for key in keys)


def _bare(words: Words, language: str) -> Words:
    text = redact(words, language)
    return words if text == words.text else Words(text)


def _reading(words: Words, language: str, feeling: Feeling, index: Index, reader: tuple[str, str]) -> Reading:
    text, (name, version) = words.text, reader
    if not _SAYS.search(text):
        return _silent(words, language, reader)
    stated = expectation_of(words, feeling.polarity)
    return Reading(
        language=language,
        words=text,
        polarity=feeling.polarity,
        polarity_p=feeling.p,
        emotions=feeling.emotions,
        functional=0.0,
        emotional=0.0,
        expectation=stated.expectation,
        expectation_p=stated.p,
        expectation_phrase=stated.phrase,
        themes=themes_of(words, index),
        compared_with=compared_with(words),
        wish="",
        worry="",
        need="",
        asks_answer=asks_answer(words),
        urgency=0.0,
        compliment_to="",
        confidence=min(feeling.p, stated.p),
        reader=name,
        version=version,
        threshold=THRESHOLD,
    )


def _silent(words: Words, language: str, reader: tuple[str, str]) -> Reading:
    """Nothing was said that can be read: all of it empty, and no confidence at all."""
    return Reading(
        language=language,
        words=words.text,
        polarity="neutral",
        polarity_p=0.0,
        emotions=(),
        functional=0.0,
        emotional=0.0,
        expectation="not_stated",
        expectation_p=0.0,
        expectation_phrase="",
        themes=(),
        compared_with="",
        wish="",
        worry="",
        need="",
        asks_answer=False,
        urgency=0.0,
        compliment_to="",
        confidence=0.0,
        reader=reader[0],
        version=reader[1],
        threshold=THRESHOLD,
    )


def _opened(text: str | None) -> str:
    """The text as people see it: no control signs, no lone surrogates, one form for one letter."""
    if not isinstance(text, str):
        return ""
    text = text[:LONGEST]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode("utf-8"))
    return (text if text.isprintable() else _CONTROL.sub(" ", text)).strip()


def _normal(text: str) -> str:
    return _SPACE.sub(" ", text.casefold()).strip(" .,;")


def _plain(column: Any) -> list[str | None]:
    values: list[str | None] = column.to_pylist() if hasattr(column, "to_pylist") else list(column)
    return values


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return [asdict(found) for found in value if isinstance(found, Found | Felt)]
    return value


_SAYS = re.compile(r"[^\W_]|[\u2600-\u27bf\U0001f300-\U0001faff]|[:;]-?[()]")
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
