"""Sample sizes: what R prints, and that they keep the power they promise."""

import pytest

from wallofchange.measuring.nps import Split
from wallofchange.measuring.ordinal import counted
from wallofchange.measuring.sample_size import for_mean, for_nps, for_ordinal, for_share, power_of_mean

PLACEBO = [3, 3, 5, 4, 21, 7, 2, 12, 5, 0, 22, 4, 2, 12, 9, 5, 3, 29, 5, 7, 4, 4, 5, 8, 25, 1, 2, 12]


def test_r_finds_the_same_sizes_for_means():
    assert for_mean(1, 1, power=0.9) == pytest.approx(22.02110, abs=1e-4)
    assert for_mean(0.5, 1) == pytest.approx(63.76576, abs=1e-4)
    assert power_of_mean(20, 1, 1) == pytest.approx(0.8689528, abs=1e-6)


def test_r_finds_the_same_size_for_shares():
    assert for_share(0.25, 0.5, power=0.9) == pytest.approx(76.7, abs=0.05)
    assert for_share(0.05, 0.3) == pytest.approx(1376.3, abs=0.1)


def test_the_reference_case_for_order_is_found():
    halved = [count // 2 for count in PLACEBO]

    assert 2 * for_ordinal(*counted(PLACEBO, halved)) == pytest.approx(46.577, abs=5e-4)


def test_six_point_eight_to_six_point_nine_takes_thousands_of_answers():
    assert for_mean(0.1, 2.2) == pytest.approx(7599, abs=1)


def test_a_size_far_away_joins_on_to_the_ones_near_by():
    near, far = for_mean(0.00397, 2.0, power=0.8), for_mean(0.00396, 2.0, power=0.8)

    assert far / near == pytest.approx((0.00397 / 0.00396) ** 2, rel=1e-6)


def test_a_net_promoter_score_is_a_mean_of_minus_a_hundred_nothing_and_a_hundred():
    today = Split(35, 40, 25)

    assert for_nps(5, today) == pytest.approx(for_mean(5, 100 * today.variance**0.5))


def test_the_promised_power_is_delivered():
    import numpy as np
    from scipy.stats import ttest_ind

    n = round(for_mean(1, 2))
    draws = np.random.default_rng(11).normal([[0], [1]], 2.0, (4000, 2, n))
    seen = ttest_ind(draws[:, 0], draws[:, 1], axis=1).pvalue < 0.05

    assert seen.mean() == pytest.approx(0.80, abs=0.02)


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda: for_mean(0, 1), "never be seen"),
        (lambda: for_mean(1, 0), "above zero"),
        (lambda: for_mean(1, 1, alpha=0.5, power=0.4), "alpha < power"),
        (lambda: for_share(0.5, 0.7), "between 0 and 1"),
        (lambda: for_ordinal([1, 2], [1, 2]), "never be seen"),
    ],
)
def test_what_cannot_be_planned_is_refused(call, reason):
    with pytest.raises(ValueError, match=reason):
        call()
