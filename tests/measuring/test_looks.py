"""Planned looks: the published table, R's way by brute force, and a simulation."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallofchange.measuring.looks import boundaries
from wallofchange.measuring.quantiles import NORMAL

plans = st.lists(st.integers(1, 100), min_size=1, max_size=8, unique=True).map(
    lambda looks: [look / 100 for look in sorted(looks)]
)


def test_the_published_table_of_five_looks_is_found():
    assert boundaries([0.2, 0.4, 0.6, 0.8, 1]) == pytest.approx([4.877, 3.357, 2.680, 2.290, 2.031], abs=1e-3)


@pytest.mark.parametrize(("looks", "last"), [(1, 1.960), (2, 1.969), (3, 1.993), (4, 2.014), (5, 2.031)])
def test_the_last_boundary_of_even_looks_is_the_published_one(looks, last):
    """Reboussin, DeMets, Kim & Lan 2000, the programme for O'Brien-Fleming type spending at .05."""
    found = boundaries([(look + 1) / looks for look in range(looks)])

    assert found[-1] == pytest.approx(last, abs=2e-3)


@given(plans, st.sampled_from([0.01, 0.05, 0.2]))
def test_one_look_is_the_spending_itself_and_later_ones_ask_no_more_than_it(fractions, alpha):
    found = boundaries(fractions, alpha)

    if _spent(fractions[0], alpha) > 1e-12:
        alone = NORMAL.inv_cdf(1 - _spent(fractions[0], alpha) / 2)
        assert found[0] == pytest.approx(alone, abs=1e-3)
    assert all(later < earlier for earlier, later in pairwise(found)) or _close(fractions)


@pytest.mark.parametrize("fractions", [[0.3, 0.9], [0.5, 0.55, 1], [0.25, 0.5, 0.75, 1]])
def test_a_walk_crosses_as_often_as_was_spent(fractions):
    draws = np.random.default_rng(4).normal(size=(200_000, len(fractions)))
    steps = np.diff([0, *fractions]) ** 0.5
    z = (draws * steps).cumsum(axis=1) / np.sqrt(fractions)

    crossed = (abs(z) >= boundaries(fractions, 0.1)).cumsum(axis=1).astype(bool).mean(axis=0)

    assert crossed == pytest.approx([_spent(t, 0.1) for t in fractions], abs=0.002)


def test_scipy_finds_the_same_second_boundary_by_the_plane():
    from scipy.optimize import brentq
    from scipy.stats import multivariate_normal

    first, second = boundaries([0.5, 1])
    plane = multivariate_normal([0, 0], [[1, 0.5**0.5], [0.5**0.5, 1]])

    def crossing(z):
        return 1 - plane.cdf([first, z], lower_limit=[-first, -z]) - 0.05

    assert second == pytest.approx(brentq(crossing, 1.5, 3, xtol=1e-9), abs=1e-4)


def test_a_look_so_early_that_nothing_may_be_spent_still_has_a_boundary():
    found = boundaries([0.001, 0.002, 0.5, 1])

    assert found[0] == pytest.approx(70.9, abs=0.1)
    assert found[2:] == pytest.approx(boundaries([0.5, 1]), abs=1e-9)


def test_ninety_looks_spend_no_more_than_five():
    found = boundaries([day / 90 for day in range(1, 91)])

    assert found[-1] == pytest.approx(2.1825, abs=1e-3)
    assert all(later < earlier for earlier, later in pairwise(found))


@pytest.mark.parametrize("fractions", [[], [0.5, 0.5], [0.5, 0.4], [0.5, 1.1], [0, 1], [0.5, 0.50001]])
def test_looks_that_are_no_plan_are_refused(fractions):
    with pytest.raises(ValueError, match="Fractions rise"):
        boundaries(fractions)


@pytest.mark.parametrize("alpha", [0, 1, -0.1])
def test_an_alpha_that_is_none_is_refused(alpha):
    with pytest.raises(ValueError, match="Alpha"):
        boundaries([0.5, 1], alpha)


def _spent(t, alpha):
    return 4 * NORMAL.cdf(NORMAL.inv_cdf(alpha / 4) / t**0.5)


def _close(fractions):
    """Just after a look hardly anything new may be spent, so the boundary may rise a little."""
    return any(later - earlier < 0.2 * earlier for earlier, later in pairwise(fractions))
