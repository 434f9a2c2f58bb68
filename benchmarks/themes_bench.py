"""Themes from ten examples each, beside TF-IDF on the same ten; and finding themes that nobody named.

    .venv/bin/python benchmarks/themes_bench.py DIR [--static] [--json FILE]

DIR holds airline_tweets, semeval16_restaurants and banking77 (docs/readers.md says where they come from);
without it there is nothing to measure, and the script says so. Examples are drawn five times from the part
that settings were chosen on; what is reported was never looked at. `--static` leaves the deep encoder out.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from numpy.typing import NDArray

from wallofchange.reading.ports import Encoder
from wallofchange.reading.theme_encoders import deep_encoder, fast_encoder, learning_encoder
from wallofchange.reading.theme_head import Finder, vectors_of
from wallofchange.reading.theme_teaching import Lesson, teach
from wallofchange.reading.training.report_part import reported

SEEDS, EXAMPLES, DRAWS = 5, 10, 1_000
Truth = NDArray[np.bool_]
Row = tuple[str, frozenset[str]]

# What a person would type as the name of the theme, and one line under it.
AIRLINE = {
    "Bad Flight": ("bad flight: seats, entertainment, wifi, food on board", "an uncomfortable flight"),
    "Can't Tell": ("a complaint without a reason", "disappointed in this airline"),
    "Cancelled Flight": ("cancelled flight", "my flight was cancelled"),
    "Customer Service Issue": ("customer service: on hold, no answer", "nobody helps me on the phone"),
    "Damaged Luggage": ("damaged luggage", "my bag was broken"),
    "Flight Attendant Complaints": ("flight attendants and staff", "a rude flight attendant"),
    "Flight Booking Problems": (
        "booking a flight: website, reservation",
        "cannot change a reservation online",
    ),
    "Late Flight": ("late flight, delay", "flight delayed, waiting for hours"),
    "Lost Luggage": ("lost luggage, bag missing or delayed", "where is my bag"),
    "longlines": ("long lines, queue at the counter", "standing in a long line"),
}
RESTAURANT = {
    "AMBIENCE#GENERAL": ("sfeer en interieur", "ambience"),
    "DRINKS#PRICES": ("prijs van de drankjes", "price of drinks"),
    "DRINKS#QUALITY": ("kwaliteit van de drankjes", "quality of drinks"),
    "DRINKS#STYLE_OPTIONS": ("keuze aan drankjes, wijnkaart", "choice of drinks"),
    "FOOD#PRICES": ("prijs van het eten", "price of food"),
    "FOOD#QUALITY": ("kwaliteit van het eten", "quality of food"),
    "FOOD#STYLE_OPTIONS": ("keuze op de kaart, porties, presentatie", "choice and style of food"),
    "LOCATION#GENERAL": ("ligging, plek", "location"),
    "RESTAURANT#GENERAL": ("het restaurant in het algemeen", "restaurant in general"),
    "RESTAURANT#PRICES": ("prijsniveau van het restaurant", "restaurant prices"),
    "SERVICE#GENERAL": ("bediening", "service"),
}


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("data", nargs="?", type=Path)
    given.add_argument("--static", action="store_true")
    given.add_argument("--json", type=Path)
    asked = given.parse_args()
    if asked.data is None:
        print("Nothing measured: name the folder with the labelled sets.", file=sys.stderr)
        return
    found: dict[str, Any] = {}
    encoders = {"static": learning_encoder()} | ({} if asked.static else {"deep": deep_encoder()})
    for name, rows, names, several in (
        ("airline reasons", _airline(asked.data), AIRLINE, False),
        ("Dutch restaurants", _restaurants(asked.data), RESTAURANT, True),
    ):
        found[name] = _task(name, rows, names, several, {key: each for key, each in encoders.items() if each})
    found["discovery"] = _discovery(asked.data)
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1))


def _task(
    title: str,
    rows: tuple[list[Row], list[Row]],
    names: dict[str, tuple[str, str]],
    several: bool,
    encoders: dict[str, Encoder],
) -> dict[str, Any]:
    """Every way of learning on the same draws; macro-F1 and micro-F1 with 95 % bootstrap intervals."""
    learn, judge = rows
    slugs = list(names)
    truth = _truth(judge, slugs)
    texts = [text for text, _labels in judge]
    ways: dict[str, list[Truth]] = {}
    memory = {name: Remembering(encoder) for name, encoder in encoders.items()}
    for seed in range(SEEDS):
        drawn = _draw(learn, slugs, seed)
        for way, odds, doors in _ways(drawn, texts, slugs, names, memory):
            ways.setdefault(way, []).append(_called(odds, doors, several))
    print(f"\n{title}: {EXAMPLES} examples a theme, {SEEDS} draws, judged on {len(judge)}")
    return {way: _report(way, called, truth) for way, called in ways.items()}


class Remembering:
    """An encoder that works every text out once in a run."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.version, self._encoder = encoder.name, encoder.version, encoder
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        if fresh:
            self._known.update(zip(fresh, vectors_of(fresh, self._encoder), strict=True))
        return np.stack([self._known[text] for text in texts])


