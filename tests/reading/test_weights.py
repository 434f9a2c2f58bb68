"""The shipped weights: plain arrays, small, made the same again from the same lessons."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from wallofchange.reading.fast import FastEncoder, shipped_static
from wallofchange.reading.fast.static import SHIPPED as STATIC
from wallofchange.reading.fast.static import static_from, vectors_from
from wallofchange.reading.heads import save
from wallofchange.reading.record import POLARITIES
from wallofchange.reading.training.static import again, packed, reduced
from wallofchange.reading.training.static import save as save_vectors
from wallofchange.reading.training.student import Lesson, hard, joined, taught
from wallofchange.reading.weights import SHIPPED, reader_from, shipped_reader

TEXTS = ["goed en snel", "slecht en traag", "komt maandag", "heel goed", "zeer slecht", "is maandag"] * 2
SAID = ["positive", "negative", "neutral"] * 4


def test_the_weights_are_small_enough_to_ship() -> None:
    sizes = [len(files("wallofchange.reading").joinpath(name).read_bytes()) for name in (SHIPPED, STATIC)]

    assert sum(sizes) < 5_000_000


def test_the_same_lesson_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        save(_taught(_lesson()), tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_what_is_saved_reads_the_same_afterwards(tmp_path: Path) -> None:
    save(_taught(_lesson()), tmp_path / "w.npz")

    encoder, head = reader_from((tmp_path / "w.npz").read_bytes())

    assert head.predict(encoder.encode(TEXTS)) == SAID
    assert head.version == encoder.version


def test_a_teacher_may_be_less_sure_than_people_were() -> None:
    doubtful = _lesson()._replace(chances=np.full((len(TEXTS), 3), 1 / 3))

    sure = _taught(_lesson()).predict_proba(FastEncoder().encode(["goed"]))
    unsure = _taught(joined([_lesson(), doubtful, doubtful])).predict_proba(FastEncoder().encode(["goed"]))

    assert unsure.max() < sure.max()


def test_the_shipped_reader_knows_good_from_bad_in_both_languages() -> None:
    encoder, head = shipped_reader()
    texts = ["heel vriendelijk geholpen", "very friendly help", "wat een ellende", "what a mess"]

    assert head.predict(encoder.encode(texts)) == ["positive", "positive", "negative", "negative"]


def test_small_vectors_keep_what_is_near(tmp_path: Path) -> None:
    said = np.random.default_rng(1).normal(size=(300, 16)).astype(np.float32)
    said[1] = said[0] + 0.05
    words = [f"woord{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(300)]

    save_vectors(packed(words, reduced(said, 8), np.full(300, 1e-5), seed=1), tmp_path / "v.npz")
    near, same, far = static_from((tmp_path / "v.npz").read_bytes()).encode([words[0], words[1], words[2]])

    assert near @ same > 0.9
    assert near @ same > near @ far


def test_known_words_can_be_said_again_by_another_encoder() -> None:
    known = vectors_from(files("wallofchange.reading").joinpath(STATIC).read_bytes())
    few = known._replace(words=known.words[:300], weights=known.weights[:300], codes=known.codes[:300])

    made = again(few, shipped_static(), seed=1)

    assert made.words == few.words
    assert np.allclose(made.weights, few.weights, rtol=1e-3)
    assert made.codes.shape == few.codes.shape


@pytest.mark.parametrize("size", [0, 1])
def test_what_is_no_reader_is_refused(size: int) -> None:
    with pytest.raises((ValueError, EOFError, OSError)):
        reader_from(b"x" * size)


def _lesson() -> Lesson:
    return hard(TEXTS, SAID, POLARITIES, np.ones(len(TEXTS)))


def _taught(lesson: Lesson):  # type: ignore[no-untyped-def]  # what it gives is what is tested
    return taught(FastEncoder().encode(lesson.texts), lesson, POLARITIES)
