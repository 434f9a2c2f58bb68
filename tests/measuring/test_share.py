"""Shares: published intervals, and statsmodels as the second opinion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.share import share, share_diff

asked = st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [
        (4, 20, 0.08066, 0.41602),
        (13, 16, 0.5699, 0.9341),
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilsons_published_intervals_are_found(x, n, low, high):
    found = share(x, n)

    assert (found.low, found.high) == pytest.approx((low, high), abs=6e-5)


def test_newcombes_published_differences_are_found():
    first, second = share_diff((48, 80), (56, 70)), share_diff((1, 34), (7, 34))

    assert (first.low, first.high) == pytest.approx((0.0524, 0.3339), abs=1e-4)
    assert (second.diff, second.low, second.high) == pytest.approx((0.1765, 0.0189, 0.3404), abs=1e-4)


@given(asked, asked)
def test_statsmodels_gives_the_same_difference(a, b):
    from statsmodels.stats.proportion import confint_proportions_2indep

    found = share_diff(a, b)
    low, high = confint_proportions_2indep(*b, *a, method="newcomb", compare="diff")

    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@given(asked, asked)
def test_statsmodels_gives_the_same_score_test(a, b):
    from statsmodels.stats.proportion import test_proportions_2indep as score_test

    p = share_diff(a, b).p

    if p is None:
        assert a[0] + b[0] in (0, a[1] + b[1])
    else:
        assert p == pytest.approx(score_test(*b, *a, method="score", compare="diff").pvalue, abs=1e-9)


@given(asked)
def test_a_share_and_its_complement_mirror_each_other(hits):
    x, n = hits
    found, other = share(x, n), share(n - x, n)

    assert (other.low, other.high) == pytest.approx((1 - found.high, 1 - found.low), abs=1e-12)
    assert 0 <= found.low <= found.p <= found.high <= 1


@pytest.mark.parametrize("hits", [(1, 0), (5, 4), (-1, 4)])
def test_more_hits_than_asked_are_refused(hits):
    with pytest.raises(ValueError, match="0 <= x <= n"):
        share(*hits)


def test_a_difference_far_beyond_chance_keeps_a_p_above_nothing():
    assert share_diff((48, 80), (2, 70)).p == pytest.approx(1.561273239429701e-13, rel=1e-9)
    assert share_diff((100, 1000), (300, 1000)).p == pytest.approx(5.252319085269403e-29, rel=1e-9)
