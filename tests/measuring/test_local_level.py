"""Local level: the Nile, statsmodels as the second opinion, gaps and edges."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.local_level import local_level

seeds = st.integers(0, 2**32 - 1)


def nile():
    from statsmodels.datasets import nile as data

    return [float(value) for value in data.load_pandas().data["volume"]]


def series(seed, n=40):
    draws = np.random.default_rng(seed)
    y = (7 + np.cumsum(0.2 * draws.normal(size=n)) + 0.4 * draws.normal(size=n)).tolist()
    return [None if gap else value for value, gap in zip(y, draws.random(n) < 0.2, strict=True)]


def model(y):
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    filled = [np.nan if value is None else value for value in y]
    return UnobservedComponents(filled, "llevel", use_exact_diffuse=True)


def test_the_variances_of_the_nile_are_found_with_the_first_year_in_the_likelihood():
    found = local_level(nile())

    assert (found.sigma2_obs, found.sigma2_level) == pytest.approx((15098.5, 1469.2), rel=1e-4)
    assert found.loglik == pytest.approx(-632.5456 - 0.5 * np.log(2 * np.pi), abs=1e-3)


def test_known_noise_gives_the_niles_other_variance():
    found = local_level(nile(), [15099.0] * 100)

    assert found.sigma2_level == pytest.approx(1469.1, abs=0.2)
    assert found.sigma2_obs is None


@given(seeds)
def test_statsmodels_gives_the_same_likelihood_levels_and_errors(seed):
    y = series(seed)

    found = local_level(y)
    other = model(y).smooth([found.sigma2_obs, found.sigma2_level])

    assert found.loglik == pytest.approx(other.llf, abs=1e-6)
    assert found.level == pytest.approx(tuple(other.smoothed_state[0]), abs=1e-6)
    reach = 1.959964 * np.sqrt(np.maximum(other.smoothed_state_cov[0, 0], 0))
    assert np.subtract(found.high, found.level) == pytest.approx(reach, abs=1e-5)


@given(seeds)
def test_no_other_variances_are_likelier(seed):
    y = series(seed)
    found, other = local_level(y), model(y)

    for noise in (0.5, 0.97, 1.03, 2):
        for drift in (0.5, 0.97, 1.03, 2):
            tried = [max(noise * found.sigma2_obs, 1e-9), max(drift * found.sigma2_level, 1e-9)]
            assert other.loglike(tried) <= found.loglik + 1e-6


@given(seeds, st.floats(-1e3, 1e3), st.floats(1e-3, 1e3))
def test_figures_follow_unit_and_origin(seed, origin, unit):
    y = series(seed)

    plain = local_level(y)
    moved = local_level([None if value is None else origin + unit * value for value in y])

    assert moved.level == pytest.approx([origin + unit * at for at in plain.level], rel=1e-3, abs=1e-3 * unit)


def test_noise_that_differs_from_week_to_week_weighs_the_figures():
    y = [7.0, 7.1, 9.0, 7.0, 7.1, 6.9, 7.0]

    trusted = local_level(y, [0.01] * 7)
    doubted = local_level(y, [0.01, 0.01, 4.0, 0.01, 0.01, 0.01, 0.01])

    assert doubted.level[2] == pytest.approx(7.05, abs=0.1)
    assert trusted.level[2] > 8


def test_gaps_at_both_ends_are_filled_ever_less_surely():
    found = local_level(
        [None, None, *[7.0, 7.4, 7.1, 7.6, 7.2, 7.9], None, None], [None, None, *[0.01] * 6, None, None]
    )
    width = np.subtract(found.high, found.low)

    assert width[0] > width[1] > width[2]
    assert width[-1] > width[-2] > width[-3]
    assert found.level[0] == found.level[1] == found.level[2]


def test_a_series_that_never_moves_has_no_interval_unless_its_noise_is_known():
    still, known = local_level([7.0] * 5), local_level([7.0] * 5, [0.1] * 5)

    assert (still.sigma2_level, still.sigma2_obs, still.low[0], still.loglik) == (0, 0, None, None)
    assert known.high[0] - known.low[0] == pytest.approx(2 * 1.96 * np.sqrt(0.1 / 5), abs=1e-3)


def test_a_walk_without_noise_is_its_own_level():
    found = local_level([1.0, 2, 4, 7, 11, 16])

    assert (found.sigma2_obs, found.level) == (0, (1, 2, 4, 7, 11, 16))


def test_two_figures_are_too_few():
    with pytest.raises(ValueError, match="Three figures"):
        local_level([7.0, None, 7.1])
