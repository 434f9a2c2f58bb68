"""Means: R's example, scipy as the second opinion, and what has no spread."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wallofchange.measuring.means import (
    Sample,
    mean_diff,
    paired_diff,
    paired_relative_diff,
    relative_diff,
)

A = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
B = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
scores = st.lists(st.integers(0, 10), min_size=2, max_size=30)


def test_welchs_test_gives_what_r_gives_for_the_sleep_data():
    found = mean_diff(Sample.of(A), Sample.of(B))

    assert found.t == pytest.approx(1.8608, abs=5e-5)
    assert found.df == pytest.approx(17.776, abs=5e-4)
    assert found.p == pytest.approx(0.07939, abs=5e-6)
    assert (found.low, found.high) == pytest.approx((-0.2055, 3.3655), abs=5e-5)


@given(scores, scores)
def test_scipy_gives_the_same_welch_interval(a, b):
    from scipy.stats import ttest_ind

    assume(len({*a}) > 1 or len({*b}) > 1)
    found, other = mean_diff(Sample.of(a), Sample.of(b)), ttest_ind(b, a, equal_var=False)
    interval = other.confidence_interval()

    assert (found.t, found.df, found.p) == pytest.approx((other.statistic, other.df, other.pvalue), abs=1e-9)
    assert (found.low, found.high) == pytest.approx((interval.low, interval.high), abs=1e-9)


def test_pairs_are_compared_within_themselves():
    from scipy.stats import ttest_rel

    found, other = paired_diff(A, B), ttest_rel(B, A)

    assert (found.t, found.p) == pytest.approx((other.statistic, other.pvalue), abs=1e-12)


def test_a_summary_says_the_same_as_the_answers():
    assert mean_diff(Sample.of(A), Sample(10, 2.33, Sample.of(B).sd)) == mean_diff(Sample.of(A), Sample.of(B))


def test_the_delta_method_agrees_with_a_bootstrap():
    import numpy as np

    draws = np.random.default_rng(7)
    a, b = draws.normal(6, 2, 300), draws.normal(6.6, 2, 300)
    ratios = [draws.choice(b, 300).mean() / draws.choice(a, 300).mean() - 1 for _ in range(4000)]
    pairs = [(b[at].mean() / a[at].mean() - 1) for at in draws.integers(0, 300, (4000, 300))]

    assert relative_diff(Sample.of(list(a)), Sample.of(list(b))).se == pytest.approx(np.std(ratios), rel=0.05)
    assert paired_relative_diff(list(a), list(b)).se == pytest.approx(np.std(pairs), rel=0.05)


def test_answers_that_are_all_the_same_leave_no_interval():
    found = mean_diff(Sample.of([0.1] * 3), Sample.of([0.3] * 3))

    assert found.diff == pytest.approx(0.2)
    assert (found.low, found.high, found.t, found.df, found.p) == (None,) * 5


def test_one_answer_tells_nothing_of_the_spread():
    assert mean_diff(Sample.of([7]), Sample.of([6, 8])).low is None


def test_a_ratio_to_nothing_is_refused():
    with pytest.raises(ValueError, match="other than zero"):
        relative_diff(Sample(5, 0.0, 1.0), Sample(5, 1.0, 1.0))
