"""The counterfactual: the vignette of CausalImpact, dense algebra as the second opinion, and its edges."""

import numpy as np
import pytest

from tests.measuring.published import column, rows
from wallofchange.measuring.counterfactual import counterfactual

NONE = np.empty((40, 0))


def past_and_future(seed=4, n=40, change=30, effect=0.0):
    draws = np.random.default_rng(seed)
    control = np.cumsum(draws.normal(size=n))
    y = 5 + 0.5 * control + np.cumsum(0.2 * draws.normal(size=n)) + draws.normal(0, 0.3, n)
    return y + effect * (np.arange(n) >= change), control[:, None]


def test_the_vignettes_planted_ten_is_found():
    table = rows("ci_vignette")
    y, control = np.array(column(table, "y")), np.array(column(table, "x1"))

    found = counterfactual(y, control[:, None], 70)

    assert found.average == pytest.approx(10.5, abs=0.15)
    assert found.low < 10 < found.high
    assert np.mean(found.expected) + found.average == pytest.approx(117.05, abs=5e-3)
    assert found.cumulative == pytest.approx(30 * found.average)


def test_the_forecast_is_that_of_generalised_least_squares_with_the_same_variances():
    y, control = past_and_future()
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    model = UnobservedComponents(
        y[:30], "llevel", exog=control[:30], mle_regression=False, use_exact_diffuse=True
    )
    noise, drift = model.fit(disp=0).params
    steps = np.minimum.outer(np.arange(40), np.arange(40))
    v = noise * np.eye(40) + drift * steps
    x = np.column_stack([np.ones(40), control])
    inverse = np.linalg.inv(v[:30, :30])
    coef = np.linalg.solve(x[:30].T @ inverse @ x[:30], x[:30].T @ inverse @ y[:30])
    expected = x[30:] @ coef + v[30:, :30] @ inverse @ (y[:30] - x[:30] @ coef)

    assert counterfactual(y, control, 30).expected == pytest.approx(expected, abs=2e-3)


def test_the_same_seed_gives_the_same_interval_and_another_hardly_another():
    y, control = past_and_future()

    first, again, other = (counterfactual(y, control, 30, seed=seed) for seed in (1, 1, 2))

    assert first == again
    assert first.average == other.average
    assert other.low == pytest.approx(first.low, abs=0.1 * (first.high - first.low))


def test_what_is_added_after_the_change_is_added_to_the_effect_and_to_nothing_else():
    plain, moved = (counterfactual(*past_and_future(effect=effect), 30) for effect in (0, 3))

    assert moved.expected == plain.expected
    assert moved.average == pytest.approx(plain.average + 3)
    assert moved.high - moved.low == pytest.approx(plain.high - plain.low)


@pytest.mark.parametrize("unit", [1e-6, 1e9])
def test_the_figures_follow_the_unit_however_large_or_small(unit):
    y, control = past_and_future()

    plain, moved = counterfactual(y, control, 30), counterfactual(unit * y, 1e5 * control, 30)

    assert (moved.average, moved.low) == pytest.approx((unit * plain.average, unit * plain.low), rel=1e-3)


def test_a_season_is_expected_to_return():
    season = np.tile([0.0, 3, -2, 1], 10)
    y = 7 + season + np.random.default_rng(2).normal(0, 0.1, 40) + (np.arange(40) >= 32)

    found = counterfactual(y, NONE, 32, season=4)

    assert found.low < 1 < found.high
    assert found.high - found.low < 0.6


@pytest.mark.parametrize("y", [np.full(40, 7.0), 2 * np.arange(40.0)])
def test_a_past_that_is_told_wholly_has_a_future_without_an_interval(y):
    found = counterfactual(y, np.arange(40.0)[:, None], 30)

    assert found.average == pytest.approx(0, abs=1e-9)
    assert (found.low, found.high) == (None, None)


def test_too_short_a_past_is_refused():
    with pytest.raises(ValueError, match="after 3 points"):
        counterfactual(np.arange(40.0), NONE, 2)
