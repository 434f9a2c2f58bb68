"""Cox: Freireich's leukaemia trial, statsmodels as the second opinion, and coefficients without an end."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.calc.durations import MERCAPTOPURINE, OPEN, PLACEBO
from wallofchange.measuring.climbing import EndlessError
from wallofchange.measuring.hazards import hazards

seeds = st.integers(0, 2**32 - 1)


def items(seed, n=60, k=3):
    draws = np.random.default_rng(seed)
    x = draws.normal(size=(n, k))
    durations = np.round(draws.exponential(np.exp(-0.5 * x[:, 0])) * 4) + 1
    return durations, draws.integers(0, 2, n).astype(float), x


def test_freireichs_control_group_relapses_nearly_five_times_as_fast():
    durations = np.array([*MERCAPTOPURINE, *PLACEBO], float)

    found = hazards(durations, np.array([*OPEN, *[1] * 21], float), np.repeat([0.0, 1], 21)[:, None])

    assert (found.coef[0], found.se[0], found.lr) == pytest.approx((1.5721, 0.4124, 16.35), abs=2e-3)


@given(seeds)
def test_statsmodels_gives_the_same_coefficients(seed):
    from statsmodels.duration.hazard_regression import PHReg

    durations, observed, x = items(seed)

    found = hazards(durations, observed, x)
    other = PHReg(durations, x, status=observed, ties="efron").fit(disp=0)

    assert found.coef == pytest.approx(other.params, abs=1e-6)
    assert found.se == pytest.approx(other.bse, abs=1e-6)
    assert found.loglik == pytest.approx(other.llf, abs=1e-8)


@given(seeds, st.floats(1e-4, 1e4), st.floats(-100, 100))
def test_the_unit_of_a_column_moves_only_its_own_coefficient(seed, unit, origin):
    durations, observed, x = items(seed)

    plain = hazards(durations, observed, x)
    moved = hazards(durations, observed, x * [unit, 1, 1] + [unit * origin, 0, 0])

    assert moved.coef[0] * unit == pytest.approx(plain.coef[0], rel=1e-5, abs=1e-7)
    assert (moved.coef[1], moved.lr) == pytest.approx((plain.coef[1], plain.lr), abs=1e-6)


@given(seeds)
def test_only_the_order_of_the_times_matters(seed):
    durations, observed, x = items(seed)

    assert hazards(durations**3 + 7, observed, x).coef == pytest.approx(hazards(durations, observed, x).coef)


def test_turning_a_group_round_turns_the_sign():
    durations, observed, x = items(3, k=1)
    group = (x > 0).astype(float)

    assert hazards(durations, observed, 1 - group).coef[0] == pytest.approx(
        -hazards(durations, observed, group).coef[0]
    )


@pytest.mark.parametrize(
    ("durations", "observed", "x", "why"),
    [
        ([1, 2, 3, 4], [1, 1, 1, 1], [1, 1, 0, 0], "runs away"),
        ([1, 2, 3, 4], [1, 1, 1, 1], [4, 3, 2, 1], "runs away"),
        ([1, 1, 2, 2], [1, 1, 0, 0], [1, 1, 0, 0], "runs away"),
        ([1, 2, 3, 4], [0, 0, 0, 0], [1, 0, 1, 0], "Nothing finished"),
        ([1, 2, 3, 4], [0, 0, 0, 1], [1, 2, 3, 4], "at risk together"),
    ],
)
def test_what_has_no_finite_coefficient_is_refused(durations, observed, x, why):
    with pytest.raises(EndlessError, match=why):
        hazards(np.array(durations, float), np.array(observed, float), np.array(x, float)[:, None])
