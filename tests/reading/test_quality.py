"""Measured on labelled data the reader was not taught with; the floors lie a little under what was measured.

What was measured, with intervals, is in docs/readers.md. Without the data there is nothing to measure.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from wallofchange.reading import read
from wallofchange.reading.training.measure import SETS, score
from wallofchange.reading.weights import shipped_reader

DATA = Path(os.environ.get("WALLOFCHANGE_TEST_DATA", Path(__file__).parents[3] / "shared" / "data"))
FLOORS = {
    "Dutch restaurants, 2 classes": 0.80,
    "Dutch restaurants, 3 classes": 0.53,
    "Dutch (translated) reviews of 7 trades, 2 classes": 0.75,
    "English restaurants, 2 classes": 0.79,
    "English airline tweets, 3 classes": 0.57,
    "English airline reviews, 1-4 against 9-10": 0.84,
}
TEXTS = {
    "skytrax_reviews/airline_dev.parquet": "text",
    "skytrax_reviews/airport_dev.parquet": "text",
    "skytrax_reviews/lounge_dev.parquet": "text",
    "skytrax_reviews/seat_dev.parquet": "text",
    "airline_tweets/dev.parquet": "text",
    "twcs_support/labelled_dev.parquet": "text",
}


@pytest.mark.parametrize("make", SETS, ids=lambda make: make.__name__.strip("_"))
def test_the_shipped_reader_stays_above_its_floor(make: object) -> None:
    labelled = make(DATA)  # type: ignore[operator]  # a parametrised function
    if labelled is None:
        pytest.skip("the labelled data is not here")

    measured = score(labelled, *shipped_reader(), seed=1)

    assert measured.macro_f1 >= FLOORS[measured.name]


@pytest.mark.parametrize("name", TEXTS)
def test_real_texts_are_read_without_trouble(name: str) -> None:
    from pyarrow.parquet import read_table

    if not (DATA / name).exists():
        pytest.skip("the texts are not here")
    texts = read_table(DATA / name, columns=[TEXTS[name]])[TEXTS[name]].to_pylist()[:300]

    readings = read(texts)

    assert len(readings) == len(texts)
    assert sum(bool(reading.themes) for reading in readings) >= 0.3 * len(readings)


def test_phrases_agree_with_the_weak_labels_of_others() -> None:
    from pyarrow.parquet import read_table

    if not (DATA / "expectation_weak" / "dev.parquet").exists():
        pytest.skip("the weak labels are not here")
    rows = read_table(DATA / "expectation_weak" / "dev.parquet").to_pylist()

    readings = read([row["text"] for row in rows], [row["lang"] for row in rows])

    stated = [
        (reading.expectation, row["expectation"])
        for reading, row in zip(readings, rows, strict=True)
        if reading.expectation != "not_stated"
    ]
    assert sum(ours == theirs for ours, theirs in stated) >= 0.95 * len(stated)
    assert len(stated) >= 0.8 * len(rows)
