"""Scores agree with a second implementation, and say what they are about."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score
from sklearn.preprocessing import MultiLabelBinarizer

from wallofchange.reading.scoring import agreement

LABELS = st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2)


def one(*labels: str) -> list[frozenset[str]]:
    return [frozenset([label]) for label in labels]


def test_a_reader_that_is_always_right_scores_one() -> None:
    found = agreement(one("a", "b", "a"), one("a", "b", "a"), draws=50)

    assert (found.n, found.macro_f1, found.low, found.high, found.accuracy) == (3, 1, 1, 1, 1)


def test_each_label_has_its_own_precision_and_recall() -> None:
    found = agreement(one("a", "a", "b", "b"), one("a", "b", "b", "b"), draws=50)

    assert found.per_label["a"].precision == 1
    assert found.per_label["a"].recall == 0.5
    assert found.per_label["b"].precision == pytest.approx(2 / 3)
    assert (found.per_label["b"].recall, found.per_label["b"].n) == (1, 2)
    assert found.accuracy == 0.75


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(LABELS, LABELS), min_size=1, max_size=30))
def test_macro_f1_is_what_scikit_learn_calls_it(pairs: list[tuple[frozenset[str], frozenset[str]]]) -> None:
    said, read = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    labels = sorted(frozenset().union(*said, *read))
    if len(labels) < 2:  # one column is no table of labels to scikit-learn
        return
    table = MultiLabelBinarizer(classes=labels)

    expected = f1_score(
        table.fit_transform(said), table.fit_transform(read), average="macro", zero_division=0
    )

    assert agreement(said, read, draws=2).macro_f1 == pytest.approx(expected)


def test_the_interval_holds_the_score_and_narrows_with_more_texts() -> None:
    dice = np.random.default_rng(1)
    said = one(*dice.choice(["a", "b"], 2_000))
    read = [row if dice.random() < 0.8 else frozenset(["a"]) for row in said]

    few, many = agreement(said[:100], read[:100]), agreement(said, read)

    assert many.low < many.macro_f1 < many.high
    assert many.high - many.low < (few.high - few.low) / 3


def test_the_same_seed_draws_the_same_interval() -> None:
    said, read = one("a", "b", "a", "b", "b"), one("a", "a", "a", "b", "b")

    assert agreement(said, read, seed=3) == agreement(said, read, seed=3)


def test_a_comparison_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="0 labelled texts"):
        agreement([], [])
