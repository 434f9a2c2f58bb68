"""The numbers that say how far readers agree, beside worked examples."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.agreement import alpha, auc, bootstrapped, kappa, precision, recall


def test_kappa_is_that_of_the_textbook_table() -> None:
    # Cohen's kappa of the table [[20, 5], [10, 15]]: (0.7 - 0.5) / (1 - 0.5)
    one = np.repeat([0, 0, 1, 1], [20, 5, 10, 15])
    two = np.repeat([0, 1, 0, 1], [20, 5, 10, 15])

    assert kappa(one, two) == pytest.approx(0.4)


def test_alpha_is_that_of_krippendorffs_own_example() -> None:
    # Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", part A: two observers, ten units
    one = np.asarray([0, 1, 0, 0, 0, 0, 0, 0, 1, 0])
    two = np.asarray([1, 1, 1, 0, 0, 1, 0, 0, 0, 0])

    assert alpha(one, two) == pytest.approx(0.095, abs=5e-4)


def test_ordinal_alpha_minds_a_near_miss_less_than_a_far_one() -> None:
    said = np.asarray([0, 0, 1, 1, 2, 2])
    near = np.asarray([0, 1, 1, 1, 2, 2])
    far = np.asarray([0, 2, 1, 1, 2, 2])

    assert alpha(said, near, ordinal=True) > alpha(said, far, ordinal=True)


def test_readers_that_always_agree_have_one() -> None:
    said = np.asarray([0, 1, 2, 0])

    assert kappa(said, said) == alpha(said, said) == alpha(said, said, ordinal=True) == 1


def test_precision_and_recall_count_each_row_for_its_weight() -> None:
    said, read = np.asarray([1, 1, 0, 0]), np.asarray([1, 0, 1, 0])
    weights = np.asarray([3.0, 1.0, 1.0, 9.0])

    assert precision(said, read, weights, 1) == 0.75
    assert recall(said, read, weights, 1) == 0.75
    assert np.isnan(precision(said, np.zeros(4, int), weights, 1))


def test_auc_is_the_chance_to_rank_right_with_ties_for_half() -> None:
    said, scores = np.asarray([1, 1, 0, 0]), np.asarray([0.9, 0.5, 0.5, 0.1])

    assert auc(said, scores, np.ones(4)) == 0.875


def test_an_interval_holds_its_estimate_and_is_the_same_each_time() -> None:
    said = np.arange(60) % 3 == 0
    first = bootstrapped(lambda rows: float(said[rows].mean()), ["all"] * 60)

    assert first.low < first.value < first.high
    assert first == bootstrapped(lambda rows: float(said[rows].mean()), ["all"] * 60)
