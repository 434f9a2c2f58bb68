"""Counts in time: the published Sicilian figures, and statsmodels as the second opinion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measuring.published import column, rows
from wallofchange.measuring.counted import counted, without_end


def sicily(*, season):
    table = rows("sicily")
    month, offset = np.array(column(table, "month")), np.log(column(table, "stdpop"))
    turns = [turn(2 * np.pi * k * month / 12) for k in (1, 2) for turn in (np.sin, np.cos)]
    plain = [np.ones(len(table)), column(table, "smokban"), column(table, "time")]
    return np.array(column(table, "aces")), np.column_stack(plain + (turns if season else [])), offset


def test_the_published_rate_ratio_of_the_smoking_ban_is_found_with_an_interval_that_is_too_narrow():
    y, x, offset = sicily(season=False)

    found = counted(y, x, 1, offset)

    assert np.exp([found.coef[1], found.low, found.high]) == pytest.approx((0.8944, 0.8647, 0.9251), abs=1e-4)
    assert found.dispersion == pytest.approx(3.559, abs=5e-4)


def test_the_season_and_the_spread_of_the_counts_widen_it():
    y, x, offset = sicily(season=True)

    found = counted(y, x, 1, offset, quasi=True)

    assert np.exp([found.coef[1], found.low, found.high]) == pytest.approx((0.8851, 0.8394, 0.9332), abs=1e-4)
    assert found.dispersion == pytest.approx(2.2622, abs=5e-5)


@given(st.lists(st.integers(1, 400), min_size=6, max_size=30), st.floats(-3, 3), st.booleans())
def test_statsmodels_gives_the_same(counts, shift, quasi):
    import statsmodels.api as sm

    y, n = np.array(counts, dtype=float), len(counts)
    x = np.column_stack([np.ones(n), np.arange(n) >= n // 2, np.arange(n)]).astype(float)
    offset = shift * np.cos(np.arange(n))

    found = counted(y, x, 1, offset, quasi=quasi)
    other = sm.GLM(y, x, family=sm.families.Poisson(), offset=offset)
    other = other.fit(scale="X2" if quasi else None, tol=1e-12, maxiter=200)

    assert found.coef == pytest.approx(other.params, rel=1e-6, abs=1e-6)
    assert found.se == pytest.approx(other.bse, rel=1e-5)
    assert found.deviance == pytest.approx(other.deviance, rel=1e-8, abs=1e-8)


@given(st.lists(st.integers(0, 9), min_size=8, max_size=20))
def test_zeros_are_fitted_or_known_to_have_no_end(counts):
    y, n = np.array(counts, dtype=float), len(counts)
    x = np.column_stack([np.ones(n), np.arange(n) >= n // 2]).astype(float)

    assert without_end(y, x) == (not y[: n // 2].any() or not y[n // 2 :].any())
    if not without_end(y, x):
        assert np.exp(counted(y, x, 1).coef[0]) == pytest.approx(y[: n // 2].mean())


def test_counts_that_are_nothing_after_the_change_are_refused():
    x = np.column_stack([np.ones(8), np.arange(8) >= 4]).astype(float)

    with pytest.raises(ValueError, match="runs away"):
        counted(np.array([3.0, 4, 5, 4, 0, 0, 0, 0]), x, 1)
