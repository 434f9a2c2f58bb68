"""Places with intervals: who is ahead, as far as the figures can tell."""

import numpy as np
import pytest
from scipy.stats import studentized_range

from wallofchange.measuring.means import Sample
from wallofchange.measuring.standings import beside, standings


def test_with_equal_errors_two_are_apart_where_tukey_says_so():
    tukey = studentized_range.ppf(0.95, 5, np.inf)

    near = standings([tukey * 0.97, 0, 0, 0, 0], [1] * 5)
    far = standings([tukey * 1.03, 0, 0, 0, 0], [1] * 5)

    assert (near[0].best, near[0].worst) == (1, 5)
    assert (far[0].best, far[0].worst) == (1, 1)


def test_all_true_places_lie_inside_at_once_nineteen_times_in_twenty():
    chance, held = np.random.default_rng(5), 0
    truth = np.array([8.0, 7.5, 7.5, 7.0, 6.0, 5.0])
    se = np.array([0.3, 0.2, 0.4, 0.2, 0.5, 0.3])
    for _ in range(300):
        found = standings(truth + chance.standard_normal(6) * se, se, seed=2)
        better = [(truth > own).sum() for own in truth]
        not_worse = [(truth >= own).sum() for own in truth]
        held += all(
            each.best <= 1 + over and each.worst >= under
            for each, over, under in zip(found, better, not_worse, strict=True)
        )

    assert held / 300 >= 0.93


def test_the_luckiest_of_many_is_believed_least():
    found = standings([9.5, 7.2, 7.0, 6.8], [1.5, 0.1, 0.1, 0.1])

    assert found[0].believed < 8
    assert found[1].believed == pytest.approx(7.2, abs=0.1)
    assert (found[0].best, found[0].worst) == (1, 4)


def test_the_more_others_the_more_a_difference_must_be():
    own, like = Sample(200, 7.4, 2.0), Sample(200, 7.0, 2.0)
    same = Sample(200, 7.4, 2.0)

    (alone,) = beside(own, [like])
    among = beside(own, [like, *[same] * 20])

    assert alone.told_apart
    assert not among[0].told_apart
    assert among[0].difference == alone.difference


def test_another_figure_without_spread_is_never_told_apart():
    (found,) = beside(Sample(200, 7.4, 2.0), [Sample(1, 5.0, None)])

    assert found.difference.low is None
    assert not found.told_apart


def test_many_are_placed_between_the_first_and_the_last():
    chance = np.random.default_rng(1)

    found = standings(chance.normal(6, 1, 60).tolist(), [0.4] * 60)

    assert all(1 <= each.best <= each.worst <= 60 for each in found)
