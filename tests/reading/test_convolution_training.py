"""Teaching the small convolution again: what it learns from, and what it says when it cannot."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from wallofchange.reading.fast import shipped_static
from wallofchange.reading.fast.convolution import SHIPPED, Weights, convolution_from, weights_from
from wallofchange.reading.training import convolution
from wallofchange.reading.training.deep import NoTorch

TEXTS = ["the food was good but the waiter was not friendly", "xyzzy plugh quux", ""]


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed here")
def test_without_torch_it_says_what_to_install():
    with pytest.raises(NoTorch, match=r"wall-of-change\[train\]"):
        convolution.teach(Path("nowhere"), shipped_static())


def test_a_text_is_told_over_in_dutch_words_that_mean_the_same_and_stays_the_same_text():
    lessons = convolution.lessons_of(TEXTS, seed=1)
    (told,) = lessons.told_over
    twins = dict(convolution.twins())

    said = [lessons.words[number - 1] for number in told.words]

    assert told.text == 0
    assert said != TEXTS[0].split()
    assert [twins.get(word, word) for word in said] == TEXTS[0].split()


def test_a_text_without_words_teaches_nothing_and_one_without_known_words_is_not_told_over():
    lessons = convolution.lessons_of(TEXTS, seed=1)

    assert [one.text for one in lessons.written] == [0, 1]
    assert [one.text for one in lessons.told_over] == [0]


def test_only_words_met_in_texts_enough_have_numbers_of_their_own():
    lessons = convolution.lessons_of(["good", "good food", "good bread", "bread"], seed=1)

    assert "good" in {lessons.words[number - 1] for number in lessons.with_own}
    assert "bread" not in {lessons.words[number - 1] for number in lessons.with_own}


def test_small_differences_between_texts_count_beside_the_large_ones():
    dice = np.random.default_rng(1)
    said = dice.normal(size=(500, 768)) * np.geomspace(30, 1, 768)

    spread = convolution.aims(said).std(axis=0)

    assert spread[0] / spread[-1] < 30**0.5


def test_weights_come_back_from_a_file_as_they_were_but_for_half_a_step(tmp_path):
    dice = np.random.default_rng(1)
    given = Weights(
        ("good", "slecht"), *(dice.normal(size=(2, 3)).astype(np.float32) for _field in Weights._fields[1:])
    )

    convolution.save(given, tmp_path / "weights.npz")
    found = weights_from((tmp_path / "weights.npz").read_bytes())

    assert found.words == given.words
    assert np.abs(found.own - given.own).max() <= np.abs(given.own).max() / 127
    assert all(np.allclose(*pair, atol=2e-3) for pair in zip(found[2:], given[2:], strict=True))


def test_another_file_of_weights_is_another_version():
    content = (Path(convolution.__file__).parents[1] / SHIPPED).read_bytes()

    first = convolution_from(content, shipped_static())

    assert first.version == convolution_from(content, shipped_static()).version
    assert first.version != convolution_from(content + b"\0", shipped_static()).version
