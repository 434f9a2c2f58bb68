"""Mixed models: sleep deprivation as lme4 has it, statsmodels and dense algebra as second opinions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measuring.published import column, rows
from wallofchange.measuring.mixed import mixed

seeds = st.integers(0, 2**32 - 1)


def teams(seed, groups=12, size=6, spread=1.0):
    draws = np.random.default_rng(seed)
    group = np.repeat(np.arange(groups), size)
    slope = draws.normal(size=groups * size)
    level, steep = spread * draws.normal(size=groups), 0.5 * spread * draws.normal(size=groups)
    y = 7 + level[group] + (0.4 + steep[group]) * slope + draws.normal(size=groups * size)
    return y, np.column_stack([np.ones(len(y)), slope]), group


def dense(y, x, z, covariance, residual):
    """The restricted likelihood from the whole covariance matrix."""
    v = z @ covariance @ z.T + residual * np.eye(len(y))
    inverse = np.linalg.inv(v)
    a = x.T @ inverse @ x
    left = y - x @ np.linalg.solve(a, x.T @ inverse @ y)
    logs = np.linalg.slogdet(v)[1] + np.linalg.slogdet(a)[1] + left @ inverse @ left
    return -0.5 * (logs + (len(y) - x.shape[1]) * np.log(2 * np.pi))


def test_sleep_deprivation_slows_as_lme4_says():
    table = rows("sleepstudy")
    y, days = np.array(column(table, "Reaction")), np.array(column(table, "Days"))
    group = np.array([row["Subject"] for row in table])

    found = mixed(y, np.column_stack([np.ones(len(y)), days]), group, (0, 1))

    assert found.coef == pytest.approx((251.405, 10.467), abs=5e-4)
    assert found.se == pytest.approx((6.825, 1.546), abs=1e-3)
    assert found.sd == pytest.approx((24.741, 5.922), abs=1e-3)
    assert (found.residual_sd, found.loglik) == pytest.approx((25.592, -871.814), abs=1e-3)


def test_the_summit_is_found_where_slopes_go_against_levels():
    """The likelihood is lme4's (1.1, on the same draw)."""
    draw = np.random.default_rng(57)
    group, days = np.repeat(np.arange(7), 8), draw.normal(size=56)
    level, slope = draw.normal(0, 2, 7), draw.normal(0, 0.4, 7)
    y = 5 + 0.5 * days + level[group] + slope[group] * days + draw.normal(size=56)

    found = mixed(y, np.column_stack([np.ones(56), days]), group, (0, 1))

    assert found.loglik == pytest.approx(-79.497361, abs=1e-5)


@given(seeds)
def test_statsmodels_finds_no_likelier_spread(seed):
    from warnings import catch_warnings, simplefilter

    import statsmodels.api as sm

    y, x, group = teams(seed)
    found = mixed(y, x, group)
    with catch_warnings():
        simplefilter("ignore")
        other = sm.MixedLM(y, x, group).fit()

    assert found.loglik >= other.llf - 1e-6
    as_likely = other.converged and other.llf > found.loglik - 1e-6  # it stops at a lower top now and then
    if as_likely and found.sd[0] > 0.1:
        assert (found.coef, found.sd[0]) == (
            pytest.approx(other.params[:2], abs=1e-3),
            pytest.approx(np.sqrt(other.cov_re[0, 0]), rel=1e-2),
        )


def test_the_whole_covariance_matrix_gives_the_same_likelihood():
    y, x, group = teams(4)
    found = mixed(y, x, group)
    z = (group[:, None] == np.unique(group)).astype(float)

    told = dense(y, x, z, found.sd[0] ** 2 * np.eye(12), found.residual_sd**2)

    assert found.loglik == pytest.approx(told, abs=1e-8)


@given(seeds)
def test_balanced_groups_have_the_spread_of_the_analysis_of_variance(seed):
    y, _, group = teams(seed)
    means = y.reshape(12, 6).mean(axis=1)
    within = np.sum((y.reshape(12, 6) - means[:, None]) ** 2) / 60
    between = 6 * np.var(means, ddof=1)

    found = mixed(y, np.ones((72, 1)), group)

    if between > within:
        assert found.sd[0] ** 2 == pytest.approx((between - within) / 6, rel=1e-4)
        assert found.residual_sd**2 == pytest.approx(within, rel=1e-4)
        assert found.se[0] ** 2 == pytest.approx(between / 72, rel=1e-4)
    else:
        assert found.sd[0] == pytest.approx(0, abs=1e-3)
        assert found.singular


def test_the_unit_and_origin_of_a_random_column_do_not_matter():
    y, x, group = teams(6)

    plain = mixed(y, x, group, (0, 1))
    moved = mixed(y, np.column_stack([x[:, 0], 5 + 1000 * x[:, 1]]), group, (0, 1))

    assert moved.sd[1] * 1000 == pytest.approx(plain.sd[1], rel=1e-4)
    assert moved.residual_sd == pytest.approx(plain.residual_sd, rel=1e-5)
    assert moved.coef[1] * 1000 == pytest.approx(plain.coef[1], rel=1e-4)


def test_groups_that_do_not_differ_leave_least_squares():
    draws = np.random.default_rng(0)
    y, group = np.tile([1.0, 2, 3, 4, 5, 6], 12) + draws.normal(0, 1e-3, 72), np.repeat(np.arange(12), 6)

    found = mixed(y, np.ones((72, 1)), group)

    assert found.singular
    assert found.se[0] == pytest.approx(y.std(ddof=1) / np.sqrt(72), rel=1e-4)


@pytest.mark.parametrize(
    ("y", "group", "why"),
    [
        ([1, 2, 3, 4], [1, 1, 1, 1], "cannot tell groups"),
        ([1, 2, 3, 4], [1, 2, 3, 4], "cannot tell groups"),
        ([1, 1, 2, 2, 3, 3], [1, 1, 2, 2, 3, 3], "nothing is left"),
        ([5, 5, 5, 5], [1, 1, 2, 2], "nothing is left"),
    ],
)
def test_what_groups_cannot_tell_is_refused(y, group, why):
    with pytest.raises(ValueError, match=why):
        mixed(np.array(y, float), np.ones((len(y), 1)), np.array(group))
