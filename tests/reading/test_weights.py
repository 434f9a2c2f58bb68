"""The shipped weights: plain arrays, read back as they were written, and small."""

from __future__ import annotations

import io
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from wallofchange.reading.dictionary import Dictionary
from wallofchange.reading.tfidf import FEELINGS, PARTS, WIDTH, WORDS, TfidfEncoder
from wallofchange.reading.training.fit import fit
from wallofchange.reading.weights import SHIPPED, load, reader_from, save, shipped_reader


def test_the_weights_are_small_enough_to_ship() -> None:
    assert len(files("wallofchange.reading").joinpath(SHIPPED).read_bytes()) < 3_000_000


def test_weights_that_hold_objects_are_refused() -> None:
    held = io.BytesIO()
    np.savez(held, used=np.asarray([{"a": 1}], dtype=object))

    with pytest.raises(ValueError, match="pickle"):
        load(held.getvalue())


def test_the_same_examples_give_the_same_bytes(tmp_path: Path) -> None:
    texts = ["goed en snel", "slecht en traag", "komt maandag", "heel goed", "zeer slecht", "is maandag"]
    labels = ["positive", "negative", "neutral"] * 2

    for name in ("a", "b"):
        save(fit(texts, labels, [1.0] * 6, seed=1), tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_is_saved_reads_the_same_afterwards(tmp_path: Path) -> None:
    texts = ["goed en snel", "slecht en traag", "komt maandag"] * 3
    save(fit(texts, ["positive", "negative", "neutral"] * 3, [1.0] * 9, seed=1), tmp_path / "w.npz")

    encoder, head = reader_from((tmp_path / "w.npz").read_bytes())

    chances = head.predict_proba(encoder.encode(texts[:3]))
    assert [head.labels[row.argmax()] for row in chances] == ["positive", "negative", "neutral"]
    assert np.allclose(chances.sum(axis=1), 1)


def test_words_and_parts_of_words_have_length_one() -> None:
    encoder, _head = shipped_reader()

    row = encoder.encode(["The service was really good"]).toarray()[0]

    assert np.isclose(np.linalg.norm(row[:WORDS]), 1)
    assert np.isclose(np.linalg.norm(row[WORDS : WORDS + PARTS]), 1)


def test_a_dutch_word_also_counts_as_its_english_twin_and_a_no_turns_its_feeling() -> None:
    encoder = TfidfEncoder(np.ones(WIDTH, np.float32), Dictionary(["+ good = goed", ". not = niet"]), "")

    dutch, english, turned = encoder.count(["goed", "good", "niet goed"]).toarray()

    assert np.flatnonzero(dutch * english)[0] < WORDS
    assert dutch[-FEELINGS] == 1
    assert (turned[-FEELINGS], turned[-FEELINGS + 2]) == (0, 1)
