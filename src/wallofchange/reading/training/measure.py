"""How well a reader does on labelled data it was not taught with: macro-F1 with a bootstrap interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from wallofchange.reading.ports import Encoder, Head
from wallofchange.reading.scoring import agreement


class Score(NamedTuple):
    """A test: what it was, how many texts, macro-F1 with its 95 % bootstrap interval, and accuracy."""

    name: str
    n: int
    macro_f1: float
    low: float
    high: float
    accuracy: float


class Labelled(NamedTuple):
    """Texts with what people said of them; where nobody could answer "neutral" that is not offered."""

    name: str
    texts: list[str]
    labels: list[str]


def scores(folder: Path, encoder: Encoder, head: Head, *, seed: int) -> list[Score]:
    """Return the scores on every set that lies in the folder; a set that is absent is left out."""
    sets = (make(folder) for make in SETS)
    return [score(labelled, encoder, head, seed=seed) for labelled in sets if labelled]


def score(labelled: Labelled, encoder: Encoder, head: Head, *, seed: int) -> Score:
    """Compare what the reader says with what people said; ties between labels go to the likeliest offered."""
    offered = sorted(set(labelled.labels))
    columns = [head.labels.index(label) for label in offered]
    read = head.predict_proba(encoder.encode(labelled.texts))[:, columns].argmax(axis=1)
    found = agreement(
        [frozenset([label]) for label in labelled.labels],
        [frozenset([offered[place]]) for place in read.tolist()],
        seed=seed,
    )
    return Score(labelled.name, found.n, found.macro_f1, found.low, found.high, found.accuracy)


def _columns(path: Path, *names: str) -> list[tuple[str, ...]]:
    from pyarrow.parquet import read_table

    table = read_table(path, columns=list(names))
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))


def _dutch_two(folder: Path) -> Labelled | None:
    return _restaurants(
        folder, "nl", "Dutch restaurants, 2 classes", {"positive": "positive", "negative": "negative"}
    )


def _dutch_three(folder: Path) -> Labelled | None:
    mapped = {"positive": "positive", "negative": "negative", "neutral": "neutral", "none": "neutral"}
    return _restaurants(folder, "nl", "Dutch restaurants, 3 classes", mapped)


def _english_two(folder: Path) -> Labelled | None:
    return _restaurants(
        folder, "en", "English restaurants, 2 classes", {"positive": "positive", "negative": "negative"}
    )


def _restaurants(folder: Path, language: str, name: str, mapped: dict[str, str]) -> Labelled | None:
    path = folder / "semeval16_restaurants" / f"{language}_dev.parquet"
    if not path.exists():
        return None
    rows = [(text, mapped[label]) for text, label in _columns(path, "text", "polarity") if label in mapped]
    return _labelled(name, rows)


def _translated(folder: Path) -> Labelled | None:
    path = folder / "mabsa_en_nl" / "dev.parquet"
    if not path.exists():
        return None
    rows = _columns(path, "text", "polarity", "lang")
    kept = [
        (text, label)
        for text, label, language in rows
        if language == "nl" and label in ("positive", "negative")
    ]
    return _labelled("Dutch (translated) reviews of 7 trades, 2 classes", kept)


def _airline(folder: Path) -> Labelled | None:
    path = folder / "airline_tweets" / "dev.parquet"
    return (
        _labelled("English airline tweets, 3 classes", _columns(path, "text", "sentiment"))
        if path.exists()
        else None
    )


def _skytrax(folder: Path) -> Labelled | None:
    path = folder / "skytrax_reviews" / "airline_dev.parquet"
    if not path.exists():
        return None
    rows = [
        (text, float(rating))
        for text, rating in _columns(path, "text", "overall_rating")
        if rating is not None
    ]
    kept = [
        (text, "negative" if rating <= 4 else "positive")
        for text, rating in rows
        if rating <= 4 or rating >= 9
    ]
    return _labelled("English airline reviews, 1-4 against 9-10", kept)


def _labelled(name: str, rows: Sequence[tuple[str, ...]]) -> Labelled:
    return Labelled(name, [row[0] for row in rows], [row[1] for row in rows])


SETS: tuple[Callable[[Path], Labelled | None], ...] = (
    _dutch_two,
    _dutch_three,
    _translated,
    _english_two,
    _airline,
    _skytrax,
)
