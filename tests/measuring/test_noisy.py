"""A step in figures that each have a known noise, against the same by dense matrices."""

import numpy as np
import pytest
from scipy.optimize import minimize

from wallofchange.measuring.interrupted import interrupted
from wallofchange.measuring.noisy import Noise, noisy


def planted(seed, n=48, change=30, rho=0.6, lasting=0.04, few=0.2, many=0.01):
    """A series with a step of half a point, and few answers after it."""
    draws = np.random.default_rng(seed)
    own = np.where(np.arange(n) < change, many, few) * draws.uniform(0.5, 2, n)
    course = draws.normal(size=n)
    for at in range(1, n):
        course[at] = rho * course[at - 1] + np.sqrt(1 - rho**2) * course[at]
    step = (np.arange(n) >= change).astype(float)
    y = 7 + 0.5 * step + np.sqrt(lasting) * course + np.sqrt(own) * draws.normal(size=n)
    return y, np.column_stack([np.ones(n), step, np.arange(n) / 52]), own


def dense(at, y, x, own):
    """The restricted likelihood, coefficients and their variances, by inverting V itself."""
    apart = np.abs(np.subtract.outer(np.arange(len(y)), np.arange(len(y))))
    v = np.exp(at[1]) * at[0] ** apart + np.diag(own)
    inverse = np.linalg.inv(v)
    information = x.T @ inverse @ x
    coef = np.linalg.solve(information, x.T @ inverse @ y)
    rest = y - x @ coef
    dets = np.linalg.slogdet(v)[1] + np.linalg.slogdet(information)[1]
    return -0.5 * (dets + rest @ inverse @ rest), coef, np.linalg.inv(information)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_dense_matrices_and_another_search_find_the_same(seed):
    y, x, own = planted(seed)

    found = noisy(y, x, own, 1)

    tops = [
        minimize(lambda at: -dense(at, y, x, own)[0], begin, method="Nelder-Mead", options={"xatol": 1e-8})
        for begin in ((0.2, -5.0), (0.8, -3.0))
    ]
    best = min(tops, key=lambda top: top.fun).x
    _, coef, spread = dense(best, y, x, own)
    assert (found.coef, found.se) == pytest.approx((coef[1], np.sqrt(spread[1, 1])), rel=1e-3)
    assert (found.noise.rho, found.noise.lasting) == pytest.approx((best[0], np.exp(best[1])), rel=2e-2)


def test_figures_almost_without_noise_of_their_own_are_an_interrupted_series():
    y, x, _ = planted(6, few=1e-9, many=1e-9)

    found, plain = noisy(y, x, np.full(len(y), 4e-5), 1), interrupted(y, x, 1)

    assert (found.coef, found.se, found.df) == pytest.approx((plain.coef[1], plain.se[1], plain.df), rel=3e-2)


def test_where_nothing_lasts_it_is_least_squares_weighted_by_the_noise():
    y, x, own = planted(8, lasting=0.0)

    found = noisy(y, x, own, 1)

    spread = np.linalg.inv(x.T @ (x / own[:, None]))
    coef = spread @ x.T @ (y / own)
    assert (found.coef, found.se) == pytest.approx((coef[1], np.sqrt(spread[1, 1])), rel=0.02)
    assert found.df == 45


def test_figures_that_differ_less_than_their_noise_are_not_judged_by_it():
    y, x, own = planted(9, lasting=0.0)

    assert noisy(7 + (y - 7) / 4, x, own, 1) is None


def test_a_unit_of_the_figures_changes_nothing_but_the_unit():
    y, x, own = planted(10)

    points, shares = noisy(100 * y, x, 1e4 * own, 1), noisy(y, x, own, 1)

    assert (points.coef, points.se, points.df) == pytest.approx(
        (100 * shares.coef, 100 * shares.se, shares.df), rel=1e-4
    )


def test_a_figure_with_much_noise_counts_for_little():
    y, x, own = planted(11)
    y[40], own[40] = 20.0, 1e6

    found, without = noisy(y, x, own, 1), noisy(np.r_[y[:40], 7.0, y[41:]], x, own, 1)

    assert found.coef == pytest.approx(without.coef, abs=1e-3)


def test_the_noise_of_a_part_is_that_of_its_own_figures():
    y, _, own = planted(12)
    noise = Noise(own, 0.04, 0.6)

    coef, se = noise.first(30).step(y[:30], np.column_stack([np.ones(30), np.arange(30) >= 15]), 1)

    _, dense_coef, spread = dense(
        (0.6, np.log(0.04)), y[:30], np.column_stack([np.ones(30), np.arange(30) >= 15]), own[:30]
    )
    assert (coef, se) == pytest.approx((dense_coef[1], np.sqrt(spread[1, 1])))
