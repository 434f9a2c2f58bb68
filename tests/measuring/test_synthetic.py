"""Synthetic control: the Basque Country, and quadratic programming as the second opinion."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from tests.measuring.published import rows
from wallofchange.measuring.synthetic import on_simplex, synthetic

seeds = st.integers(0, 2**32 - 1)


def basque():
    table = [row for row in rows("basque") if not row["regionname"].startswith("Spain")]
    names = sorted({row["regionname"] for row in table})
    years = sorted({float(row["year"]) for row in table})
    figure = {(row["regionname"], float(row["year"])): float(row["gdpcap"]) for row in table}
    treated = next(name for name in names if name.startswith("Basque"))
    donors = [name for name in names if name != treated]
    return (
        np.array([figure[treated, year] for year in years]),
        np.array([[figure[name, year] for name in donors] for year in years]),
        donors,
        years.index(1975),
    )


def test_the_basque_country_is_catalonia_and_madrid():
    treated, donors, names, change = basque()

    found = synthetic(treated, donors, change)
    weights = dict(zip(names, found.weights, strict=True))

    assert weights["Cataluna"] == pytest.approx(0.826, abs=0.001)
    assert weights["Madrid (Comunidad De)"] == pytest.approx(0.168, abs=0.001)
    assert min(found.effect) < -0.8


@given(seeds, st.integers(1, 6))
def test_quadratic_programming_finds_no_better_mix(seed, many):
    draws = np.random.default_rng(seed)
    donors, target = draws.normal(7, 1, (12, many)), draws.normal(7, 1, 12)

    weights = on_simplex(donors, target)
    other = minimize(
        lambda w: np.sum((target - donors @ w) ** 2),
        np.full(many, 1 / many),
        bounds=[(0, 1)] * many,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
        method="SLSQP",
        options={"ftol": 1e-14, "maxiter": 500},
    )

    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1)
    assert np.sum((target - donors @ weights) ** 2) <= other.fun + 1e-8


@given(seeds, st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_the_mix_follows_neither_unit_nor_origin(seed, origin, unit):
    draws = np.random.default_rng(seed)
    donors, treated = draws.normal(size=(20, 4)), draws.normal(size=20)

    plain, moved = (
        synthetic(treated, donors, 14),
        synthetic(origin + unit * treated, origin + unit * donors, 14),
    )

    assert moved.weights == pytest.approx(plain.weights, abs=1e-5)
    assert moved.placebo_p == plain.placebo_p


def test_a_change_that_only_the_treated_had_breaks_its_fit_most():
    draws = np.random.default_rng(5)
    common = np.cumsum(draws.normal(size=40))[:, None]
    donors = common + draws.normal(0, 0.2, (40, 19))
    treated = donors[:, :3].mean(axis=1) + draws.normal(0, 0.1, 40) + 3 * (np.arange(40) >= 30)

    found = synthetic(treated, donors, 30)

    assert found.placebo_p == 1 / 20
    assert np.mean(found.effect) == pytest.approx(3, abs=0.3)


def test_a_perfect_fit_leaves_nothing_to_compare_with():
    donors = np.arange(12.0).reshape(6, 2)

    found = synthetic(donors[:, 0], donors, 4)

    assert (found.weights, found.rmspe_ratio, found.placebo_p) == ((1, 0), None, None)


def test_one_donor_has_nobody_to_play_with():
    found = synthetic(np.array([1.0, 2, 3, 9]), np.array([[1.1], [2.1], [2.8], [4]]), 3)

    assert (found.weights, found.placebo_p) == ((1,), None)
    assert found.effect == (5,)


def test_a_change_before_all_points_is_refused():
    with pytest.raises(ValueError, match="before the change and after"):
        synthetic(np.ones(4), np.ones((4, 2)), 0)
