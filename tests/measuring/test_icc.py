"""Intraclass correlation: Shrout and Fleiss, statsmodels' analysis of variance, and what has no spread."""

from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from wallofchange.measuring.icc import Icc, icc

PUBLISHED = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
NONE = Icc(None, None, None, None, None, None)
tables = st.tuples(st.integers(2, 6), st.integers(2, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 10), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


def test_the_published_six_are_found():
    assert astuple(icc(PUBLISHED)) == pytest.approx((0.17, 0.29, 0.71, 0.44, 0.62, 0.91), abs=5e-3)


@settings(max_examples=12)
@given(tables)
def test_statsmodels_analysis_of_variance_gives_the_same(ratings):
    import pandas as pd
    from statsmodels.formula.api import ols
    from statsmodels.stats.anova import anova_lm

    n, k = len(ratings), len(ratings[0])
    long = pd.DataFrame(
        [(unit, rater, one) for unit, row in enumerate(ratings) for rater, one in enumerate(row)],
        columns=["unit", "rater", "score"],
    )
    squares = anova_lm(ols("score ~ C(unit) + C(rater)", long).fit())["mean_sq"]
    b, j, e = (float(squares[name]) for name in ("C(unit)", "C(rater)", "Residual"))
    assume(b > 1e-9 and e > 1e-9)
    w = (j + e * (n - 1)) / n

    found = icc(ratings)

    assert found.icc11 == pytest.approx((b - w) / (b + (k - 1) * w), abs=1e-8)
    assert found.icc21 == pytest.approx((b - e) / (b + (k - 1) * e + k * (j - e) / n), abs=1e-8)
    assert found.icc31 == pytest.approx((b - e) / (b + (k - 1) * e), abs=1e-8)
    assert found.icc1k == pytest.approx((b - w) / b, abs=1e-8)
    assert found.icc3k == pytest.approx((b - e) / b, abs=1e-8)


@given(tables)
def test_spearman_and_brown_lead_from_one_rating_to_the_mean(ratings):
    found, k = icc(ratings), len(ratings[0])
    assume(found.icc11 is not None and found.icc1k is not None and abs(1 + (k - 1) * found.icc11) > 1e-6)

    assert found.icc1k == pytest.approx(k * found.icc11 / (1 + (k - 1) * found.icc11), rel=1e-6)


@given(tables, st.sampled_from([(3, 0), (1, 1000), (0.01, 0.3)]))
def test_the_unit_of_the_ratings_does_not_matter(ratings, unit):
    scaled = [[unit[0] * one + unit[1] for one in row] for row in ratings]

    for one, other in zip(astuple(icc(ratings)), astuple(icc(scaled)), strict=True):
        assert (one is None) == (other is None)
        assert one is None or other == pytest.approx(one, rel=1e-6, abs=1e-6)


def test_raters_who_agree_wholly_have_one():
    assert astuple(icc([[1, 1], [2, 2], [3, 3]])) == pytest.approx((1,) * 6)


@pytest.mark.parametrize("ratings", [[[1, 2, 3]], [[1], [2], [3]], [[0.1, 0.1], [0.1, 0.1]], [[7.3] * 4] * 5])
def test_one_unit_one_rater_or_no_spread_leave_all_undefined(ratings):
    assert icc(ratings) == NONE


def test_units_that_do_not_differ_while_raters_do_have_nothing_for_fixed_raters():
    found = icc([[0.1, 0.2, 0.4]] * 5)

    assert (found.icc31, found.icc3k, found.icc1k) == (None, None, None)
    assert found.icc21 == pytest.approx(0)
    assert found.icc11 == pytest.approx(-0.5)


def test_planted_parts_of_the_spread_are_found():
    draws = np.random.default_rng(5)
    ratings = draws.normal(0, 2, (3000, 1)) + draws.normal(0, 1, (1, 4)) + draws.normal(0, 1, (3000, 4))

    assert icc(ratings.tolist()).icc31 == pytest.approx(0.8, abs=0.02)


@pytest.mark.parametrize("ratings", [[], [[]], [[1, 2], [1]]])
def test_units_that_are_rated_unequally_are_refused(ratings):
    with pytest.raises(ValueError, match="as often"):
        icc(ratings)