def _ways(
    drawn: list[Row],
    texts: list[str],
    slugs: list[str],
    names: dict[str, tuple[str, str]],
    encoders: dict[str, Remembering],
) -> Any:
    """(name, how probable each theme is for each text, from where on it counts)."""
    about = _truth(drawn, slugs)
    said = [text for text, _labels in drawn]
    half = np.full(len(slugs), 0.5)
    yield "TF-IDF + LR", _tfidf(said, about, texts), half
    named = said + [name for slug in slugs for name in names[slug]]
    yield (
        "TF-IDF + LR, with the names",
        _tfidf(named, np.vstack([about, np.repeat(np.eye(len(slugs), dtype=bool), 2, 0)]), texts),
        half,
    )
    fast = encoders.get("static")
    for name, deep in {"quick encoder": None, "both encoders": encoders.get("deep")}.items():
        if name == "both encoders" and deep is None:
            continue
        for told, also in (("", names), (", without the names", dict.fromkeys(slugs, ()))):
            lessons = [
                Lesson(
                    slug,
                    tuple(also[slug]),
                    tuple(text for text, mine in zip(said, about[:, place], strict=True) if mine),
                )
                for place, slug in enumerate(slugs)
            ]
            head = teach(lessons, fast=fast, deep=deep)
            if head is not None:
                yield f"ours, {name}{told}", *Finder(head, fast, deep).odds(texts)


def _tfidf(said: list[str], about: Truth, texts: list[str]) -> NDArray[np.float64]:
    """Words, pairs and parts of words, and a balanced logistic regression a theme."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_union

    cut = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True),
    )
    rows, judged = cut.fit_transform(said), cut.transform(texts)
    return np.stack(
        [
            LogisticRegression(C=10, max_iter=1_000, class_weight="balanced")
            .fit(rows, column)
            .predict_proba(judged)[:, 1]
            for column in about.T
        ],
        axis=1,
    )


def _called(odds: NDArray[Any], doors: NDArray[Any], several: bool) -> Truth:
    if several:
        return odds >= doors
    return np.eye(odds.shape[1], dtype=bool)[odds.argmax(axis=1)]


def _report(way: str, called: list[Truth], truth: Truth) -> dict[str, list[float]]:
    draw = np.random.default_rng(1)
    samples = [draw.integers(0, len(truth), len(truth)) for _ in range(DRAWS)]
    found = {}
    for name, score in (("macro-F1", _macro), ("micro-F1", _micro)):
        middle = float(np.mean([score(each, truth) for each in called]))
        spread = [np.mean([score(each[rows], truth[rows]) for each in called]) for rows in samples]
        found[name] = [middle, *np.quantile(spread, [0.025, 0.975]).tolist()]
    said = "   ".join(f"{name} {m:.3f} [{low:.3f}, {high:.3f}]" for name, (m, low, high) in found.items())
    print(f"  {way:36s} {said}", flush=True)
    return found


def _macro(called: Truth, truth: Truth) -> float:
    hits = (called & truth).sum(axis=0)
    return float(np.mean(2 * hits / np.maximum(called.sum(axis=0) + truth.sum(axis=0), 1)))


def _micro(called: Truth, truth: Truth) -> float:
    return float(2 * (called & truth).sum() / max(called.sum() + truth.sum(), 1))


def _discovery(data: Path) -> dict[str, list[float]]:
    """Banking77 without its labels: purity and normalised mutual information of 77 groups."""
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import normalized_mutual_info_score

    from wallofchange.reading.discovery import axes_of, partition

    rows = [row for row in _rows(data / "banking77/dev.parquet") if reported(row["id"])]
    texts, labels = [row["text"] for row in rows], np.asarray([row["category"] for row in rows])
    counted = TfidfVectorizer(ngram_range=(1, 2), min_df=2, stop_words="english").fit_transform(texts)
    encoder = fast_encoder()
    assert encoder is not None
    ways: dict[str, Callable[[], NDArray[Any]]] = {
        "TF-IDF + NMF": lambda: NMF(77, random_state=0, max_iter=300).fit_transform(counted).argmax(axis=1),
        "ours, static": lambda: partition(axes_of(vectors_of(texts, encoder)), 77),
    }
    print(f"\nDiscovery, Banking77: {len(texts)} texts, 77 groups")
    found = {}
    for way, groups in ways.items():
        put = groups()
        pure = sum(np.unique(labels[put == one], return_counts=True)[1].max() for one in np.unique(put))
        found[way] = [pure / len(texts), float(normalized_mutual_info_score(labels, put))]
        print(f"  {way:36s} purity {found[way][0]:.3f}   NMI {found[way][1]:.3f}", flush=True)
    return found


def _airline(data: Path) -> tuple[list[Row], list[Row]]:
    rows = [row for row in _rows(data / "airline_tweets/dev.parquet") if row["negativereason"]]
    return _parts((row["id"], row["text"], frozenset([row["negativereason"]])) for row in rows)


def _restaurants(data: Path) -> tuple[list[Row], list[Row]]:
    rows = _rows(data / "semeval16_restaurants/nl_dev.parquet")
    return _parts((row["id"], row["text"], frozenset(row["categories"].split("|"))) for row in rows)


def _parts(rows: Any) -> tuple[list[Row], list[Row]]:
    """What settings and examples come from, and what is reported."""
    learn: list[Row] = []
    judge: list[Row] = []
    for key, text, labels in rows:
        (judge if reported(key) else learn).append((" ".join((text or "").split()[:60]), labels))
    return learn, judge


def _draw(learn: list[Row], slugs: list[str], seed: int) -> list[Row]:
    """Ten texts of each theme; a text that has several is an example of each."""
    rows = learn[:]
    random.Random(seed).shuffle(rows)
    chosen: dict[str, Row] = {}
    for slug in slugs:
        own = [row for row in rows if slug in row[1]][:EXAMPLES]
        chosen.update({text: (text, labels) for text, labels in own})
    return list(chosen.values())


def _truth(rows: list[Row], slugs: list[str]) -> Truth:
    return np.asarray([[slug in labels for slug in slugs] for _text, labels in rows], bool)


def _rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


if __name__ == "__main__":
    main()
