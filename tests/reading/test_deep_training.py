"""Tuning the deep reader again: what it learns from, and what it says when it cannot."""

from __future__ import annotations

import random
from importlib.util import find_spec
from pathlib import Path

import pytest

from wallofchange.reading.training.deep import NoTorch, tune
from wallofchange.reading.training.deep_examples import UNTOLD, Example, batches, reported
from wallofchange.reading.training.emotions import NEGATIVE, NEUTRAL, POSITIVE
from wallofchange.reading.training.felt import examples


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed here")
def test_without_torch_it_says_what_to_install(tmp_path):
    with pytest.raises(NoTorch, match=r"wall-of-change\[train\]"):
        tune(Path("nowhere"), tmp_path / "deep.npz")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_our_own_sentences_are_the_same_for_the_same_seed_and_name_known_emotions(language):
    first, again = (list(examples(language, 400, 1)) for _ in range(2))

    assert first == again
    assert {name for one in first for name in one.emotions} <= POSITIVE | NEGATIVE | NEUTRAL | {"surprise"}
    assert not any("{" in one.text for one in first)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_polarity_is_said_as_often(language):
    said = [one.polarity for one in examples(language, 700, 1)]

    assert said.count("positive") == said.count("negative") == said.count("neutral") == 200


def test_a_quarter_is_kept_for_the_report():
    kept = [reported(str(number)) for number in range(10_000)]

    assert 2_300 < sum(kept) < 2_700


def test_a_batch_holds_no_more_pieces_than_there_is_room_for():
    dice = random.Random(1)
    texts = [Example([7] * dice.randrange(1, 60), None, 0, UNTOLD, 1.0) for _ in range(500)]

    made = batches(list(texts), 300, dice)

    assert max(len(batch) * (max(len(one.numbers) for one in batch) + 2) for batch in made) <= 300
    assert sum(map(len, made)) == 500
