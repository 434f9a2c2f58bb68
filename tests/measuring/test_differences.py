"""Difference in differences: Kentucky's injuries, regression as the second opinion, and units."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measuring.published import column, rows
from wallofchange.measuring.differences import differences, unit_differences

seeds = st.integers(0, 2**32 - 1)


def answers(seed, n=40):
    draws = np.random.default_rng(seed)
    treated, post = np.arange(n) % 2, (np.arange(n) // 2) % 2
    return draws.normal(7, 2, n) * (1 + treated), treated, post


def test_wooldridges_example_13_4_is_found():
    table = [row for row in rows("injury") if row["ky"] == "1"]
    y, treated, post = (np.array(column(table, name)) for name in ("ldurat", "highearn", "afchnge"))

    plain, robust = (differences(y, treated, post, se=se) for se in ("ols", "hc1"))

    assert plain.effect == pytest.approx(0.1906, abs=5e-5)
    assert (plain.se, robust.se) == pytest.approx((0.0685, 0.0690), abs=5e-5)


@given(seeds)
def test_statsmodels_gives_the_same_regression(seed):
    import statsmodels.api as sm

    y, treated, post = answers(seed)
    x = np.column_stack([np.ones(len(y)), treated, post, treated * post])

    for se in ("ols", "hc1"):
        found = differences(y, treated, post, 0.9, se)
        other = sm.OLS(y, x).fit(cov_type="nonrobust" if se == "ols" else "HC1", use_t=True)
        assert (found.effect, found.se, found.p) == pytest.approx(
            (other.params[3], other.bse[3], other.pvalues[3]), rel=1e-8, abs=1e-12
        )
        assert (found.low, found.high) == pytest.approx(tuple(other.conf_int(0.1)[3]), rel=1e-8)
        assert (found.treated, found.post) == pytest.approx(tuple(other.params[1:3]), rel=1e-8, abs=1e-9)


@given(seeds)
def test_units_are_compared_as_a_pooled_t_test_of_their_moves(seed):
    from scipy.stats import ttest_ind

    y, _, _ = answers(seed, 48)
    unit, post = np.repeat(np.arange(12), 4), np.tile([0, 0, 1, 1], 12)
    moves = [y[(unit == u) & (post == 1)].mean() - y[(unit == u) & (post == 0)].mean() for u in range(12)]

    found, left_out = unit_differences(y, unit >= 5, post, unit.tolist())
    other = ttest_ind(moves[5:], moves[:5])

    assert (found.df, found.units, left_out) == (10, (5, 7), 0)
    assert found.p == pytest.approx(other.pvalue)
    assert (found.low, found.high) == pytest.approx(tuple(other.confidence_interval()))


def test_a_unit_without_answers_before_has_no_move_and_is_left_out():
    y, post = np.array([5.0, 6, 7, 8, 9, 9.5, 3]), np.array([0, 1, 0, 1, 0, 1, 1])

    found, left_out = unit_differences(y, np.array([0, 0, 1, 1, 1, 1, 1]), post, list("aabbccd"))

    assert (found.units, left_out, found.effect) == ((1, 2), 1, -0.25)


def test_answers_that_are_told_wholly_leave_no_interval():
    found = differences(np.array([1.0, 1, 2, 2, 3, 3, 7, 7]), np.repeat([0, 1], 4), np.tile([0, 0, 1, 1], 2))

    assert (found.effect, found.se, found.low, found.p) == (3, None, None, None)


def test_an_empty_cell_is_refused():
    with pytest.raises(ValueError, match="four cells"):
        differences(np.ones(4), np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1]))


def test_a_unit_on_both_sides_is_refused():
    with pytest.raises(ValueError, match="both treated and not"):
        unit_differences(np.ones(4), np.array([0, 1, 0, 1]), np.array([0, 1, 0, 1]), list("aabb"))
