"""Interrupted series: the dense algebra as the second opinion, and how often a step is seen where none is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from wallofchange.measuring.interrupted import interrupted

seeds = st.integers(0, 2**32 - 1)


def series(seed, n=36, rho=0.4):
    draws = np.random.default_rng(seed).normal(size=n)
    errors = np.zeros(n)
    errors[0] = draws[0] / np.sqrt(1 - rho * rho)
    for at in range(1, n):
        errors[at] = rho * errors[at - 1] + draws[at]
    time = np.arange(n)
    season = [turn(2 * np.pi * k * time / 12) for k in (1, 2) for turn in (np.sin, np.cos)]
    return 7 + errors, np.column_stack([np.ones(n), time >= n // 2, time, *season]).astype(float)


def dense(y, x):
    """The textbook: the whole covariance, its inverse and determinant, and derivatives by differences."""
    n, k = x.shape

    def parts(rho):
        v = rho ** np.abs(np.subtract.outer(np.arange(n), np.arange(n))) / (1 - rho * rho)
        inverse = np.linalg.inv(v)
        m = x.T @ inverse @ x
        coef = np.linalg.solve(m, x.T @ inverse @ y)
        left = y - x @ coef
        return m, coef, left @ inverse @ left, np.linalg.slogdet(v)[1]

    def loglik(rho, tau):
        m, _, left, log_det = parts(rho)
        return -0.5 * ((n - k) * tau + np.linalg.slogdet(m)[1] + log_det + left * np.exp(-tau))

    def best_scale(rho):
        return np.log(parts(rho)[2] / (n - k))

    grid = np.linspace(-0.9, 0.98, 95)
    top = grid[np.argmax([loglik(rho, best_scale(rho)) for rho in grid])]
    bounds = (max(-0.9, top - 0.03), min(0.98, top + 0.03))
    rho = minimize_scalar(
        lambda r: -loglik(r, best_scale(r)), bounds=bounds, method="bounded", options={"xatol": 1e-10}
    ).x
    return rho, best_scale(rho), parts, loglik


def dense_df(rho, tau, parts, loglik, effect, h=1e-4):
    def at(a, b):
        return loglik(rho + a * h, tau + b * h)

    cross = (at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / 4
    hessian = np.array(
        [[at(1, 0) - 2 * at(0, 0) + at(-1, 0), cross], [cross, at(0, 1) - 2 * at(0, 0) + at(0, -1)]]
    )

    def variance(r):
        return np.linalg.inv(parts(r)[0])[effect, effect] * np.exp(tau)

    gradient = np.array([(variance(rho + h) - variance(rho - h)) / (2 * h), variance(rho)])
    return 2 * variance(rho) ** 2 / (gradient @ np.linalg.inv(-hessian / h**2) @ gradient)


@pytest.mark.parametrize(("seed", "n", "rho"), [(1, 24, 0.0), (2, 36, 0.4), (3, 60, 0.7), (4, 104, -0.3)])
def test_the_dense_algebra_gives_the_same_figures(seed, n, rho):
    y, x = series(seed, n, rho)

    found = interrupted(y, x, 1)
    at, tau, parts, loglik = dense(y, x)
    m, coef, *_ = parts(at)

    assert found.rho == pytest.approx(at, abs=1e-5)
    assert found.coef == pytest.approx(coef, abs=1e-5)
    assert found.se == pytest.approx(np.sqrt(np.diag(np.linalg.inv(m)) * np.exp(tau)), rel=1e-5)
    assert found.df == pytest.approx(dense_df(at, tau, parts, loglik, 1), rel=1e-3)


def test_without_correlation_in_time_the_figures_are_those_of_least_squares():
    y, x = series(11, 400, 0.0)

    found, plain = interrupted(y, x, 1), np.linalg.lstsq(x, y, rcond=None)[0]

    assert abs(found.rho) < 0.1
    assert found.coef[1] == pytest.approx(plain[1], abs=0.05)


@given(seeds, st.floats(-5, 5), st.floats(0.01, 100), st.floats(-3, 3))
def test_figures_follow_unit_and_origin(seed, origin, unit, step):
    y, x = series(seed)

    plain, moved = interrupted(y, x, 1), interrupted(origin + unit * (y + step * x[:, 1]), x, 1)

    assert moved.coef[1] == pytest.approx(unit * (plain.coef[1] + step), rel=1e-5, abs=1e-5 * unit)
    assert moved.se[1] == pytest.approx(unit * plain.se[1], rel=1e-5)
    assert (moved.rho, moved.df) == pytest.approx((plain.rho, plain.df), rel=1e-4, abs=1e-5)


@given(seeds)
def test_the_unit_of_a_column_moves_only_its_own_coefficient(seed):
    y, x = series(seed)

    plain, years = interrupted(y, x, 1), interrupted(y, x * np.array([1, 1, 1 / 365, 1, 1, 1, 1]), 1)

    assert years.coef[2] == pytest.approx(365 * plain.coef[2], rel=1e-6, abs=1e-9)
    assert (years.coef[1], years.se[1], years.df) == pytest.approx(
        (plain.coef[1], plain.se[1], plain.df), rel=1e-5
    )


@given(seeds, st.floats(0.5, 0.99))
def test_a_higher_level_gives_a_wider_interval_round_the_same_figure(seed, level):
    y, x = series(seed)

    wide, narrow = interrupted(y, x, 1, level), interrupted(y, x, 1, level - 0.1)

    assert wide.low < narrow.low < narrow.coef[1] < narrow.high < wide.high


@given(seeds)
def test_p_and_interval_agree(seed):
    found = interrupted(*series(seed), 1)

    assert (found.p < 0.05) == (found.low > 0 or found.high < 0)


def test_a_series_that_its_columns_tell_wholly_has_no_interval():
    _, x = series(1)

    found = interrupted(3 + 2 * x[:, 1], x, 1)

    assert found.coef[1] == pytest.approx(2)
    assert (found.se, found.df, found.low, found.high, found.p, found.rho) == (None,) * 6


def test_a_random_walk_stops_at_the_limit_and_says_so():
    walk = np.cumsum(np.random.default_rng(8).normal(size=80))
    found = interrupted(walk, np.column_stack([np.ones(80), np.arange(80) >= 40]).astype(float), 1)

    assert found.at_limit == (found.rho > 0.97)
    assert found.df > 0


def test_too_few_points_are_refused():
    with pytest.raises(ValueError, match="at least 5 figures"):
        interrupted(np.arange(4.0), np.column_stack([np.ones(4), [0, 0, 1, 1], [1, 2, 3, 4]]), 1)


@pytest.mark.parametrize(("n", "rho"), [(48, 0.0), (48, 0.4)])
def test_where_nothing_happened_a_step_is_seldom_seen(n, rho):
    """A small version of the simulation; the bar is 8.5 in 100, and least squares sees 20."""
    seen = sum(interrupted(*series(1000 + seed, n, rho), 1).p < 0.05 for seed in range(400))

    assert seen <= 0.085 * 400 + 12
