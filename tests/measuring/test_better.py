"""One reader against another: a difference that may be chance promotes nobody."""

import numpy as np
import pytest

from wallofchange.measuring.better import better

LABELS = np.array(["negative", "neutral", "positive"])


def said(chance, truth, right):
    """A reader that is right so often, and otherwise guesses."""
    return list(np.where(chance.random(len(truth)) < right, truth, chance.choice(LABELS, len(truth))))


def test_sklearn_gives_the_same_macro_f1():
    from sklearn.metrics import f1_score

    chance = np.random.default_rng(2)
    truth = list(chance.choice(LABELS, 200))
    one, other = said(chance, truth, 0.5), said(chance, truth, 0.8)

    found = better(truth, one, other)

    assert found.before == pytest.approx(f1_score(truth, one, average="macro"))
    assert found.after == pytest.approx(f1_score(truth, other, average="macro"))


def test_a_clear_gain_is_promoted():
    chance = np.random.default_rng(3)
    truth = list(chance.choice(LABELS, 100))

    assert better(truth, said(chance, truth, 0.5), said(chance, truth, 0.9)).promoted


def test_who_says_the_same_is_not_promoted():
    truth = list(np.random.default_rng(4).choice(LABELS, 100))

    found = better(truth, truth, truth)

    assert (found.no_worse, found.promoted) == (1.0, False)


def test_of_readers_that_are_equally_good_few_are_promoted():
    promoted = 0
    for seed in range(100):
        chance = np.random.default_rng(seed)
        truth = list(chance.choice(LABELS, 60))
        promoted += better(truth, said(chance, truth, 0.7), said(chance, truth, 0.7)).promoted

    assert promoted <= 18


def test_a_handful_of_answers_decides_nothing():
    truth = ["positive", "negative"] * 10

    assert not better(truth, ["neutral"] * 20, truth).promoted


def test_without_answers_nothing_is_compared():
    with pytest.raises(ValueError, match="needs answers"):
        better([], [], [])
