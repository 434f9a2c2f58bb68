"""The labelled tasks that readers are compared on: what to learn from, what to be judged by, what to reach.

Of every set only the development part is at hand. A row whose hash falls in our report part
(`sha1("wallofchange:" + id) % 4 == 0`) is never learnt from and no setting was ever chosen on it; but
all of the few Dutch restaurants are judged, by folds where their own labels teach.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha1
from pathlib import Path
from typing import Any

from wallofchange.reading.deep.groups import GROUPS
from wallofchange.reading.training.report_part import reported

Labels = frozenset[str]
Labelled = list[tuple[str, Labels]]
Round = tuple[Labelled, Labelled]  # what to learn from, and what to be judged by

FOLDS, DRAWS = 5, 5
TO_EKMAN = {emotion: group for group, emotions in GROUPS.items() for emotion in emotions}


@dataclass(frozen=True)
class Task:
    """Texts with the labels that people gave; `reach`: (macro-F1, texts a second of a core) to come to."""

    name: str
    kind: str  # polarity, emotion or theme
    language: str
    learn: Labelled
    judge: Labelled
    reach: tuple[tuple[float, float], ...] = ()
    several: bool = False
    shipped: bool = False  # nothing may be learnt: the reader as it comes
    few: int = 0
    lexicons: tuple[str, ...] = field(default=())
    again: tuple[Round, ...] = ()  # further folds or draws: every contender is taught anew for each


def tasks(data: Path) -> Iterator[Task]:
    """Every task whose data lies in the folder."""
    for make in (
        _airline,
        _dutch,
        _skytrax,
        _goemotions,
        _banking,
        _airline_few,
        _airline_reasons,
        _dutch_themes,
    ):
        yield from make(data)


def rows(path: Path, *names: str) -> list[dict[str, Any]]:
    from pyarrow.parquet import read_table

    return read_table(path, columns=list(names)).to_pylist() if path.exists() else []


def _split(
    found: Sequence[dict[str, Any]], text: str, label: Callable[[dict[str, Any]], Iterable[str]]
) -> Round:
    learn: Labelled = []
    judge: Labelled = []
    for row in found:
        (judge if reported(row["id"]) else learn).append((row[text] or "", frozenset(label(row))))
    return learn, judge


def _airline(data: Path) -> Iterator[Task]:
    found = rows(data / "airline_tweets" / "dev.parquet", "id", "text", "sentiment")
    if not found:
        return
    learn, judge = _split(found, "text", lambda row: [row["sentiment"]])
    lexicons = ("VADER", "TextBlob")
    yield Task(
        "Airline tweets, 3 classes, taught",
        "polarity",
        "en",
        learn,
        judge,
        ((0.81, 150), (0.785, 10_000)),
        lexicons=lexicons,
    )
    yield Task(
        "Airline tweets, 3 classes, as shipped",
        "polarity",
        "en",
        [],
        judge,
        ((0.62, 0),),
        shipped=True,
        lexicons=lexicons,
    )


def _airline_few(data: Path) -> Iterator[Task]:
    found = rows(data / "airline_tweets" / "dev.parquet", "id", "text", "sentiment")
    if not found:
        return
    learn, judge = _split(found, "text", lambda row: [row["sentiment"]])
    first, *again = ((random.Random(seed).sample(learn, 200), judge) for seed in range(DRAWS))
    yield Task(
        "Airline tweets, 3 classes, from 200 labels",
        "polarity",
        "en",
        *first,
        ((0.72, 0),),
        few=200,
        again=tuple(again),
    )


def _dutch(data: Path) -> Iterator[Task]:
    found = [
        row
        for row in rows(
            data / "semeval16_restaurants" / "nl_dev.parquet", "id", "review_id", "text", "polarity"
        )
        if row["polarity"] in ("positive", "negative")
    ]
    if not found:
        return
    everything: Labelled = [(row["text"], frozenset([row["polarity"]])) for row in found]
    yield Task(
        "Dutch restaurants, 2 classes, as shipped",
        "polarity",
        "nl",
        [],
        everything,
        ((0.86, 0),),
        shipped=True,
        lexicons=("pattern-nl",),
    )
    english = [
        (row["text"], frozenset([row["polarity"]]))
        for name in ("semeval16_restaurants/en_dev.parquet",)
        for row in rows(data / name, "text", "polarity")
        if row["polarity"] in ("positive", "negative")
    ]
    more = [
        (row["text"], frozenset([row["polarity"]]))
        for row in rows(data / "mabsa_en_nl" / "dev.parquet", "text", "polarity", "lang")
        if row["lang"] == "en" and row["polarity"] in ("positive", "negative")
    ]
    yield Task(
        "Dutch restaurants, 2 classes, no Dutch labels",
        "polarity",
        "nl",
        [*english, *more],
        everything,
        ((0.89, 150), (0.84, 10_000)),
    )
    first, *again = _folds([row["review_id"] for row in found], everything)
    yield Task(
        "Dutch restaurants, 2 classes, with Dutch labels",
        "polarity",
        "nl",
        *first,
        ((0.91, 0),),
        again=tuple(again),
    )


def _folds(reviews: Sequence[str], labelled: Labelled) -> Iterator[Round]:
    """Each fifth judged by what was learnt from the others; sentences of one review stay together."""
    lots = (sha1(f"fold:{review}".encode(), usedforsecurity=False).hexdigest() for review in reviews)
    fold = [int(lot, 16) % FOLDS for lot in lots]
    for number in range(FOLDS):
        learn = [row for row, of in zip(labelled, fold, strict=True) if of != number]
        yield learn, [row for row, of in zip(labelled, fold, strict=True) if of == number]


def _skytrax(data: Path) -> Iterator[Task]:
    found = rows(data / "skytrax_reviews" / "airline_dev.parquet", "id", "text", "overall_rating")
    judge = [
        (row["text"], frozenset(["negative" if row["overall_rating"] <= 4 else "positive"]))
        for row in found
        if row["overall_rating"] is not None and not 4 < row["overall_rating"] < 9
    ]
    if judge:
        yield Task(
            "Skytrax airline reviews, 1-4 against 9-10, as shipped",
            "polarity",
            "en",
            [],
            judge,
            ((0.86, 0),),
            shipped=True,
            lexicons=("VADER", "TextBlob"),
        )


def _goemotions(data: Path) -> Iterator[Task]:
    found = rows(data / "goemotions" / "dev.parquet", "id", "text", "labels")
    if not found:
        return
    learn, judge = _split(found, "text", lambda row: row["labels"].split("|"))
    yield Task("GoEmotions, 28 labels", "emotion", "en", learn, judge, ((0.47, 0),), several=True)
    grouped = [
        [(text, frozenset(TO_EKMAN[label] for label in labels)) for text, labels in part]
        for part in (learn, judge)
    ]
    yield Task(
        "GoEmotions, Ekman's seven", "emotion", "en", grouped[0], grouped[1], ((0.60, 0),), several=True
    )


def _banking(data: Path) -> Iterator[Task]:
    found = rows(data / "banking77" / "dev.parquet", "id", "text", "category")
    if found:
        learn, judge = _split(found, "text", lambda row: [row["category"]])
        yield Task("Banking77, 77 intents", "theme", "en", learn, judge, ((0.92, 1_000),))


def _airline_reasons(data: Path) -> Iterator[Task]:
    found = [
        row
        for row in rows(data / "airline_tweets" / "dev.parquet", "id", "text", "negativereason")
        if row["negativereason"]
    ]
    if found:
        learn, judge = _split(found, "text", lambda row: [row["negativereason"]])
        first, *again = ((ten_each(learn, seed), judge) for seed in range(DRAWS))
        yield Task("Airline reasons, 10 examples each", "theme", "en", *first, few=10, again=tuple(again))


def _dutch_themes(data: Path) -> Iterator[Task]:
    found = [
        row
        for row in rows(
            data / "semeval16_restaurants" / "nl_dev.parquet", "id", "review_id", "text", "categories"
        )
        if row["categories"]
    ]
    for row in found:
        row["id"] = row["review_id"]
    if found:
        learn, judge = _split(found, "text", lambda row: row["categories"].split("|"))
        first, *again = ((ten_each(learn, seed), judge) for seed in range(DRAWS))
        yield Task(
            "Dutch restaurant themes, 10 examples each",
            "theme",
            "nl",
            *first,
            several=True,
            few=10,
            again=tuple(again),
        )


def ten_each(learn: Sequence[tuple[str, Labels]], seed: int) -> Labelled:
    """Ten texts of every label, drawn by lot; a text with several labels counts for each."""
    order = list(learn)
    random.Random(seed).shuffle(order)
    have: dict[str, int] = {}
    kept = []
    for text, labels in order:
        if any(have.get(label, 0) < 10 for label in labels):
            kept.append((text, labels))
            for label in labels:
                have[label] = have.get(label, 0) + 1
    return kept
